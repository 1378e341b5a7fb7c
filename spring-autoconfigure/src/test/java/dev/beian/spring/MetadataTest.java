package dev.beian.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.config.SettingKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;

class MetadataTest {
    private final Map<String, ConfigurationMetadataProperty> properties = Metadata.properties();

    @Test
    void ideKnowsTheKeysThatThereAreAndNoOthers() {
        Set<String> expected = Stream.of(SettingKey.values())
                .filter(key -> key != SettingKey.CONFIG) // a HOCON file has no part in a Spring application
                .map(key -> SettingKey.ROOT + "." + key.listPath())
                .collect(Collectors.toCollection(TreeSet::new));
        expected.add(SettingKey.SITES);

        assertThat(properties.keySet().stream().filter(name -> name.startsWith("beian.")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = SettingKey.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CONFIG", "FILTER_ORDER", "HEALTH_FAIL_ON", "LICENCE_NAME", "LICENCE_NUMBER", "LICENCE_HREF"})
    void ideShowsTheDefaultThatCounts(SettingKey key) {
        Object shown = properties.get(SettingKey.ROOT + "." + key.listPath()).getDefaultValue();

        String text = shown instanceof Object[] values
                ? Arrays.stream(values).map(Object::toString).collect(Collectors.joining(","))
                : shown == null ? "" : shown.toString();
        assertThat(text).isEqualTo(key.defaultText());
    }

    @Test
    void filterComesAfterForwardedHeaderFilterAndBeforeSpringSecurity() {
        assertThat(properties.get("beian.filter.order").getDefaultValue()).isEqualTo(Integer.MIN_VALUE + 10);
        assertThat(properties.get("beian.health.fail-on").getDefaultValue()).isNull();
    }

    @Test
    void everyPropertyIsExplainedInSentences() {
        assertThat(properties.values())
                .allSatisfy(property -> assertThat(property.getDescription())
                        .as(property.getId())
                        .matches("(?s)[A-Z].*[.]"));
    }

    @Test
    void switchesOfTheActuatorAreKnown() {
        assertThat(properties)
                .containsKeys(
                        "management.endpoint.beian.access",
                        "management.endpoint.beian.enabled",
                        "management.endpoint.beian.cache.time-to-live",
                        "management.health.beian.enabled");
        assertThat(properties.get("management.health.beian.enabled").getDefaultValue())
                .isEqualTo(true);
    }
}
