package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.beian.Beian;
import dev.beian.config.BeianSettings;
import dev.beian.config.BoundSettings;
import dev.beian.config.Setting;
import dev.beian.config.SettingsBinder;
import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.it.Until;
import dev.beian.servlet.BeianFilter;
import dev.beian.status.JournalSnapshot;
import dev.beian.status.PageEvidence;
import dev.beian.status.SiteTraffic;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An application in the container under test, by a clock that the test moves; its status answers at {@code /status}. */
final class ObservedApp implements AutoCloseable {
    static final String NOW = "2026-03-10T06:00:00Z";
    static final String NUMBER = "京ICP备2021033841号-2";

    private final HandClock clock = new HandClock(NOW);
    private final Beian beian;
    private final RunningServer server;

    /**
     * Starts an application.
     *
     * @param app its servlets
     * @param keysAndValues settings, without {@code beian.}, beside those that make the status readable
     */
    ObservedApp(App app, String... keysAndValues) {
        this(app, UnaryOperator.identity(), keysAndValues);
    }

    /**
     * Starts an application whose library is assembled by hand.
     *
     * @param app its servlets
     * @param change what is done with the settings once they are bound
     * @param keysAndValues settings, without {@code beian.}, beside those that make the status readable
     */
    ObservedApp(App app, UnaryOperator<BoundSettings> change, String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("locale", "en");
        values.put("status.path", "/status");
        values.put("status.allow", "127.0.0.0/8, ::1");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        List<Setting> settings = new ArrayList<>();
        values.forEach((key, value) -> settings.add(new Setting("beian." + key, value, "test", false)));
        BoundSettings bound = SettingsBinder.bind(new BeianSettings(settings), clock);
        beian = Beian.of(change.apply(bound), ObservedApp.class.getClassLoader(), clock);
        server = ServletServer.start(app.resources(files())
                .filter(
                        BeianFilter.NAME,
                        new BeianFilter(beian),
                        DispatcherType.REQUEST,
                        DispatcherType.FORWARD,
                        DispatcherType.ERROR,
                        DispatcherType.ASYNC));
    }

    /** An empty folder for the container's default servlet, without which some call no filter for a path of nobody. */
    private static Path files() {
        try {
            Path files = Files.createTempDirectory("observed");
            files.toFile().deleteOnExit();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HandClock clock() {
        return clock;
    }

    Beian beian() {
        return beian;
    }

    RunningServer server() {
        return server;
    }

    RawResponse get(String path, String... fields) {
        return server.get(path, fields);
    }

    /** How many pages were counted, whatever became of them. */
    long pages() {
        JournalSnapshot journal = beian.journal().snapshot();
        return journal.unknown().total()
                + journal.sites().values().stream()
                        .mapToLong(SiteTraffic::total)
                        .sum();
    }

    /** The status document as it is served. */
    Config status() {
        RawResponse response = server.get("/status");
        assertThat(response.status()).isEqualTo(200);
        return ConfigFactory.parseString(response.text());
    }

    /** The part of a site. */
    Config status(String site) {
        return status().getConfigList("sites").stream()
                .filter(each -> each.getString("name").equals(site))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no site " + site));
    }

    /** The codes of a site's findings. */
    static List<String> codes(Config site) {
        return site.getConfigList("findings").stream()
                .map(finding -> finding.getString("code"))
                .toList();
    }

    /** Waits for an audit of a page at the time that the clock shows. */
    PageEvidence audited(String site, String path) {
        Until.isTrue("audit of " + path + " of " + site, () -> find(site, path) != null);
        return find(site, path);
    }

    private PageEvidence find(String site, String path) {
        return beian.evidence().of(site).stream()
                .filter(page -> page.path().equals(path) && page.auditedAt().equals(clock.instant()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        server.close();
        beian.close();
    }
}
