package dev.beian.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibrariesServlet;
import dev.beian.it.RawResponse;
import dev.beian.it.War;
import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application that brings jsoup and Typesafe Config in versions of ten years ago keeps them, with its files and those of
 * its libraries, while the dropped-in jar works with its own: wherever it lies.
 */
class OtherVersionsTest {
    private static final String NUMBER = "京ICP备2021012345号-1";

    @TempDir
    Path folder;

    @Test
    void inTomcatWithTheJarInTheArchive() throws IOException {
        Dropin.into(folder.resolve("webapps/shop/WEB-INF/lib"));
        assertBothWorkInTomcat();
    }

    @Test
    void inTomcatWithTheJarInTheServersFolder() throws IOException {
        Dropin.into(folder.resolve("base/lib"));
        assertBothWorkInTomcat();
    }

    @Test
    void inJettyWithTheJarInTheArchive() throws IOException {
        Dropin.into(folder.resolve("base/webapps/shop/WEB-INF/lib"));
        assertBothWorkInJetty();
    }

    @Test
    void inJettyWithTheJarInTheServersFolder() throws IOException {
        Dropin.into(RealJetty.sharedLibraries(folder.resolve("base")));
        assertBothWorkInJetty();
    }

    private void assertBothWorkInTomcat() throws IOException {
        layOut(folder.resolve("webapps/shop"));
        try (ServerProcess server =
                RealTomcat.of("tomcat11", folder.resolve("base")).start(folder.resolve("webapps"))) {
            assertBothWork(server);
        }
    }

    private void assertBothWorkInJetty() throws IOException {
        layOut(folder.resolve("base/webapps/shop"));
        try (ServerProcess server = RealJetty.in(folder.resolve("base")).start()) {
            assertBothWork(server);
        }
    }

    private static void layOut(Path application) {
        War.in(application)
                .classes(LibrariesServlet.class)
                .library(Path.of(System.getProperty("beian.it.jsoup")))
                .library(Path.of(System.getProperty("beian.it.config")))
                .library(
                        "payment",
                        "reference.conf",
                        "payment { provider = 示例支付有限公司, timeout = 7 }\nbeian-like.key = 1\n")
                .conf("""
                        shop.name = ${payment.provider}的书店
                        beian {
                          icp.number = "%s"
                          entity = ${payment.provider}
                          copyright.since = 2013
                          status { path = /status, allow = ["127.0.0.0/8"] }
                        }
                        """.formatted(NUMBER))
                .webXml("", """
                        <servlet>
                          <servlet-name>libraries</servlet-name>
                          <servlet-class>com.example.library.LibrariesServlet</servlet-class>
                        </servlet>
                        <servlet-mapping>
                          <servlet-name>libraries</servlet-name><url-pattern>/libraries</url-pattern>
                        </servlet-mapping>
                        """)
                .file("index.html", "<!DOCTYPE html><html><head><title>主页</title></head><body></body></html>");
    }

    private static void assertBothWork(ServerProcess server) {
        RawResponse answer = server.get(0, "/shop/libraries");
        String page = answer.text();
        assertThat(answer.status()).as(page + "\n" + server.log()).isEqualTo(200);
        assertThat(Jsoup.parse(page).select("p").eachText())
                .containsExactly(
                        "jsoup: jsoup-1.8.3.jar",
                        "config: config-1.2.1.jar",
                        "since: [org.jsoup.helper.StringUtil]",
                        "also since: []",
                        "title: 图书",
                        "shop: 示例支付有限公司的书店",
                        "timeout: 7");
        Element footer = Jsoup.parse(page).select("body > [data-beian-footer]").first();
        assertThat(footer).as(page).isNotNull();
        assertThat(footer.select("[data-beian=icp]").text()).isEqualTo(NUMBER);
        // Its owner stands in a library's reference.conf: our own reader sees the application's files, too.
        assertThat(footer.select("[data-beian=copyright]").text()).contains("示例支付有限公司");
        assertThat(Dropin.footers(answer)).isEqualTo(1);

        // The home page is read by our own jsoup, after it has been served.
        assertThat(Dropin.footers(server.get(0, "/shop/"))).isEqualTo(1);
        assertThat(evidence(server)).contains("\"shownOnce\":\"met\"");
    }

    /** The status once it knows of the home page, or after many questions. */
    private static String evidence(ServerProcess server) {
        String status = "";
        for (int i = 0; i < 500 && !status.contains("shownOnce"); i++) {
            status = server.get(0, "/shop/status", "Accept: application/json").text();
        }
        return status;
    }
}
