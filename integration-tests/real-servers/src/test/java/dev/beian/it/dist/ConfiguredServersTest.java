package dev.beian.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.RawResponse;
import dev.beian.it.War;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator configures a server from outside, and never opens an archive. */
class ConfiguredServersTest {
    private static final String NUMBER = "京ICP备2021012345号-1";
    private static final String PSB = "京公网安备11010502030143号";
    private static final String OTHER = "沪ICP备2022054321号-2";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>主页</title></head><body><p>你好</p></body></html>";

    @TempDir
    Path folder;

    @Test
    void environmentVariablesAreReadInAUtf8Locale() throws IOException {
        Path applications = applicationsWithTheJar();
        try (ServerProcess server = tomcat().variable("LC_ALL", "C.UTF-8")
                .variable("BEIAN_ICP_NUMBER", NUMBER)
                .variable("BEIAN_PSB_NUMBER", PSB)
                .variable("BEIAN_ICP_GRANTED_ON", "2021-05-20")
                .variable("BEIAN_COPYRIGHT_OWNER", "示例有限公司")
                .variable("BEIAN_PORT", "tcp://10.0.0.1:80") // as Kubernetes sets it for a service of this name
                .start(applications)) {
            assertThat(server.log()).noneMatch(line -> line.contains(" SEVERE "));
            RawResponse page = server.get(0, "/shop/");
            assertFooter(page);
            assertThat(Jsoup.parse(page.text())
                            .select("[data-beian-footer] [data-beian=psb]")
                            .text())
                    .isEqualTo(PSB);
            assertThat(Jsoup.parse(page.text())
                            .select("[data-beian-footer] [data-beian=copyright]")
                            .text())
                    .contains("示例有限公司");
        }
    }

    @Test
    void soTheyAreInJetty() throws IOException {
        Path base = folder.resolve("base");
        Dropin.into(RealJetty.sharedLibraries(base));
        application(base.resolve("webapps/shop"));
        try (ServerProcess server =
                RealJetty.in(base).variable("BEIAN_ICP_NUMBER", NUMBER).start()) {
            assertFooter(server.get(0, "/shop/"));
        }
    }

    @Test
    void aLocaleThatLosesTheCharactersStopsTheStartAndTheLogSaysTheWayOut() throws IOException {
        Path applications = applicationsWithTheJar();
        try (ServerProcess server = tomcat().variable("LC_ALL", "C")
                .variable("BEIAN_ICP_NUMBER", NUMBER)
                .variable("BEIAN_LOCALE", "en")
                .start(applications)) {
            assertThat(String.join("\n", server.log()))
                    .containsPattern(" SEVERE .* dev\\.beian\\..*\n {2}- beian\\.icp\\.number = .*BEIAN_ICP_NUMBER")
                    .contains("LC_ALL=C.UTF-8");
            assertThat(server.get(0, "/shop/").status()).isEqualTo(404);
        }
    }

    @Test
    void whereNoLocaleCanBeChosenAFileDoes() throws IOException {
        Path file = settings(NUMBER);
        Path applications = applicationsWithTheJar();
        try (ServerProcess server = tomcat().variable("LC_ALL", "C")
                .variable("BEIAN_CONFIG", file.toString())
                .start(applications)) {
            assertFooter(server.get(0, "/shop/"));
        }
    }

    @Test
    void anArchiveThatStaysPackedHasItsSettingsInAFileBesideTheServer() throws IOException {
        Path applications = Files.createDirectories(folder.resolve("webapps"));
        application(folder.resolve("laid-out")).packed(applications.resolve("shop.war"));
        Dropin.into(folder.resolve("base/lib"));
        try (ServerProcess server =
                tomcat().option("-Dbeian.config=" + settings(NUMBER)).start(applications)) {
            assertFooter(server.get(0, "/shop/"));
        }
    }

