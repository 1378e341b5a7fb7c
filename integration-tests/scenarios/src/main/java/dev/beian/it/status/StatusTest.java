package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.servlet.BeianFilter;
import dev.beian.servlet.BeianStatusServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    private static final String NUMBER = "京ICP备2021033841号-2";
    private static final String LOOPBACK = "127.0.0.0/8, ::1";

    /** An empty folder for the container's default servlet, which answers for paths that nobody serves. */
    @TempDir
    Path files;

    @Test
    void tellsWhatWasServed() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            server.get("/page");
            server.get("/page");
            server.get("/fragment");
            server.get("/page?query=secret");
            Config status = json(server.get("/status"));
            assertThat(status.getInt("schema")).isEqualTo(1);
            assertThat(status.getString("status")).isEqualTo("ACTION_REQUIRED"); // no PSB number
            Config site = status.getConfigList("sites").get(0);
            assertThat(site.getString("name")).isEqualTo("default");
            assertThat(site.getString("icp.number")).isEqualTo(NUMBER);
            assertThat(site.getInt("pages.injected")).isEqualTo(3);
            assertThat(site.getInt("pages.skipped.fragment")).isEqualTo(1);
            assertThat(codes(site)).contains("psb-missing");
            assertThat(status.root().render()).doesNotContain("secret");
        }
    }

    @Test
    void isForNobodysCache() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            RawResponse response = server.get("/status");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.field("Content-Type")).isEqualTo("application/json");
            assertThat(response.field("Cache-Control")).isEqualTo("no-store");
            assertThat(response.field("Content-Length")).isEqualTo(String.valueOf(response.body().length));
        }
    }

    @Test
    void isNotThereForThoseWhoMayNotReadIt() {
        try (RunningServer server = start("beian.status.allow", "203.0.113.0/24")) {
            assertNotThere(server, "/status");
            assertNotThere(server, "/status/default");
            assertNotThere(server, "/status/metrics");
            assertNotThere(server, "/status", "X-Forwarded-For: 203.0.113.7");
            assertNotThere(server, "/status", "Authorization: Bearer anything");
        }
    }

    @Test
    void believesThePeerAndNoForwardedField() {
        App app = App.of()
                .filter(
                        "believing",
                        (request, response, chain) -> chain.doFilter(
                                new HttpServletRequestWrapper((HttpServletRequest) request) {
                                    @Override
                                    public String getRemoteAddr() {
                                        return "203.0.113.7";
                                    }
                                },
                                response),
                        DispatcherType.REQUEST);
        try (RunningServer server = ServletServer.start(withFilter(app, "beian.status.allow", "203.0.113.0/24"))) {
            assertNotThere(server, "/status");
        }
    }

    @Test
    void isReadWithTheTokenAlone() {
        try (RunningServer server = start("beian.status.token", "a-long-secret-token")) {
            assertNotThere(server, "/status");
            assertNotThere(server, "/status", "Authorization: Bearer a-long-secret-toke");
            assertNotThere(server, "/status", "Authorization: Basic a-long-secret-token");
            assertThat(get(server, "/status", "Authorization: Bearer a-long-secret-token")
                            .status())
                    .isEqualTo(200);
            assertThat(get(server, "/status", "authorization: bearer a-long-secret-token")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void showsOneSiteOrNone() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            assertThat(json(server.get("/status/default")).getString("icp.number"))
                    .isEqualTo(NUMBER);
            assertNotThere(server, "/status/shop");
            assertNotThere(server, "/statusx");
        }
    }

    @Test
    void isReadAndNeverWritten() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK);
                RawHttp http = server.connect()) {
            RawResponse head = http.request("HEAD", "/status").receive();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            RawResponse post =
                    http.request("POST", "/status", "Content-Length: 0").receive();
            assertThat(post.status()).isEqualTo(405);
            assertThat(post.field("Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void answersAProbeWithItsStatusCode() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            assertThat(server.get("/status?require=COMPLIANT").status()).isEqualTo(503);
            assertThat(server.get("/status?require=ACTION_REQUIRED").status()).isEqualTo(200);
            assertThat(server.get("/status?require=perfect").status()).isEqualTo(400);
        }
    }

    @Test
    void isAPageForPeopleInTheirLanguage() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            RawResponse chinese = get(server, "/status", "Accept: text/html,*/*;q=0.8", "Accept-Language: zh-CN");
            assertThat(chinese.field("Content-Type")).containsIgnoringCase("text/html;charset=utf-8");
            assertThat(chinese.text()).contains("备案状态", NUMBER).doesNotContain("<script", "<style", "style=");
            assertThat(chinese.field("Content-Security-Policy")).startsWith("default-src 'none'");
            RawResponse english = get(server, "/status", "Accept: text/html", "Accept-Language: en");
            assertThat(english.text()).contains("Filing status", "Action required", NUMBER);
        }
    }

    @Test
    void escapesWhatClientsInvent() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            server.get("/fragment/%3Cscript%3Ealert(1)%3C/script%3E");
            assertThat(get(server, "/status", "Accept: text/html").text())
                    .contains("fragment")
                    .doesNotContain("<script>");
        }
    }

    @Test
    void speaksToPrometheus() {
        try (RunningServer server = start("beian.status.allow", LOOPBACK)) {
            server.get("/page");
            RawResponse response = server.get("/status/metrics");
            assertThat(response.field("Content-Type").replace(" ", "")).startsWith("text/plain;version=0.0.4");
            assertThat(response.text().lines())
                    .contains(
                            "# TYPE beian_pages_total counter",
                            "beian_pages_total{site=\"default\",outcome=\"injected\",reason=\"none\"} 1",
                            "beian_compliant{site=\"default\"} 0");
            assertThat(response.text()).containsPattern("beian_footer\\{site=\"default\",fingerprint=\"[^\"]+\"} 1");
        }
    }

    @Test
    void showsTheHomePageAsItWasServed() throws InterruptedException {
        App app = App.of().handle("", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><title>首页</title><body><p>正文</p></body>");
        });
        try (RunningServer server = ServletServer.start(withFilter(app, "beian.status.allow", LOOPBACK))) {
            server.get("/");
            CountDownLatch tick = new CountDownLatch(1);
            Config site = json(server.get("/status/default"));
            for (int i = 0; i < 500 && !site.hasPath("evidence.home"); i++) {
                tick.await(20, TimeUnit.MILLISECONDS);
                site = json(server.get("/status/default"));
            }
            assertThat(site.getString("evidence.home.points.shownOnce")).isEqualTo("met");
            assertThat(site.getString("evidence.home.points.link")).isEqualTo("met");
            assertThat(site.getList("evidence.home.violations")).isEmpty();
        }
    }

    @Test
    void isServedByAServletOfTheApplicationsOwn() {
        App app = App.of().servlet(new BeianStatusServlet(), "/own/status/*");
        try (RunningServer server = ServletServer.start(withFilter(app, "beian.status.allow", LOOPBACK))) {
            assertThat(json(server.get("/own/status")).getInt("schema")).isEqualTo(1);
            assertThat(json(server.get("/own/status/default")).getString("icp.number"))
                    .isEqualTo(NUMBER);
            assertThat(server.get("/own/status/shop").status()).isEqualTo(404);
        }
    }

    private static List<String> codes(Config site) {
        return site.getConfigList("findings").stream()
                .map(finding -> finding.getString("code"))
                .toList();
    }

    /** The answer is the one that any path gets that nobody serves. */
    private static void assertNotThere(RunningServer server, String path, String... fields) {
        RawResponse response = get(server, path, fields);
        RawResponse unmapped = get(server, "/nobody-serves-this", fields);
        assertThat(response.status()).isEqualTo(404).isEqualTo(unmapped.status());
        assertThat(without(path, response)).isEqualTo(without("/nobody-serves-this", unmapped));
        assertThat(response.fields().stream().map(RawResponse.Field::name).toList())
                .isEqualTo(
                        unmapped.fields().stream().map(RawResponse.Field::name).toList());
    }

    /** The text of an error page that may name the path. */
    private static String without(String path, RawResponse response) {
        return response.text().replace("&#47;", "/").replace("&#x2F;", "/").replace(path, "");
    }

    private static RawResponse get(RunningServer server, String path, String... fields) {
        try (RawHttp http = server.connect()) {
            return http.request("GET", path, fields).receive();
        }
    }

    private static Config json(RawResponse response) {
        assertThat(response.status()).isEqualTo(200);
        return ConfigFactory.parseString(response.text());
    }

    private RunningServer start(String key, String value) {
        return ServletServer.start(withFilter(App.of(), key, value));
    }

    private App withFilter(App app, String key, String value) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("beian.icp.number", NUMBER);
        parameters.put("beian.status.path", "/status");
        parameters.put(key, value);
        return app.resources(files)
                .filter(BeianFilter.NAME, new BeianFilter(), parameters)
                .handle("/page", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter().write("<!DOCTYPE html><title>页</title><body><p>正文</p></body>");
                })
                .handle("/fragment/*", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter().write("<p>片段</p>");
                });
    }
}
