package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.Log;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.it.War;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings come from where an operator puts them, and what is wrong with them is said where an operator looks. */
class ConfiguredTest {
    private static final String OTHER = "沪ICP备2022054321号-2";

    @TempDir
    Path folder;

    @BeforeEach
    void archivesAreDeployed() {
        ServletServer.assume(Capability.WAR);
    }

    @Test
    void aContextParameterIsStrongerThanASystemPropertyAndThatThanAFile() {
        War war = Pages.files(folder).beian().conf("beian.icp.number = \"" + OTHER + "\"");
        try (RunningServer server = start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).contains(OTHER);
        }
        System.setProperty("beian.icp.number", Pages.NUMBER);
        try (RunningServer server = start(App.war(war.directory()))) {
            Pages.assertFooter(server.get("/"));
        }
        System.setProperty("beian.icp.number", OTHER);
        try (RunningServer server =
                start(App.war(war.directory()).contextParameter("beian.icp.number", Pages.NUMBER))) {
            Pages.assertFooter(server.get("/"));
        } finally {
            System.clearProperty("beian.icp.number");
        }
    }

    @Test
    void theDescriptorsParametersCount() {
        War war = Pages.files(folder).beian().webXml("", """
                <context-param>
                  <param-name>beian.icp.number</param-name>
                  <param-value>%s</param-value>
                </context-param>
                """.formatted(Pages.NUMBER));
        try (RunningServer server = start(App.war(war.directory()))) {
            Pages.assertFooter(server.get("/"));
        }
    }

    @Test
    void theFiltersOwnParametersAreTheStrongest() {
        String filter = Pages.FILTER.replace("</filter-class>", """
                </filter-class>
                <init-param>
                  <param-name>beian.icp.number</param-name>
                  <param-value>%s</param-value>
                </init-param>
                """.formatted(Pages.NUMBER));
        War war = Pages.files(folder)
                .beian()
                .conf("beian.icp.number = \"" + OTHER + "\"")
                .webXml("", filter);
        App app = App.war(war.directory()).contextParameter("beian.icp.number", OTHER);
        try (RunningServer server = start(app)) {
            Pages.assertFooter(server.get("/"));
        }
    }

    @Test
    void aFileBesideAnArchiveThatCannotBeOpened() throws Exception {
        Path file = Files.writeString(folder.resolve("beian.conf"), Pages.CONF);
        War war = Pages.files(folder.resolve("war")).beian();
        App app = App.war(war.directory()).contextParameter("beian.config", file.toString());
        try (RunningServer server = start(app)) {
            Pages.assertFooter(server.get("/"));
        }
    }

    @Test
    void withoutSettingsTheApplicationIsUntouchedAndOneWarningSaysSo() {
        War war = Pages.files(folder).beian();
        try (Log log = new Log();
                RunningServer server = start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).isEqualTo(Pages.STATIC_PAGE);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .singleElement()
                    .asString()
                    .contains("beian.icp.number");
        }
    }

    @Test
    void switchedOffTheApplicationIsUntouchedWhateverElseIsWrong() {
        War war = Pages.files(folder).beian().conf("beian { enabled = false, icp.number = \"nonsense\" }");
        try (RunningServer server = start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).isEqualTo(Pages.STATIC_PAGE);
        }
    }

    @Test
    void everySiteHasItsLineInTheLogOnce() {
        War war = Pages.files(folder).beian().conf("""
                beian.sites {
                  main { hosts = [example.cn], icp.number = "%s" }
                  shop { hosts = [shop.example.cn], icp.number = "%s" }
                }
                """.formatted(Pages.NUMBER, OTHER));
        try (Log log = new Log();
                RunningServer server = start(App.war(war.directory()))) {
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(Pages.NUMBER))
                    .hasSize(1);
            assertThat(log.lines()).filteredOn(line -> line.contains(OTHER)).hasSize(1);
            Pages.assertFooter(server.get("/", "Host: www.example.cn"));
            Pages.assertFooter(server.get("/", "Host: EXAMPLE.CN.:80"));
            assertThat(server.get("/", "Host: shop.example.cn:8080").text()).contains(OTHER);
            Pages.assertNoFooter(server.get("/", "Host: example.com"));
        }
    }

    @Test
    void aForwardedHostIsBelievedFromTrustedProxiesAlone() {
        String sites = """
                beian {
                  hosts-from = x-forwarded-host
                  trusted-proxies = ["%s"]
                  sites.main { hosts = [example.cn], icp.number = "%s" }
                  sites.shop { hosts = [shop.example.cn], icp.number = "%s" }
                }
                """;
        String[] fields = {"Host: shop.example.cn", "X-Forwarded-Host: example.cn, inner.example.cn"};
        War war = Pages.files(folder).beian().conf(sites.formatted("127.0.0.0/8", Pages.NUMBER, OTHER));
        try (RunningServer server = start(App.war(war.directory()))) {
            Pages.assertFooter(server.get("/", fields));
        }
        war.conf(sites.formatted("10.0.0.0/8", Pages.NUMBER, OTHER));
        try (RunningServer server = start(App.war(war.directory()))) {
            assertThat(server.get("/", fields).text()).contains(OTHER);
        }
    }

    @Test
    void aWrongNumberKeepsTheApplicationFromStartingAndTheLogSaysWhy() {
        War war = Pages.files(folder).beian().conf("beian.icp.number = \"京ICP备XXXXXXXX号\"");
        try (Log log = new Log()) {
            assertThatThrownBy(() -> start(App.war(war.directory())).close()).isInstanceOf(Exception.class);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("SEVERE"))
                    .singleElement()
                    .asString()
                    .contains("beian.icp.number", "京ICP备XXXXXXXX号", "application.conf");
        }
    }

    @Test
    void aWrongParameterOfTheFilterDoesSoToo() {
        String filter = Pages.FILTER.replace("</filter-class>", """
                </filter-class>
                <init-param><param-name>beian.icp.number</param-name><param-value>x</param-value></init-param>
                """);
        War war = Pages.files(folder).beian().webXml("", filter);
        try (Log log = new Log()) {
            assertThatThrownBy(() -> start(App.war(war.directory())).close()).isInstanceOf(Exception.class);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("SEVERE"))
                    .hasSize(1);
        }
    }

    @Test
    void orItStartsUntouchedWhereThatIsAskedFor() {
        War war = Pages.files(folder).beian().conf("beian { on-error = disable, icp.number = \"京ICP备XXXXXXXX号\" }");
        try (Log log = new Log();
                RunningServer server = start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).isEqualTo(Pages.STATIC_PAGE);
            assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE") && line.contains("京ICP备XXXXXXXX号"));
        }
    }

    private static RunningServer start(App app) {
        return ServletServer.start(app);
    }
}
