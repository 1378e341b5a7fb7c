package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.page;
import static dev.beian.it.spring.RunningApp.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to answer a page gives it one footer; what is no page is left alone. One class for each server runs this. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesScenario {
    private static final String FOOTER = "[data-beian-footer]";

    private final Server server;
    private RunningApp app;

    PagesScenario(Server server) {
        this.server = server;
    }

    @BeforeAll
    void start(@TempDir Path resources) throws IOException {
        Path page = resources.resolve("packed.html");
        Files.writeString(page, "<!DOCTYPE html><html><head><title>t</title></head><body><p>压缩</p></body></html>");
        try (GZIPOutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(resources.resolve("packed.html.gz")))) {
            Files.copy(page, packed);
        }
        Files.writeString(resources.resolve("packed.html.br"), "stands for Brotli, which Java cannot write");
        app = RunningApp.start(
                server,
                "server.compression.enabled=true",
                "server.http2.enabled=" + speaksHttp2(),
                "spring.threads.virtual.enabled=true",
                // Boot 3.2 names no encoding by itself and loses Chinese in Jetty and Undertow, filter or not.
                "spring.mustache.servlet.content-type=text/html;charset=UTF-8",
                "spring.web.resources.static-locations=classpath:/static/," + resources.toUri(),
                "spring.web.resources.chain.compressed=true",
                "spring.web.resources.chain.strategy.content.enabled=true",
                "management.server.port=0");
    }

    /** Whether this server, as it is started here, does its work on virtual threads when Boot is told to. */
    boolean canUseVirtualThreads() {
        return true;
    }

    /** Whether what HTTP/2 takes is on the class path. */
    boolean speaksHttp2() {
        return false;
    }

    @AfterAll
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, 欢迎",
        "/index.html, 欢迎",
        "/plain.html, 静态的正文",
        "/forward, 静态的正文",
        "/thymeleaf, '你好，世界'",
        "/redirect, '你好，世界'",
        "/etag/thymeleaf, '你好，世界'",
        "/freemarker, '你好，世界'",
        "/mustache, '你好，世界'",
        "/body, 正文",
        "/entity, 实体",
        "/streaming, 流",
        "/emitter, 发",
        "/deferred, 稍后",
        "/callable, 线程",
        "/packed.html, 压缩"
    })
    void pageGetsOneFooter(String path, String text) {
        String followed = path.equals("/redirect") ? "/thymeleaf" : path;
        HttpResponse<byte[]> response = app.get(followed);

        assertThat(response.statusCode()).isEqualTo(200);
        Document page = page(response);
        assertThat(page.body().text()).contains(text);
        assertThatFooterIsRight(page);
    }

    private static void assertThatFooterIsRight(Document page) {
        assertThat(page.select(FOOTER)).as("%s", page).hasSize(1);
        assertThat(page.select("body > " + FOOTER)).hasSize(1);
        assertThat(page.select(FOOTER + " a[data-beian=icp]").text()).isEqualTo(RunningApp.ICP);
        assertThat(page.select(FOOTER + " a[data-beian=psb]").text()).isEqualTo(RunningApp.PSB);
    }

    @Test
    void pageInGbkGetsItsFooterInGbk() {
        Document page = page(app.get("/gbk"), Charset.forName("GBK"));

        assertThat(page.body().text()).contains("国标");
        assertThatFooterIsRight(page);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/json", "/download", "/fragment", "/sse", "/app.css"})
    void whatIsNoPageIsLeftAlone(String path) {
        HttpResponse<byte[]> response = app.get(path, "Accept", "*/*");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(text(response)).doesNotContain("data-beian", RunningApp.ICP);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/fail, 500, Whitelabel", "/nowhere, 404, 没有这一页", "/timeout, 503, Whitelabel"})
    void errorPageGetsOneFooter(String path, int status, String text) {
        HttpResponse<byte[]> response = app.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        Document page = page(response);
        assertThat(page.body().text()).contains(text);
        assertThatFooterIsRight(page);
    }

    @Test
    void errorOfAnInterfaceStaysJson() {
        HttpResponse<byte[]> response = app.get("/fail", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(text(response)).contains("\"status\":500").doesNotContain("data-beian");
    }

    @Test
    void logInPageOfSpringSecurityKeepsItsPolicyAndGetsAFooterThatObeysIt() {
        HttpResponse<byte[]> refused = app.get("/private/thymeleaf");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location").orElseThrow()).endsWith("/login");

        HttpResponse<byte[]> response = app.get("/login");

        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'self'; style-src 'self'");
        Document page = page(response);
        assertThat(page.select("form.login-form, form.form-signin")).hasSize(1);
        assertThatFooterIsRight(page);
        assertThat(page.select(FOOTER + "[style], " + FOOTER + " [style], " + FOOTER + " style"))
                .isEmpty();
    }

    @Test
    void compressedPageIsWholeAndHasOneFooter() throws IOException {
        HttpResponse<byte[]> response = app.get("/long", "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.body().length).isLessThan(3000);
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            String text = new String(plain.readAllBytes(), UTF_8);
            assertThat(text).contains("长".repeat(5000)).endsWith("</body></html>");
            assertThatFooterIsRight(org.jsoup.Jsoup.parse(text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"gzip", "br", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.5", "br, *;q=0.1", "identity"})
    void precompressedPageNeverGoesOutWithoutItsFooter(String codings) throws IOException {
        for (String accept : List.of("text/html,*/*;q=0.8", "*/*")) {
            HttpResponse<byte[]> response = app.get("/packed.html", "Accept-Encoding", codings, "Accept", accept);

            String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
            assertThat(coding).isIn("gzip", "identity");
            try (InputStream body = new ByteArrayInputStream(response.body());
                    InputStream plain = coding.equals("gzip") ? new GZIPInputStream(body) : body) {
                Document page = org.jsoup.Jsoup.parse(new String(plain.readAllBytes(), UTF_8));
                assertThat(page.body().text()).contains("压缩");
                assertThatFooterIsRight(page);
            }
        }
    }

    @Test
    void versionedAddressesOfResourcesStayInPlaceAndLead() {
        String href = page(app.get("/thymeleaf")).select("link[rel=stylesheet]").attr("href");

        assertThat(href).matches("/app-[0-9a-f]{32}\\.css.*");
        assertThat(text(app.get(href, "Accept", "text/css"))).isEqualTo("p { color: #333 }\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"/etag/thymeleaf", "/entity", "/plain.html"})
    void copyOfABrowserIsStillGoodAsLongAsThePageAndTheFooterAre(String path) {
        HttpResponse<byte[]> first = app.get(path);
        String[] condition = first.headers()
                .firstValue("ETag")
                .map(tag -> new String[] {"If-None-Match", tag})
                .orElseGet(() -> new String[] {
                    "If-Modified-Since",
                    first.headers().firstValue("Last-Modified").orElse("")
                });

        HttpResponse<byte[]> again = app.get(path, condition);

        if (first.headers().firstValue("ETag").isPresent()) {
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
        } else {
            assertThat(again.statusCode()).isEqualTo(200);
            assertThatFooterIsRight(page(again));
        }
    }

    @Test
    void lengthIsThatOfTheBodyWithTheFooter() {
        HttpResponse<byte[]> response = app.get("/entity");

        response.headers()
                .firstValueAsLong("Content-Length")
                .ifPresent(length -> assertThat(length).isEqualTo(response.body().length));
        assertThat(page(response).select(FOOTER)).hasSize(1);
    }

    @Test
    void pageOverHttp2HasOneFooter() {
        assumeTrue(speaksHttp2());
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<byte[]> response = RunningApp.send(app.uri("/thymeleaf"), client);

        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThatFooterIsRight(page(response));
    }

    @Test
    void managementServerHasTheEndpoint() {
        HttpResponse<byte[]> response = app.getManagement("/actuator/beian");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response)).contains("\"schema\":1", RunningApp.ICP);
    }

    @Test
    void workIsDoneByVirtualThreadsWhereThereAreSome() {
        boolean hasVirtualThreads = Runtime.version().feature() >= 21 && canUseVirtualThreads();

        assertThat(text(app.get("/thread")).startsWith("VirtualThread")).isEqualTo(hasVirtualThreads);
    }
}
