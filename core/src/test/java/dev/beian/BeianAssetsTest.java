package dev.beian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beian.config.BeianSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Setting;
import dev.beian.footer.Asset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Badges are loaded, and their faults told, when the library is assembled. */
class BeianAssetsTest {
    private static final String DRAWING = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

    @TempDir
    Path folder;

    private static Beian assemble(String... keysAndValues) {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting("beian.icp.number", "京ICP备20012346号-1", "test", false));
        settings.add(new Setting("beian.locale", "en", "test", false));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.add(new Setting(keysAndValues[i], keysAndValues[i + 1], "application.conf: 3", false));
        }
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        return Beian.of(new BeianSettings(settings), BeianAssetsTest.class.getClassLoader(), clock);
    }

    @Test
    void servesTheStylesheetAndEachBadgeOnce() throws Exception {
        Path file = Files.write(folder.resolve("badge.svg"), DRAWING.getBytes(StandardCharsets.UTF_8));

        assertThat(assemble().assets()).extracting(Asset::mediaType).containsExactly("text/css;charset=utf-8");
        assertThat(assemble("beian.psb.icon", "file:" + file).assets())
                .extracting(Asset::mediaType)
                .containsExactly("image/svg+xml", "text/css;charset=utf-8");
    }

    @Test
    void tellsWhichBadgeIsWrongWithKeyValueOriginAndExample() {
        Path missing = folder.resolve("none.png");

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> assemble("beian.psb.icon", "file:" + missing))
                .withMessageContaining("beian.psb.icon")
                .withMessageContaining("file:" + missing)
                .withMessageContaining("application.conf: 3")
                .withMessageContaining("there is no such file or resource")
                .withMessageContaining("classpath:/beian/gongan.png");
    }
}
