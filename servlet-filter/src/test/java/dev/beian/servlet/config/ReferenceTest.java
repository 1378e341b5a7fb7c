package dev.beian.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.beian.config.BeianSettings;
import dev.beian.config.BoundSettings;
import dev.beian.config.SettingKey;
import dev.beian.config.SettingsBinder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The library's own reference.conf, the keys that the code knows, and the product's contract agree. */
class ReferenceTest {
    private static final Config REFERENCE =
            ConfigFactory.parseResources(ReferenceTest.class.getClassLoader(), "reference.conf");

    /** The keys and defaults that users can rely on; a list of groups by its own name. */
    private static final Map<String, String> CONTRACT = Map.ofEntries(
            Map.entry("enabled", "true"),
            Map.entry("on-error", "fail"),
            Map.entry("auto-register", "true"),
            Map.entry("locale", "zh-CN"),
            Map.entry("debug-header", "false"),
            Map.entry("config", ""),
            Map.entry("filter.order", "HIGHEST_PRECEDENCE + 10"),
            Map.entry("health.fail-on", "never"),
            Map.entry("hosts", ""),
            Map.entry("entity", ""),
            Map.entry("opened-on", ""),
            Map.entry("icp.number", ""),
            Map.entry("icp.granted-on", ""),
            Map.entry("icp.submitted-on", ""),
            Map.entry("icp.accepted-on", ""),
            Map.entry("icp.serial", "keep"),
            Map.entry("icp.href", "https://beian.miit.gov.cn/"),
            Map.entry("icp.confirmed", "false"),
            Map.entry("psb.number", ""),
            Map.entry("psb.granted-on", ""),
            Map.entry("psb.submitted-on", ""),
            Map.entry("psb.required", "true"),
            Map.entry("psb.icon", ""),
            Map.entry("psb.href", "https://beian.mps.gov.cn/#/query/webSearch?code={code}"),
            Map.entry("psb.confirmed", "false"),
            Map.entry("licences", ""),
            Map.entry("copyright.owner", ""),
            Map.entry("copyright.since", ""),
            Map.entry("copyright.enabled", ""),
            Map.entry("footer.enabled", "true"),
            Map.entry("footer.style", "auto"),
            Map.entry("footer.class", ""),
            Map.entry("footer.existing", "linked"),
            Map.entry("pages.include", ""),
            Map.entry("pages.exclude", ""),
            Map.entry("pages.home", "/"),
            Map.entry("pages.in-frames", "always"),
            Map.entry("hosts-from", "host"),
            Map.entry("trusted-proxies", ""),
            Map.entry("assets.path", "/_beian"),
            Map.entry("assets.base-url", ""),
            Map.entry("status.path", ""),
            Map.entry("status.allow", ""),
            Map.entry("status.token", ""),
            Map.entry("status.due-soon", "10"),
            Map.entry("evidence.pages", "home"),
            Map.entry("evidence.interval", "1m"),
            Map.entry("evidence.max-size", "512KiB"));

    @Test
    void theReferenceNamesEveryKeyWithItsDefault() {
        Map<String, String> found = new TreeMap<>();
        collect("", REFERENCE.getObject("beian"), found);

        assertThat(found).containsExactlyInAnyOrderEntriesOf(CONTRACT);
    }

    @Test
    void theCodeKnowsEveryKeyWithItsDefault() {
        Map<String, String> known = new TreeMap<>();
        Stream.of(SettingKey.values()).forEach(key -> known.put(key.listPath(), key.defaultText()));

        assertThat(known).containsExactlyInAnyOrderEntriesOf(CONTRACT);
    }

    @Test
    void theDefaultsAreWhatTheBinderDoesWithoutThem() {
        BoundSettings withReference = SettingsBinder.bind(HoconSettings.read(new SettingSources(
                Map.of(), Map.of(), Map.of(), Map.of("BEIAN_ENTITY", "甲公司"), ReferenceTest.class.getClassLoader())));
        BoundSettings without = SettingsBinder.bind(
                new BeianSettings(List.of(new dev.beian.config.Setting("beian.entity", "甲公司", "test", false))));

        assertThat(withReference).isEqualTo(without);
    }

    @Test
    void everyKeyOfTheReferenceHasAComment() {
        REFERENCE
                .getObject("beian")
                .forEach((name, value) -> assertThat(commented(value)).as(name).isTrue());
    }

    private static boolean commented(ConfigValue value) {
        boolean isGroup = value.valueType() == ConfigValueType.OBJECT;
        return !value.origin().comments().isEmpty()
                || isGroup && ((ConfigObject) value).values().stream().anyMatch(ReferenceTest::commented);
    }

    private static void collect(String prefix, ConfigObject group, Map<String, String> found) {
        group.forEach((name, value) -> {
            String key = prefix + name;
            switch (value.valueType()) {
                case OBJECT -> collect(key + ".", (ConfigObject) value, found);
                case NULL -> found.put(key, "");
                case LIST -> {
                    List<String> elements = ((ConfigList) value)
                            .stream()
                                    .map(element -> String.valueOf(element.unwrapped()))
                                    .toList();
                    found.put(key, String.join(",", elements));
                }
                default -> found.put(key, value.atKey("v").getString("v"));
            }
        });
    }
}
