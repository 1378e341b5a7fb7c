package dev.beian.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class DemoApplicationTest {
    private static final Pattern FOOTER = Pattern.compile("<div data-beian-footer[ =>]");
    private static final String MAIN = "localhost";
    private static final String SECONDHAND = "secondhand.localhost";

    private static ConfigurableApplicationContext shop;
    private static HttpClient client;

    @BeforeAll
    static void open() {
        shop = SpringApplication.run(DemoApplication.class, "--server.port=0");
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static HttpResponse<byte[]> get(String host, String path) throws IOException, InterruptedException {
        String port = shop.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Host", host + ":" + port)
                .header("Accept", "text/html,*/*;q=0.8")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"/, 200, 青竹书店", "/about.html, 200, 这一页是静态文件", "/nowhere, 404, 走失的一页"})
    void everyPageOfTheCompleteSiteShowsBothNumbersOnce(String path, int status, String text) throws Exception {
        HttpResponse<byte[]> response = get(MAIN, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(text(response)).contains(text, "京ICP备2021033841号-2", "京公网安备11010502041847号", "北京青竹文化有限公司");
        assertThat(FOOTER.matcher(text(response)).results()).hasSize(1);
    }

    @Test
    void oldPageGetsItsFooterInItsOwnEncoding() throws Exception {
        String page = new String(get(MAIN, "/legacy").body(), Charset.forName("GBK"));

        assertThat(page).contains("一个字节也没有改过", "京ICP备2021033841号-2");
        assertThat(FOOTER.matcher(page).results()).hasSize(1);
    }

    @Test
    void secondSiteShowsTheNumberThatItHas() throws Exception {
        String page = text(get(SECONDHAND, "/"));

        assertThat(page).contains("青竹旧书", "京ICP备2021033841号-3").doesNotContain("公网安备", "号-2");
        assertThat(FOOTER.matcher(page).results()).hasSize(1);
    }

    @Test
    void callOfAPageIsLeftAlone() throws Exception {
        assertThat(text(get(MAIN, "/api/books")))
                .startsWith("[{")
                .endsWith("}]")
                .contains("长物志");
    }

    @Test
    void statusTellsOfBothSites() throws Exception {
        get(MAIN, "/");
        String all = text(get(MAIN, "/actuator/beian"));
        String second = text(get(MAIN, "/actuator/beian/secondhand"));

        assertThat(all).contains("\"schema\":1", "\"name\":\"default\"", "\"name\":\"secondhand\"");
        assertThat(second).contains("\"status\":\"ACTION_REQUIRED\"", "\"daysLeft\":8");
        assertThat(text(get(MAIN, "/actuator/health/beian"))).contains("\"status\":\"UP\"");
    }
}
