package dev.beian.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import dev.beian.config.SettingsBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says about each key is what the code does. */
class ConfigurationDocumentTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| (\\S.*?) \\| `([^`]+)` \\| .+ \\|");

    private record Row(String key, String variable, String absent, String example) {}

    private static List<Row> rows(String document) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", document))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3).replace("`", ""), row.group(4)));
            }
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "configuration.zh-CN.md"})
    void everyKeyIsDocumentedWithItsDefaultAndExample(String document) throws IOException {
        String none = document.contains("zh") ? "无" : "none";
        List<String> expected = Stream.of(SettingKey.values())
                .map(key -> String.join(
                        " ", key.path(), key.defaultText().isEmpty() ? none : key.defaultText(), key.example()))
                .toList();

        assertThat(rows(document))
                .extracting(row -> String.join(" ", row.key(), row.absent(), row.example()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "configuration.zh-CN.md"})
    void everyDocumentedVariableIsRead(String document) throws IOException {
        assertThat(rows(document)).allSatisfy(row -> {
            String key = row.key().replace("[].", "[0].").replace("[]", "");
            assertThat(SettingNames.ofEnvironment(row.variable())).isEqualTo("beian." + key);
        });
    }

    @Test
    void everyVariableOfASiteIsReadToo() throws IOException {
        List<String> ofSites = Stream.of(SettingKey.values())
                .filter(SettingKey::isOfSite)
                .map(SettingKey::path)
                .toList();
        assertThat(rows("configuration.md").stream().filter(row -> ofSites.contains(row.key())))
                .hasSameSizeAs(ofSites)
                .allSatisfy(row -> {
                    String key = row.key().replace("[].", "[0].").replace("[]", "");
                    assertThat(SettingNames.ofEnvironment(row.variable().replace("BEIAN_", "BEIAN_SITES_SHOP_")))
                            .isEqualTo("beian.sites.shop." + key);
                });
    }

    /** The token's example is a substitution, and a file is not there to be bound. */
    @ParameterizedTest
    @EnumSource(value = SettingKey.class, mode = Mode.EXCLUDE, names = "STATUS_TOKEN")
    void theExampleOfAKeyIsARightValueAndSoIsItsDefault(SettingKey key) {
        for (String value : List.of(key.example(), key.defaultText())) {
            List<Setting> settings = new ArrayList<>(List.of(
                    setting("entity", "甲公司"),
                    setting("trusted-proxies", "10.0.0.0/8"),
                    setting("status.allow", "10.0.0.0/8"),
                    setting("licences[0].number", "京ICP证030173号")));
            settings.removeIf(other -> key.isList()
                    && other.key().startsWith("beian." + key.listPath())
                    && !key.path().startsWith("licences"));
            settings.add(setting(key.path().replace("[].", "[0].").replace("[]", ""), value));
            if (!key.path().equals("licences[].number") || !value.isEmpty()) {
                assertThat(SettingsBinder.bind(new BeianSettings(settings)).warnings())
                        .isEmpty();
            }
        }
    }

    private static Setting setting(String path, String value) {
        return new Setting("beian." + path, value, "test", false);
    }
}
