package dev.beian.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.boot.BootShop;
import dev.beian.it.RawResponse;
import dev.beian.it.War;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Boot application with the starter, as an archive in servers as they are distributed: one footer, with Spring's settings,
 * wherever else the one jar lies. And a plain application with the one jar in two places.
 */
class BootArchiveTest {
    private static final String SPRINGS = "京ICP备2021012345号-1";
    private static final String ELSEWHERE = "沪ICP备2022054321号-2";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>主页</title></head><body><p>你好</p></body></html>";

    /** What a build of the application packs: neither the server's classes nor those of the tests. */
    private static final Pattern PACKED = Pattern.compile(
            "(spring-|beian-(core|servlet-filter|spring-boot-starter)|jackson-|logback-|slf4j-|log4j-|jul-to-|jsoup-|config-"
                    + "|micrometer-|snakeyaml-|jakarta\\.annotation).*\\.jar");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tomcat10", "tomcat11"})
    void inTomcat(String version) throws IOException {
        assertOneFooterInTomcat(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomcat10", "tomcat11"})
    void inTomcatWhoseFolderHasTheJarToo(String version) throws IOException {
        Dropin.into(folder.resolve("base/lib"));

        assertOneFooterInTomcat(version);
    }

    @Test
    void inJetty() throws IOException {
        assertOneFooterInJetty();
    }

    @Test
    void inJettyWhoseFolderHasTheJarToo() throws IOException {
        Dropin.into(RealJetty.sharedLibraries(folder.resolve("base")));

        assertOneFooterInJetty();
    }

    @Test
    void plainApplicationInJettyWithTheJarInBothPlaces() throws IOException {
        Path base = folder.resolve("base");
        Dropin.into(RealJetty.sharedLibraries(base));
        Path application = base.resolve("webapps/shop");
        War.in(application).file("index.html", PAGE).conf("beian.icp.number = \"" + SPRINGS + "\"");
        Dropin.into(application.resolve("WEB-INF/lib"));

        try (ServerProcess server = RealJetty.in(base).start()) {
            assertFooter(server, "/shop/");
            assertFooter(server, "/shop/index.html");
        }
    }

    private void assertOneFooterInTomcat(String version) throws IOException {
        layOut(folder.resolve("webapps/shop"));
        try (ServerProcess server =
                RealTomcat.of(version, folder.resolve("base")).start(folder.resolve("webapps"))) {
            assertFooters(server);
        }
    }

    private void assertOneFooterInJetty() throws IOException {
        layOut(folder.resolve("base/webapps/shop"));
        try (ServerProcess server = RealJetty.in(folder.resolve("base")).start()) {
            assertFooters(server);
        }
    }

    private static void layOut(Path application) {
        War war = War.in(application)
                .classes(BootShop.class)
                // The one jar would read this.
                .conf("beian.icp.number = \"" + ELSEWHERE + "\"")
                .file("WEB-INF/classes/application.yml", "beian.icp.number: " + SPRINGS)
                .file("WEB-INF/classes/static/index.html", PAGE);
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            Path file = Path.of(entry);
            if (PACKED.matcher(file.getFileName().toString()).matches()) {
                war.library(file);
            }
        }
    }

    private static void assertFooters(ServerProcess server) {
        assertFooter(server, "/shop/books");
        assertFooter(server, "/shop/index.html");
        assertFooter(server, "/shop/");
    }

    private static void assertFooter(ServerProcess server, String target) {
        RawResponse page = server.get(0, target);
        String log = String.join("\n", server.log());
        assertThat(page.status()).as(target + "\n" + log).isEqualTo(200);
        assertThat(Dropin.footers(page))
                .as(target + "\n" + page.text() + "\n" + log)
                .isEqualTo(1);
        assertThat(Jsoup.parse(page.text())
                        .select("body > [data-beian-footer]:last-child a[data-beian=icp]")
                        .text())
                .isEqualTo(SPRINGS);
    }
}
