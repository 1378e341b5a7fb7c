package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.ServletServer;
import dev.beian.site.PageSelection;
import dev.beian.site.PathPattern;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every field that speaks of a body tells the truth about it, with every method and version of HTTP. */
class DescribedPagesTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>页面</p></body></html>";
    private static final String WITH_FOOTER = PAGE.replace("</body>", Twin.FOOTER + "</body>");

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(body.getBytes(UTF_8));
    }

    private static RawResponse send(Twin twin, String method, String path, String... fields) {
        try (RawHttp http = twin.filtered().connect()) {
            return http.request(method, path, fields).receive();
        }
    }

    @Test
    void noDigestOutlivesAChange() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
            response.setHeader("Digest", "sha-256=aGVsbG8=");
            response.addHeader("Content-Digest", "sha-256=:aGVsbG8=:");
            response.setHeader("Repr-Digest", "sha-256=:aGVsbG8=:");
            response.setHeader("Unencoded-Digest", "sha-256=:aGVsbG8=:");
            response.setHeader("Signature-Input", "sig=(\"content-digest\")");
            response.setHeader("Signature", "sig=:aGVsbG8=:");
            response.setContentLength(PAGE.getBytes(UTF_8).length);
            write(response, "text/html", PAGE);
        })) {
            RawResponse page = twin.filtered().get("/page");

            assertThat(page.text()).isEqualTo(WITH_FOOTER);
            for (String name : List.of(
                    "Content-MD5",
                    "Digest",
                    "Content-Digest",
                    "Repr-Digest",
                    "Unencoded-Digest",
                    "Signature",
                    "Signature-Input")) {
                assertThat(page.fields(name)).as(name).isEmpty();
            }
            assertThat(page.field("Content-Length")).isEqualTo(Integer.toString(page.body().length));
        }
    }

    @Test
    void whereNothingIsInjectedLengthAndDigestsAreTheApplications() {
        String fragment = "<li>项目</li>";
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("Content-Digest", "sha-256=:aGVsbG8=:");
            response.setContentLength(fragment.getBytes(UTF_8).length);
            write(response, "text/html", fragment);
        })) {
            RawResponse response = twin.assertUntouched("/page");

            assertThat(response.field("Content-Length")).isEqualTo(Integer.toString(response.body().length));
            assertThat(response.field("Content-Digest")).isEqualTo("sha-256=:aGVsbG8=:");
        }
    }

    @Test
    void aTrailingDigestOfAChangedPageIsNotSent() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("Trailer", "Content-Digest, X-Checked");
            response.setTrailerFields(() -> Map.of("Content-Digest", "sha-256=:aGVsbG8=:", "X-Checked", "yes"));
            response.setContentType(request.getParameter("type"));
            response.getOutputStream().write(PAGE.getBytes(UTF_8));
            response.flushBuffer();
        })) {
            RawResponse page = twin.filtered().get("/page?type=text/html", "TE: trailers");
            RawResponse other = twin.filtered().get("/page?type=text/plain", "TE: trailers");

            assertThat(page.text()).isEqualTo(WITH_FOOTER);
            assertThat(page.toString() + page.trailers()).doesNotContain("sha-256");
            assertThat(page.fields("Trailer")).doesNotContain("Content-Digest, X-Checked");
            assertThat(other.fields("Trailer")).containsExactly("Content-Digest, X-Checked");
            assertThat(other.trailers()).hasSize(2);
            assertThat(page.trailers()).extracting(RawResponse.Field::name).containsExactly("X-Checked");
        }
    }

    @Test
    void theLengthIsExactWhereTheFooterOverflowsTheBuffer() {
        try (Twin twin = Twin.of((request, response) -> {
            String start = "<!DOCTYPE html><html><body>";
            int room = response.getBufferSize() - start.length() - 40;
            response.setContentType("text/html");
            response.getOutputStream().print(start);
            for (int written = 0; written < room; written++) {
                response.getOutputStream().write('x');
            }
            response.getOutputStream().print("</body></html>");
        })) {
            RawResponse page = twin.filtered().get("/page");

            assertThat(page.isComplete()).isTrue();
            assertThat(page.text()).endsWith(Twin.FOOTER + "</body></html>");
            assertThat(page.field("Content-Length")).isEqualTo(Integer.toString(page.body().length));
        }
    }

    @Test
    void headNeverHasTheLengthOfThePageWithoutItsFooter() {
        byte[] bytes = PAGE.getBytes(UTF_8);
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html");
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Content-Digest", "sha-256=:aGVsbG8=:");
            response.setHeader("Accept-Ranges", "bytes");
            response.setContentLength(bytes.length);
            if (!request.getMethod().equals("HEAD") || request.getParameter("body") != null) {
                response.getOutputStream().write(bytes);
            }
        })) {
            String full = Integer.toString(WITH_FOOTER.getBytes(UTF_8).length);
            RawResponse get = twin.filtered().get("/page");
            RawResponse without = send(twin, "HEAD", "/page");
            RawResponse with = send(twin, "HEAD", "/page?body");

            assertThat(get.field("Content-Length")).isEqualTo(full);
            assertThat(without.field("Content-Length")).isIn(null, full);
            assertThat(with.field("Content-Length")).isIn(null, full);
            assertThat(with.field("ETag")).isEqualTo(get.field("ETag"));
            assertThat(without.field("ETag")).contains("\"v1~beian.sf00t\"");
            for (RawResponse head : List.of(with, without)) {
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.field("Content-Type")).isEqualTo(get.field("Content-Type"));
                assertThat(head.field("Content-Digest")).isNull();
                assertThat(head.field("Accept-Ranges")).isNull();
            }
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
        }
    }

    @Test
    void headOfWhatIsNoPageIsTheApplications() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("application/pdf");
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Accept-Ranges", "bytes");
            response.setContentLength(12345);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(new byte[12345]);
            }
        })) {
            RawResponse head = twin.assertUntouchedBy("HEAD", "/page");

            assertThat(head.field("Content-Length")).isEqualTo("12345");
        }
    }

    @Test
    void anHttp10ClientReadsThePageToItsEnd() {
        try (Twin twin = Twin.of((request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getOutputStream().write("<!DOCTYPE html><html><body>".getBytes(UTF_8));
                    response.flushBuffer();
                    response.getOutputStream().write(("x".repeat(50_000) + "</body></html>").getBytes(UTF_8));
                });
                RawHttp http = twin.filtered().connect()) {
            RawResponse page =
                    http.send("GET /page HTTP/1.0\r\nHost: localhost\r\n\r\n").receive("GET");

            assertThat(page.text()).endsWith(Twin.FOOTER + "</body></html>");
            assertThat(page.field("Transfer-Encoding")).isNull();
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anHttp10ClientMayKeepTheConnectionWhereTheLengthIsKnown() {
        try (Twin twin = Twin.of((request, response) -> write(response, "text/html;charset=UTF-8", PAGE));
                RawHttp http = twin.filtered().connect()) {
            for (int i = 0; i < 3; i++) {
                RawResponse page = http.send("GET /page HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
                        .receive("GET");

                assertThat(page.text()).isEqualTo(WITH_FOOTER);
                assertThat(page.field("Content-Length")).isEqualTo(Integer.toString(page.body().length));
            }
        }
    }

    @Test
    void aConnectionIsKeptOverPagesOfEveryKind() {
        try (Twin twin = Twin.of(kinds());
                RawHttp http = twin.filtered().connect()) {
            for (int i = 0; i < 3; i++) {
                assertThat(http.request("GET", "/small").receive().text()).isEqualTo(WITH_FOOTER);
                assertThat(http.request("HEAD", "/small").receive().body()).isEmpty();
                assertThat(http.request("GET", "/large").receive().text()).endsWith(Twin.FOOTER + "</body></html>");
                assertThat(http.request("GET", "/data").receive().text()).isEqualTo("{}");
                assertThat(http.request("GET", "/none").receive().status()).isEqualTo(204);
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        try (Twin twin = Twin.of(kinds());
                RawHttp http = twin.filtered().connect()) {
            String fields = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            http.send("GET /small" + fields + "HEAD /small" + fields + "GET /large" + fields + "GET /data" + fields
                    + "GET /small" + fields);

            assertThat(http.receive("GET").text()).isEqualTo(WITH_FOOTER);
            assertThat(http.receive("HEAD").body()).isEmpty();
            assertThat(http.receive("GET").text()).endsWith(Twin.FOOTER + "</body></html>");
            assertThat(http.receive("GET").text()).isEqualTo("{}");
            assertThat(http.receive("GET").text()).isEqualTo(WITH_FOOTER);
        }
    }

    private static java.util.function.UnaryOperator<App> kinds() {
        return app -> app.handle("/small", (request, response) -> write(response, "text/html;charset=UTF-8", PAGE))
                .handle(
                        "/large",
                        (request, response) -> write(
                                response,
                                "text/html",
                                "<!DOCTYPE html><html><body>" + "x".repeat(200_000) + "</body></html>"))
                .handle("/data", (request, response) -> write(response, "application/json", "{}"))
                .handle("/none", (request, response) -> response.setStatus(204));
    }

    @Test
    void whereFramesGetNoFooterEveryPageVariesByTheDestination() {
        try (Twin twin = Twin.of(app -> app.handle("/page", (request, response) -> {
                    response.setHeader("Vary", "Accept-Encoding");
                    response.setHeader("ETag", "\"v1\"");
                    if (request.getHeader("If-None-Match") != null) {
                        response.setStatus(304);
                    } else {
                        write(response, "text/html", PAGE);
                    }
                })
                .handle("/data", (request, response) -> write(response, "application/json", "{}")))) {
            twin.desk.pages = new PageSelection(List.of(), List.of(), List.of("/"), true);
            RawResponse page = twin.filtered().get("/page", "Sec-Fetch-Dest: document");
            RawResponse framed = twin.filtered().get("/page", "Sec-Fetch-Dest: iframe");
            RawResponse unknown = twin.filtered().get("/page");
            RawResponse again = twin.filtered().get("/page", "If-None-Match: \"v1~beian.sf00t\"");

            assertThat(page.text()).contains(Twin.FOOTER);
            assertThat(framed.text()).isEqualTo(PAGE);
            assertThat(framed.field("ETag")).isEqualTo("\"v1\"");
            assertThat(unknown.text()).contains(Twin.FOOTER);
            assertThat(again.status()).isEqualTo(304);
            for (RawResponse response : List.of(page, framed, unknown, again)) {
                assertThat(String.join(", ", response.fields("Vary"))).isEqualTo("Accept-Encoding, Sec-Fetch-Dest");
            }
            assertThat(twin.filtered().get("/data").field("Vary")).isNull();
        }
    }

    @Test
    void whereFramesGetNoFooterEveryKindOfAnswerWithHtmlSaysSo() {
        byte[] opaque = {1, 2, 3};
        try (Twin twin = Twin.of(app -> app.handle("/lines", (request, response) -> {
                    response.addHeader("Vary", "Accept-Encoding");
                    response.addHeader("Vary", "Cookie , sec-fetch-dest");
                    write(response, "text/html", PAGE);
                })
                .handle("/any", (request, response) -> {
                    response.setHeader("Vary", "*");
                    write(response, "text/html", PAGE);
                })
                .handle("/fragment", (request, response) -> write(response, "text/html", "<li>x</li>"))
                .handle("/empty", (request, response) -> response.setContentType("text/html"))
                .handle("/failed", (request, response) -> {
                    response.setStatus(404);
                    write(response, "text/html", PAGE);
                })
                .handle("/attached", (request, response) -> {
                    response.setHeader("Content-Disposition", "attachment");
                    write(response, "text/html", PAGE);
                })
                .handle("/coded", (request, response) -> {
                    response.setContentType("text/html");
                    response.setHeader("Content-Encoding", "br");
                    response.getOutputStream().write(opaque);
                })
                .handle("/part", (request, response) -> {
                    response.setStatus(206);
                    write(response, "text/html", PAGE);
                })
                .handle("/late", (request, response) -> {
                    write(response, "text/html", PAGE);
                    response.setHeader("Vary", "Cookie");
                })
                .handle("/text", (request, response) -> Pages.write(response)))) {
            twin.desk.pages = new PageSelection(List.of(), List.of(), List.of("/"), true);
            for (String path : List.of(
                    "/lines",
                    "/any",
                    "/fragment",
                    "/empty",
                    "/failed",
                    "/attached",
                    "/coded",
                    "/part",
                    "/late",
                    "/text")) {
                for (String destination : List.of("document", "iframe", "empty")) {
                    for (String method : List.of("GET", "HEAD")) {
                        RawResponse response = send(twin, method, path, "Sec-Fetch-Dest: " + destination);
                        String vary = String.join(", ", response.fields("Vary"));
                        String expected = switch (path) {
                            case "/lines" -> "Accept-Encoding, Cookie , sec-fetch-dest";
                            case "/any" -> "*";
                            case "/late" -> "Cookie, Sec-Fetch-Dest";
                            default -> "Sec-Fetch-Dest";
                        };
                        assertThat(vary)
                                .as("%s %s %s", method, path, destination)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void aForgedDestinationTakesNoFooterAway() {
        try (Twin twin = Twin.of((request, response) -> write(response, "text/html", PAGE))) {
            for (String destination : List.of("iframe", "image", "script", "empty", "video", "nonsense")) {
                RawResponse page = twin.assertInjected("/page", "Sec-Fetch-Dest: " + destination);

                assertThat(page.field("Vary")).isNull();
            }
        }
    }

    @Test
    void theOutcomeIsToldOfEveryKindOfAnswer() {
        try (Twin twin = Twin.of(app -> kinds().apply(app)
                .handle("/tagged", (request, response) -> {
                    response.setHeader("ETag", "\"v1\"");
                    if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                        response.setStatus(304);
                    } else {
                        write(response, "text/html", PAGE);
                    }
                })
                .handle("/attached", (request, response) -> {
                    response.setHeader("Content-Disposition", "attachment");
                    write(response, "text/html", PAGE);
                })
                .handle("/coded", (request, response) -> {
                    response.setHeader("Content-Encoding", "br");
                    write(response, "text/html", PAGE);
                })
                .handle("/part", (request, response) -> {
                    response.setStatus(206);
                    write(response, "text/html", PAGE);
                })
                .handle("/short", (request, response) -> {
                    response.setContentLength(PAGE.getBytes(UTF_8).length + 5);
                    write(response, "text/html", PAGE);
                })
                .handle("/late", (request, response) -> {
                    response.setContentType("text/plain");
                    response.getOutputStream().print("<!DOCTYPE html>");
                    response.setContentType("text/html");
                }))) {
            twin.desk.debugging = true;
            assertOutcome(twin, "GET", "/tagged", "injected");
            assertOutcome(twin, "HEAD", "/empty-path-that-is-not-there", null);
            assertOutcome(twin, "GET", "/tagged", "skipped; reason=not-modified", "If-None-Match: \"v1~beian.sf00t\"");
            assertOutcome(twin, "GET", "/attached", "skipped; reason=attachment");
            assertOutcome(twin, "GET", "/coded", "skipped; reason=content-coding");
            assertOutcome(twin, "GET", "/part", "skipped; reason=partial-content");
            assertOutcome(twin, "GET", "/short", "skipped; reason=truncated", "Connection: close");
            assertOutcome(twin, "GET", "/small", "skipped; reason=unknown-host", "Host: unknown.example");
            assertOutcome(twin, "HEAD", "/small", null);
            twin.desk.pages = new PageSelection(List.of(), List.of(PathPattern.parse("/large")), List.of("/"), true);
            assertOutcome(twin, "GET", "/large", "skipped; reason=excluded-path");
            assertOutcome(twin, "GET", "/small", "skipped; reason=in-frame", "Sec-Fetch-Dest: iframe");
            twin.desk.watchOnly = true;
            assertOutcome(twin, "GET", "/small", "skipped; reason=watch-only");
            twin.desk.watchOnly = false;
            twin.desk.failure = new IllegalStateException("a fault of ours");
            assertOutcome(twin, "GET", "/small", "skipped; reason=fault");
        }
    }

    private static void assertOutcome(Twin twin, String method, String path, String expected, String... fields) {
        List<String> told = send(twin, method, path, fields).fields("Beian-Outcome");
        assertThat(told).as(path).hasSizeLessThan(2);
        if (expected != null) {
            assertThat(told).as(path).containsExactly(expected);
        }
    }

    @Test
    void aPageThatIsAskedForWithABodyToComeIsWhole() {
        try (Twin twin = Twin.of((request, response) -> {
                    byte[] sent = request.getInputStream().readAllBytes();
                    write(response, "text/html;charset=UTF-8", PAGE.replace("页面", new String(sent, UTF_8)));
                });
                RawHttp http = twin.filtered().connect()) {
            http.send("POST /page HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(http.receive("POST").status()).isEqualTo(100);
            RawResponse page = http.send("hello").receive("POST");

            assertThat(page.text()).isEqualTo(WITH_FOOTER.replace("页面", "hello"));
            assertThat(http.request("GET", "/page").receive().status()).isEqualTo(200);
        }
    }

    @Test
    void nothingFollowsAPipelinedPageThatFailsOnTheWay() {
        ServletServer.assume(Capability.FAILURE_BREAKS_CONNECTION);
        try (Twin twin = Twin.of(app -> kinds().apply(app).handle("/failing", (request, response) -> {
                    response.setContentType("text/html");
                    response.getOutputStream().print("<!DOCTYPE html><html><body><p>begun");
                    response.flushBuffer();
                    throw new IllegalStateException("the application fails");
                }));
                RawHttp http = twin.filtered().connect()) {
            String fields = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            http.send("GET /small" + fields + "GET /failing" + fields + "GET /small" + fields);

            assertThat(http.receive("GET").text()).isEqualTo(WITH_FOOTER);
            RawResponse failing = http.receive("GET");
            assertThat(failing.isComplete()).isFalse();
            assertThat(failing.text()).isEqualTo("<!DOCTYPE html><html><body><p>begun");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aPipelinedHeadIsFollowedByTheNextAnswer() {
        try (Twin twin = Twin.of(kinds());
                RawHttp http = twin.filtered().connect()) {
            String fields = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            http.send("HEAD /large" + fields + "HEAD /small" + fields + "GET /none" + fields + "GET /small" + fields);

            assertThat(http.receive("HEAD").status()).isEqualTo(200);
            assertThat(http.receive("HEAD").status()).isEqualTo(200);
            assertThat(http.receive("GET").status()).isEqualTo(204);
            assertThat(http.receive("GET").text()).isEqualTo(WITH_FOOTER);
        }
    }

    @Test
    void anHttp10ClientIsAnsweredHead() {
        try (Twin twin = Twin.of(kinds())) {
            for (String path : List.of("/small", "/large")) {
                try (RawHttp http = twin.filtered().connect()) {
                    RawResponse head =
                            http.send("HEAD " + path + " HTTP/1.0\r\n\r\n").receive("HEAD");

                    assertThat(head.status()).isEqualTo(200);
                    assertThat(head.field("Transfer-Encoding")).isNull();
                    assertThat(http.isClosedByServer()).isTrue();
                }
            }
        }
    }

    @Test
    void theOutcomeIsToldWhereItIsAskedFor() {
        try (Twin twin = Twin.of(app -> kinds().apply(app)
                .handle("/fragment", (request, response) -> write(response, "text/html", "<li>x</li>"))
                .handle("/flushed", (request, response) -> {
                    response.setContentType("text/html");
                    response.flushBuffer();
                    response.getOutputStream().print("<!DOCTYPE html><body></body>");
                })
                .handle("/error", (request, response) -> response.sendError(404))
                .handle("/redirect", (request, response) -> response.sendRedirect("/small")))) {
            assertThat(twin.filtered().get("/small").field("Beian-Outcome")).isNull();
            twin.desk.debugging = true;

            assertThat(twin.filtered().get("/small").fields("Beian-Outcome")).containsExactly("injected");
            assertThat(twin.filtered().get("/large").fields("Beian-Outcome")).containsExactly("pending");
            assertThat(twin.filtered().get("/flushed").fields("Beian-Outcome")).containsExactly("pending");
            assertThat(twin.filtered().get("/data").fields("Beian-Outcome"))
                    .containsExactly("skipped; reason=not-html");
            assertThat(twin.filtered().get("/none").fields("Beian-Outcome"))
                    .containsExactly("skipped; reason=not-html");
            assertThat(twin.filtered().get("/fragment").fields("Beian-Outcome"))
                    .allMatch(outcome -> outcome.startsWith("skipped; reason="))
                    .hasSize(1);
            assertThat(twin.filtered().get("/redirect").fields("Beian-Outcome"))
                    .containsExactly("skipped; reason=redirect");
            assertThat(twin.filtered().get("/error").fields("Beian-Outcome")).hasSize(1);
        }
    }
}
