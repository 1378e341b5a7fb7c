package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.servlet.BeianFilter;
import dev.beian.servlet.BeianStatusServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the status, by whatever address they come; and that for all others it is not there. */
class StatusReadersTest {
    private static final String TOKEN = "Fq2-7.a_long~secret+token/0==";
    private static final String SERVLET = "/own/status";

    /** An empty folder for the container's default servlet, which answers for paths that nobody serves. */
    @TempDir
    Path files;

    @ParameterizedTest(name = "from {0}, allowed {1}: {2}")
    @CsvSource({
        "127.0.0.1, 127.0.0.0/8, true",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, 0.0.0.0/0, true",
        "127.0.0.1, ::ffff:127.0.0.0/104, true",
        "127.0.0.1, ::1, false",
        "127.0.0.1, ::/0, false",
        "::1, ::1, true",
        "::1, ::/64, true",
        "::1, 2001:db8::/32, false",
        "::1, 127.0.0.0/8, false",
        "::1, 0.0.0.0/0, false"
    })
    void peersAreAllowedByTheirAddress(String from, String allowed, boolean isAllowed) throws IOException {
        InetAddress peer = InetAddress.getByName(from);
        assumeTrue(NetworkInterface.getByInetAddress(peer) != null, "no IPv6 here");
        // One socket for both families, as servers have it: an IPv4 peer may come as an address mapped into IPv6.
        try (RunningServer server =
                        ServletServer.start(app("beian.status.allow", allowed).listenOn("::"));
                RawHttp http = RawHttp.connect(peer, server.port())) {
            assertThat(http.request("GET", "/status").receive().status()).isEqualTo(isAllowed ? 200 : 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer Fq2-7.a_long~secret+token/0=",
                "Bearer Fq2-7.a_long~secret+token/0===",
                "Bearer fq2-7.a_long~secret+token/0==",
                "Bearer ",
                "Bearer",
                "Fq2-7.a_long~secret+token/0==",
                "Basic Fq2-7.a_long~secret+token/0==",
                "Bearer  x Fq2-7.a_long~secret+token/0=="
            })
    void nearlyTheTokenIsNotTheToken(String credentials) {
        try (RunningServer server = ServletServer.start(app("beian.status.token", TOKEN))) {
            assertThat(server.get("/status", "Authorization: " + credentials).status())
                    .isEqualTo(404);
            assertThat(server.get("/status", "Authorization: Bearer " + TOKEN).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void addressOrTokenIsEnough() {
        App app = app("beian.status.token", TOKEN, "beian.status.allow", "127.0.0.1");
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/status").status()).isEqualTo(200);
            assertThat(server.get("/status", "Authorization: Bearer wrong").status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})
    void forAllOthersTheAnswerIsByteByByteThatOfAnApplicationWithoutStatus(String method) {
        App without = App.of().resources(files);
        addFilter(without, Map.of("beian.icp.number", ObservedApp.NUMBER));
        App with = app("beian.status.token", TOKEN).servlet(new BeianStatusServlet(), SERVLET + "/*");
        try (RunningServer bare = ServletServer.start(without);
                RunningServer server = ServletServer.start(with)) {
            // One container ends an empty answer otherwise when it is forwarded.
            List<String> paths = method.equals("OPTIONS") ? List.of("/status") : List.of("/status", SERVLET);
            for (String path : paths) {
                for (String below : List.of("", "/", "/default", "/metrics", "/nobody", "?require=COMPLIANT", ";a=b")) {
                    for (String accept : List.of("*/*", "text/html")) {
                        assertThat(wire(server, method, path + below, accept))
                                .as(method + ' ' + path + below)
                                .isEqualTo(wire(bare, method, path + below, accept));
                    }
                }
            }
        }
    }

    @Test
    void whoMayReadGetsTheSameAnswerFromServletAndFilter() {
        App app = app("beian.status.token", TOKEN).servlet(new BeianStatusServlet(), SERVLET + "/*");
        try (RunningServer server = ServletServer.start(app)) {
            for (String below : List.of("/default", "/metrics", "/nobody")) {
                RawResponse servlet = server.get(SERVLET + below, "Authorization: Bearer " + TOKEN);
                RawResponse filter = server.get("/status" + below, "Authorization: Bearer " + TOKEN);
                assertThat(servlet.status()).isEqualTo(filter.status());
                assertThat(servlet.field("Cache-Control")).isEqualTo(filter.field("Cache-Control"));
            }
        }
    }

    @Test
    void aHeadIsAnsweredAsTheGetWithoutItsBody() {
        try (RunningServer server = ServletServer.start(app("beian.status.token", TOKEN))) {
            String credentials = "Authorization: Bearer " + TOKEN;
            for (String target : List.of("/status/default", "/status/metrics", "/status/default?require=COMPLIANT")) {
                RawResponse get = server.get(target, credentials);
                RawResponse head = send(server, "HEAD", target, credentials);
                assertThat(head.statusLine()).isEqualTo(get.statusLine());
                assertThat(head.body()).isEmpty();
                assertThat(get.body()).isNotEmpty();
                assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
                assertThat(get.field("Cache-Control")).isEqualTo("no-store");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
    void nothingIsWrittenByAnyMethod(String method) {
        try (RunningServer server = ServletServer.start(app("beian.status.allow", "127.0.0.1"));
                RawHttp http = server.connect()) {
            RawResponse answer =
                    http.request(method, "/status", "Content-Length: 0").receive();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.field("Allow")).isEqualTo("GET, HEAD");
            assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.text()).doesNotContain("sites");
        }
    }

    @Test
    void aProbeThatAsksForOneSiteIsAnsweredForIt() {
        App app = app(
                "beian.status.allow", "127.0.0.1",
                "beian.sites.done.hosts", "done.example.cn",
                "beian.sites.done.icp.number", "京ICP备2021033841号-3",
                "beian.sites.done.psb.required", "false",
                "beian.sites.open.hosts", "open.example.cn",
                "beian.sites.open.icp.number", "京ICP备2021033841号-4",
                "beian.hosts", "www.example.cn");
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/status/done?require=COMPLIANT").status()).isEqualTo(200);
            assertThat(server.get("/status/open?require=compliant").status()).isEqualTo(503);
            assertThat(server.get("/status?require=ACTION_REQUIRED").status()).isEqualTo(200);
            assertThat(server.get("/status/open?require=COMPLIANT").text()).contains("\"psb-missing\"");
            RawResponse nonsense = server.get("/status?require=");
            assertThat(nonsense.status()).isEqualTo(400);
            assertThat(nonsense.text()).contains("NON_COMPLIANT");
            assertThat(nonsense.field("Cache-Control")).isEqualTo("no-store");
        }
    }

    /** Everything that comes over the wire but the time. */
    private static String wire(RunningServer server, String method, String target, String accept) {
        RawResponse response = send(server, method, target, "Accept: " + accept, "Content-Length: 0");
        return response.statusLine() + withoutDate(response) + response.text();
    }

    private static RawResponse send(RunningServer server, String method, String target, String... fields) {
        try (RawHttp http = server.connect()) {
            return http.request(method, target, fields).receive();
        }
    }

    private static List<RawResponse.Field> withoutDate(RawResponse response) {
        return response.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase("Date"))
                .toList();
    }

    private App app(String... keysAndValues) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("beian.icp.number", ObservedApp.NUMBER);
        parameters.put("beian.status.path", "/status");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            parameters.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return addFilter(App.of().resources(files), parameters);
    }

    private static App addFilter(App app, Map<String, String> parameters) {
        return app.filter(BeianFilter.NAME, new BeianFilter(), parameters);
    }
}
