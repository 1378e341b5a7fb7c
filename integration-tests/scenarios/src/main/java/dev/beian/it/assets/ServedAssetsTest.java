package dev.beian.it.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.servlet.BeianFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The badge and the stylesheet over HTTP, and that nothing else comes out of the same place. */
class ServedAssetsTest {
    private static final byte[] BADGE =
            HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000000100000001080600000000");
    private static final String SECRET = "nobody may read this";

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]*_[^\"]*)\"");

    /** The folder of the application, with a file beside it that no request may reach. */
    @TempDir
    Path folder;

    private Path files;
    private Path badge;

    @BeforeEach
    void writeFiles() throws IOException {
        files = Files.createDirectories(folder.resolve("app"));
        badge = Files.write(folder.resolve("gongan.png"), BADGE);
        Files.writeString(folder.resolve("secret.txt"), SECRET);
    }

    @Test
    void thePageNamesWhereTheyAre() {
        try (RunningServer server = ServletServer.start(app(Map.of()))) {
            assertThat(addresses(server))
                    .hasSize(2)
                    .allSatisfy(address ->
                            assertThat(address).matches("/_beian/(footer-\\w{16}\\.css|badge-\\w{16}\\.png)"));
        }
    }

    @Test
    void areServedForEverWithTheirTypeUnderANameMadeOfTheirContent() {
        try (RunningServer server = ServletServer.start(app(Map.of()))) {
            for (String address : addresses(server)) {
                RawResponse response = server.get(address);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.field("Content-Length")).isEqualTo(Integer.toString(response.body().length));
                assertThat(response.field("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
                assertThat(response.field("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(response.field("Content-Security-Policy")).startsWith("default-src 'none'");
                assertThat(response.field("Set-Cookie")).isNull();
                String hash = hashOf(response.body());
                assertThat(response.field("ETag")).isEqualTo('"' + hash + '"');
                assertThat(address).contains("-" + hash + ".");
                if (address.endsWith(".png")) {
                    assertThat(response.field("Content-Type")).isEqualTo("image/png");
                    assertThat(response.body()).isEqualTo(BADGE);
                } else {
                    assertThat(response.field("Content-Type")).isEqualToIgnoringCase("text/css;charset=utf-8");
                    assertThat(response.text()).contains("[data-beian-footer]", "--beian-color");
                }
            }
        }
    }

    @Test
    void aHeadRequestGetsTheSameFieldsAndNoBody() {
        try (RunningServer server = ServletServer.start(app(Map.of()))) {
            for (String address : addresses(server)) {
                RawResponse got = server.get(address);
                RawResponse head = request(server, "HEAD", address);
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
                    assertThat(head.field(name)).as(name).isEqualTo(got.field(name));
                }
            }
        }
    }

    @Test
    void aCopyThatIsStillTheSameIsNotSentAgain() {
        try (RunningServer server = ServletServer.start(app(Map.of()))) {
            for (String address : addresses(server)) {
                String tag = server.get(address).field("ETag");
                for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                    for (String method : List.of("GET", "HEAD")) {
                        RawResponse response = request(server, method, address, "If-None-Match: " + known);
                        assertThat(response.status()).as(known).isEqualTo(304);
                        assertThat(response.isComplete()).isTrue();
                        assertThat(response.body()).isEmpty();
                        assertThat(response.field("ETag")).isEqualTo(tag);
                        assertThat(response.field("Cache-Control")).contains("immutable");
                    }
                }
                assertThat(server.get(address, "If-None-Match: \"other\"").status())
                        .isEqualTo(200);
                assertThat(server.get(address, "If-None-Match: " + tag.replace("\"", ""))
                                .status())
                        .as("no entity tag without its quotes")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredInOrder() {
        try (RunningServer server = ServletServer.start(app(Map.of()));
                RawHttp http = server.connect()) {
            for (String address : addresses(server)) {
                RawResponse head = http.request("HEAD", address).receive();
                RawResponse got = http.request("GET", address).receive();
                RawResponse unchanged = http.request("GET", address, "If-None-Match: " + got.field("ETag"))
                        .receive();
                assertThat(List.of(head.status(), got.status(), unchanged.status()))
                        .containsExactly(200, 200, 304);
            }
        }
    }

    @Test
    void everyOtherMethodIsTheApplications() {
        try (RunningServer server = ServletServer.start(everywhere())) {
            String address = addresses(server).get(0);
            for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
                assertThat(request(server, method, address, "Content-Length: 0").text())
                        .isEqualTo("the application's " + method);
            }
        }
    }

    @Test
    void everyOtherNameIsTheApplications() {
        try (RunningServer server = ServletServer.start(everywhere())) {
            List<String> addresses = addresses(server);
            assertThat(addresses).isNotEmpty();
            for (String address : addresses) {
                for (String other : List.of(
                        "/_beian",
                        "/_beian/",
                        "/_beian/gongan.png",
                        "/_beian/footer.css",
                        "/_beianx" + address.substring("/_beian".length()),
                        "/x" + address,
                        address + "x",
                        address + "/",
                        address + "/x",
                        address + ".map",
                        address.substring(0, address.length() - 1),
                        address.toUpperCase(Locale.ROOT),
                        address.replace("-", "-0"))) {
                    assertThat(server.get(other).text()).as(other).isEqualTo("the application's GET");
                }
            }
        }
    }

    @Test
    void nothingElseCanBeHadByAnySpelling() {
        try (RunningServer server = ServletServer.start(app(Map.of()));
                RunningServer without = ServletServer.start(withoutFilter())) {
            String name = addresses(server).get(0).substring("/_beian/".length());
            for (String target : List.of(
                    "/_beian/../secret.txt",
                    "/_beian/../../secret.txt",
                    "/_beian/..%2f..%2fsecret.txt",
                    "/_beian/%2e%2e/%2e%2e/secret.txt",
                    "/_beian/..;/..;/secret.txt",
                    "/_beian/..%5c..%5csecret.txt",
                    "/_beian//" + folder.resolve("secret.txt"),
                    "/_beian/file:" + folder.resolve("secret.txt"),
                    "/_beian/classpath:application.conf",
                    "/_beian/reference.conf",
                    "/_beian/gongan.png",
                    "/_beian/" + name + "%00.txt",
                    "/_beian/" + name + "/../../../secret.txt",
                    "/_beian/" + name + "%2f..%2f..%2fsecret.txt",
                    "/_beian/" + name + "?../../secret.txt=1",
                    "/_beian?name=" + name)) {
                RawResponse response = server.get(target);
                assertThat(response.text()).as(target).doesNotContain(SECRET, "京ICP备");
                if (target.contains("?..")) {
                    assertThat(response.status()).as("a query changes nothing").isEqualTo(200);
                } else {
                    assertThat(response.status())
                            .as(target)
                            .isEqualTo(without.get(target).status());
                    assertThat(response.status()).as(target).isBetween(400, 499);
                }
            }
        }
    }

    @Test
    void standBelowTheContextAtThePathThatIsConfigured() {
        App app = app(Map.of("beian.assets.path", "/static_/beian")).contextPath("/shop");
        try (RunningServer server = ServletServer.start(app)) {
            List<String> addresses = addresses(server, "/shop");
            assertThat(addresses).hasSize(2).allMatch(address -> address.startsWith("/shop/static_/beian/"));
            for (String address : addresses) {
                assertThat(server.get(address).status()).isEqualTo(200);
                assertThat(server.get(address.substring("/shop".length())).status())
                        .isEqualTo(404);
                assertThat(server.get(address.replace("/static_/beian/", "/_beian/"))
                                .status())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void areServedWhereOneServletAnswersEveryPath() {
        App app = app(Map.of()).handle("/*", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Security-Policy", "default-src 'self'");
            response.getWriter().write("<!DOCTYPE html><title>页</title><body><p>正文</p></body>");
        });
        try (RunningServer server = ServletServer.start(app)) {
            List<String> addresses = addresses(server);
            assertThat(addresses).hasSize(2);
            for (String address : addresses) {
                assertThat(server.get(address).field("Content-Type")).doesNotStartWith("text/html");
            }
        }
    }

    @Test
    void areReferredToOnlyWhereTheBaseOfThePageLeavesThemOnItsHost() {
        App app = app(Map.of()).handle("/based", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Security-Policy", "default-src 'self'");
            response.getWriter()
                    .write("<!DOCTYPE html><base href=\"//" + request.getQueryString() + "/\"><body><p>正文</p></body>");
        });
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/based?www.example.cn", "Host: www.example.cn")
                            .text())
                    .containsPattern(ADDRESS);
            assertThat(server.get("/based?cdn.example.com", "Host: www.example.cn")
                            .text())
                    .contains("京ICP备2021033841号-2")
                    .doesNotContainPattern(ADDRESS);
        }
    }

    private static String hashOf(byte[] content) {
        CRC32 crc32 = new CRC32();
        CRC32C crc32c = new CRC32C();
        crc32.update(content);
        crc32c.update(content);
        return HexFormat.of().toHexDigits(crc32.getValue() << 32 | crc32c.getValue());
    }

    private static RawResponse request(RunningServer server, String method, String target, String... fields) {
        try (RawHttp http = server.connect()) {
            return http.request(method, target, fields).receive();
        }
    }

    /** The addresses of stylesheet and badge, as a page whose policy forbids inline style refers to them. */
    private static List<String> addresses(RunningServer server) {
        return addresses(server, "");
    }

    private static List<String> addresses(RunningServer server, String contextPath) {
        Matcher matcher = ADDRESS.matcher(server.get(contextPath + "/page").text());
        return matcher.results().map(result -> result.group(1)).toList();
    }

    /** An application that answers every path below {@code /_beian} and many others itself. */
    private App everywhere() {
        return filtered(withPage(App.of()), Map.of()).handle("/", (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(("the application's " + request.getMethod()).getBytes(UTF_8));
        });
    }

    private App app(Map<String, String> settings) {
        return filtered(withoutFilter(), settings);
    }

    private App withoutFilter() {
        return withPage(App.of().resources(files));
    }

    private App filtered(App app, Map<String, String> settings) {
        Map<String, String> parameters = new HashMap<>(settings);
        parameters.put("beian.icp.number", "京ICP备2021033841号-2");
        parameters.put("beian.psb.number", "京公网安备11010502041847号");
        parameters.put("beian.psb.icon", "file:" + badge);
        return app.filter(BeianFilter.NAME, new BeianFilter(), parameters);
    }

    private static App withPage(App app) {
        return app.handle("/page", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Security-Policy", "default-src 'self'");
            response.getWriter().write("<!DOCTYPE html><title>页</title><body><p>正文</p></body>");
        });
    }
}