    @Test
    void aFileThatIsNotThereStopsTheStartAndIsNamed() throws IOException {
        Path applications = applicationsWithTheJar();
        Path file = folder.resolve("nowhere.conf");
        try (ServerProcess server = tomcat().option("-Dbeian.config=" + file).start(applications)) {
            assertThat(String.join("\n", server.log()))
                    .containsPattern(" SEVERE .* dev\\.beian\\..*\n {2}- beian\\.config = .*" + file.getFileName());
            assertThat(server.get(0, "/shop/").status()).isEqualTo(404);
        }
    }

    @Test
    void aParameterOfOneContextIsAboutThatOneAndThatOfAllContextsAboutTheOthers() throws IOException {
        Path applications = applicationsWithTheJar();
        application(applications.resolve("forum"));
        Path conf = Files.createDirectories(folder.resolve("base/conf"));
        Files.writeString(conf.resolve("context.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <Context><Parameter name="beian.icp.number" value="%s"/></Context>
                """.formatted(OTHER));
        Files.writeString(
                Files.createDirectories(conf.resolve("engine0/localhost")).resolve("shop.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <Context><Parameter name="beian.icp.number" value="%s" override="false"/></Context>
                """.formatted(NUMBER));
        // Weaker than either, from outside and from inside of the application.
        War.in(applications.resolve("shop")).conf("beian.icp.number = \"" + OTHER + "\"");
        try (ServerProcess server =
                tomcat().option("-Dbeian.config=" + settings(OTHER)).start(applications)) {
            assertFooter(server.get(0, "/shop/"));
            assertThat(server.get(0, "/forum/").text()).contains(OTHER);
        }
    }

    @Test
    void oneFooterWhereTheServersDescriptorMapsTheFilterAsWell() throws IOException {
        Path applications = applicationsWithTheJar();
        Path conf = Files.createDirectories(folder.resolve("base/conf"));
        String descriptor = Files.readString(RealTomcat.home("tomcat11").resolve("conf/web.xml"));
        Files.writeString(conf.resolve("web.xml"), descriptor.replace("</web-app>", """
                <filter>
                  <filter-name>footers</filter-name>
                  <filter-class>dev.beian.servlet.BeianFilter</filter-class>
                  <async-supported>true</async-supported>
                </filter>
                <filter-mapping>
                  <filter-name>footers</filter-name>
                  <url-pattern>/*</url-pattern>
                  <dispatcher>REQUEST</dispatcher>
                  <dispatcher>FORWARD</dispatcher>
                  <dispatcher>ERROR</dispatcher>
                  <dispatcher>ASYNC</dispatcher>
                </filter-mapping>
                </web-app>
                """));
        // And a third time, with classes of its own.
        Dropin.into(applications.resolve("shop/WEB-INF/lib"));
        try (ServerProcess server =
                tomcat().option("-Dbeian.config=" + settings(NUMBER)).start(applications)) {
            assertThat(server.log()).noneMatch(line -> line.contains(" SEVERE "));
            assertFooter(server.get(0, "/shop/"));
        }
    }

    private RealTomcat tomcat() {
        return RealTomcat.of("tomcat11", folder.resolve("base"));
    }

    /** One application that knows nothing of us, in a server whose library folder has the jar. */
    private Path applicationsWithTheJar() {
        Dropin.into(folder.resolve("base/lib"));
        application(folder.resolve("webapps/shop"));
        return folder.resolve("webapps");
    }

    private static War application(Path application) {
        return War.in(application).file("index.html", PAGE);
    }

    private Path settings(String number) throws IOException {
        return Files.writeString(folder.resolve("beian.conf"), "beian.icp.number = \"" + number + "\"\n");
    }

    private static void assertFooter(RawResponse page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(Dropin.footers(page)).as(page.text()).isEqualTo(1);
        assertThat(Jsoup.parse(page.text())
                        .select("body > [data-beian-footer]:last-child a[data-beian=icp]")
                        .text())
                .isEqualTo(NUMBER);
    }
}
