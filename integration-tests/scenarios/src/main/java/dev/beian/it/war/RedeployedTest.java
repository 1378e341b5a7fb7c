package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Loaders;
import com.typesafe.config.ConfigFactory;
import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.it.Until;
import dev.beian.it.War;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the library stays when its application goes. */
class RedeployedTest {
    private static final int TIMES = 20;
    private static final String CONF = Pages.CONF + """
            beian.status { path = /beian-status, allow = [127.0.0.1] }
            beian.evidence.interval = 1s
            """;

    @TempDir
    Path folder;

    private final Logger root = Logger.getLogger("");
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(record.getLoggerName() + ": " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void archivesAreDeployed() {
        ServletServer.assume(Capability.WAR);
        ServletServer.assume(Capability.LONG_RUNS);
        root.addHandler(handler);
        Loaders.forget();
    }

    @AfterEach
    void listenNoMore() {
        root.removeHandler(handler);
    }

    @Test
    void twentyTimesLeavesNeitherThreadNorClassLoaderBehind() {
        War war = Pages.files(folder).beian().conf(CONF).webXml("", Pages.SHOP);
        war.file("index.html", Pages.STATIC_PAGE.replace("<h1>", "<p>" + "页".repeat(50_000) + "</p><h1>"));
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            for (int i = 0; i < TIMES; i++) {
                Pages.assertFooter(server.get("/"));
                // No thread of the container's is started from within the application: on Java 17 it would keep
                // the class loader of whoever stands on the stack, as long as it lives.
                for (String path :
                        List.of("/shop/page", "/shop/dispatch", "/shop/forward", "/static.html", "/absent")) {
                    server.get(path);
                }
                assertThat(server.get("/shop/loader").text()).isEqualTo("own");
                if (i % 2 == 0) { // else the audit may be under way
                    Until.isTrue("the home page was audited", () -> isHomeAudited(server));
                }
                server.redeploy();
                assertThat(threadsOf(Loaders.alive())).isEmpty();
            }
            Until.isTrue("all " + TIMES + " class loaders are gone", () -> {
                server.get("/style.css"); // containers remember their latest connection
                System.gc();
                return Loaders.alive().isEmpty();
            });
            Pages.assertFooter(server.get("/"));
        }
        assertThat(warnings)
                .as("complaints of the container about us, and false alarms of ours")
                .filteredOn(line -> !line.contains("beian.status.allow")) // that this machine may read the status
                .noneMatch(line -> line.contains("beian"));
    }

    private static boolean isHomeAudited(RunningServer server) {
        RawResponse status = server.get("/beian-status");
        assertThat(status.status()).isEqualTo(200);
        return ConfigFactory.parseString(status.text())
                .getConfigList("sites")
                .get(0)
                .hasPath("evidence.home");
    }

    /** Threads that have such a loader, or were started by its classes. */
    private static List<Thread> threadsOf(List<ClassLoader> loaders) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> loaders.contains(thread.getContextClassLoader())
                        || loaders.contains(thread.getClass().getClassLoader()))
                .filter(Thread::isAlive)
                .toList();
    }
}
