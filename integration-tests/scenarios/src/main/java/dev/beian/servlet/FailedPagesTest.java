package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A page that fails after its first bytes are out looks as complete, or as cut short, as it does without the filter. */
class FailedPagesTest {
    private static final String BEGUN = Pages.START + Pages.TEXT;
    private static final String MORE = "<p>more</p>";
    private static final String LARGE = Pages.START + "<p>text</p>".repeat(30_000);
    private static final String WHOLE = LARGE + Pages.END;
    private static final int HTTP_2_ATTEMPTS = 20;

    /** Applications that fail after the commit, and what of a page each has written by then. */
    private static final Map<String, String> WRITTEN = new TreeMap<>(Map.ofEntries(
            Map.entry("/writer", BEGUN + MORE),
            Map.entry("/stream", BEGUN + MORE),
            Map.entry("/large", LARGE),
            Map.entry("/ended", BEGUN + Pages.END),
            Map.entry("/length", LARGE),
            Map.entry("/length-begun", BEGUN + MORE),
            Map.entry("/length-later", BEGUN + MORE),
            Map.entry("/length-flushed", BEGUN),
            Map.entry("/length-empty", ""),
            Map.entry("/short", LARGE),
            Map.entry("/whole", WHOLE),
            Map.entry("/whole-begun", BEGUN + Pages.END),
            Map.entry("/forwarded", BEGUN + MORE),
            Map.entry("/dispatched", BEGUN),
            Map.entry("/dispatched-length", BEGUN),
            Map.entry("/trailing", BEGUN),
            Map.entry("/gzip", BEGUN + MORE),
            Map.entry("/gzip-ended", BEGUN + MORE),
            Map.entry("/gzip-length", BEGUN + MORE),
            Map.entry("/gzip-whole", BEGUN + Pages.END)));

    private static App failing(App app) {
        return app.handle("/writer", (request, response) -> {
                    begin(response);
                    Pages.write(response, MORE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/stream", (request, response) -> {
                    Pages.stream(response, BEGUN);
                    response.flushBuffer();
                    Pages.stream(response, MORE);
                    throw new IOException("provoked");
                })
                .handle("/large", (request, response) -> {
                    Pages.stream(response, LARGE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/ended", (request, response) -> {
                    begin(response);
                    Pages.write(response, Pages.END);
                    throw new IllegalStateException("provoked");
                })
                .handle("/length", (request, response) -> {
                    response.setContentLength(2 * LARGE.length());
                    Pages.write(response, LARGE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/length-begun", (request, response) -> {
                    response.setContentLength(2 * LARGE.length());
                    begin(response);
                    Pages.write(response, MORE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/length-later", (request, response) -> {
                    Pages.write(response, BEGUN);
                    response.getWriter().write("");
                    response.setContentLength(2 * LARGE.length());
                    response.flushBuffer();
                    Pages.write(response, MORE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/length-flushed", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.setContentLength(2 * LARGE.length());
                    response.flushBuffer();
                    Pages.write(response, BEGUN);
                    throw new IllegalStateException("provoked");
                })
                .handle("/length-empty", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.setContentLength(2 * LARGE.length());
                    response.flushBuffer();
                    throw new IllegalStateException("provoked");
                })
                .handle("/short", (request, response) -> {
                    response.setContentLength(2 * LARGE.length());
                    Pages.stream(response, LARGE);
                })
                .handle("/whole", (request, response) -> {
                    response.setContentLength(WHOLE.getBytes(UTF_8).length);
                    Pages.stream(response, WHOLE);
                    throw new IllegalStateException("provoked");
                })
                .handle("/whole-begun", (request, response) -> {
                    response.setContentLength((BEGUN + Pages.END).getBytes(UTF_8).length);
                    begin(response);
                    Pages.write(response, Pages.END);
                    response.flushBuffer();
                    throw new IllegalStateException("provoked");
                })
                .handle(
                        "/forwarded",
                        (request, response) ->
                                request.getRequestDispatcher("/writer").forward(request, response))
                .handle("/dispatched", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    begin(response);
                    async.dispatch("/fails");
                })
                .handle("/dispatched-length", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    response.setContentLength(2 * LARGE.length());
                    begin(response);
                    async.dispatch("/fails");
                })
                .handle("/fails", (request, response) -> {
                    throw new IllegalStateException("provoked");
                })
                .handle("/trailing", (request, response) -> {
                    response.setHeader("Trailer", "Checked");
                    response.setTrailerFields(() -> Map.of("Checked", "yes"));
                    begin(response);
                    throw new IllegalStateException("provoked");
                })
                .handle("/gzip", (request, response) -> {
                    GZIPOutputStream gzip = beginGzip(response);
                    gzip.write(MORE.getBytes(UTF_8));
                    gzip.flush();
                    throw new IllegalStateException("provoked");
                })
                .handle("/gzip-length", (request, response) -> {
                    response.setContentLength(2 * LARGE.length());
                    GZIPOutputStream gzip = beginGzip(response);
                    gzip.write(MORE.getBytes(UTF_8));
                    gzip.flush();
                    throw new IllegalStateException("provoked");
                })
                .handle("/gzip-ended", (request, response) -> {
                    // What is closed without fail ends the coding, though not the page.
                    try (GZIPOutputStream gzip = beginGzip(response)) {
                        gzip.write(MORE.getBytes(UTF_8));
                        throw new IllegalStateException("provoked");
                    }
                })
                .handle("/gzip-whole", (request, response) -> {
                    byte[] coded = gzip(BEGUN + Pages.END);
                    response.setContentType(Pages.TYPE);
                    response.setHeader("Content-Encoding", "gzip");
                    response.setContentLength(coded.length);
                    response.flushBuffer();
                    response.getOutputStream().write(coded);
                    throw new IllegalStateException("provoked");
                });
    }

    private static void begin(HttpServletResponse response) throws IOException {
        Pages.write(response, BEGUN);
        response.flushBuffer();
    }

    private static GZIPOutputStream beginGzip(HttpServletResponse response) throws IOException {
        response.setContentType(Pages.TYPE);
        response.setHeader("Content-Encoding", "gzip");
        GZIPOutputStream gzip = new GZIPOutputStream(response.getOutputStream(), true);
        gzip.write(BEGUN.getBytes(UTF_8));
        gzip.flush();
        response.flushBuffer();
        return gzip;
    }

    private static byte[] gzip(String page) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(page.getBytes(UTF_8));
        }
        return coded.toByteArray();
    }

    private static App withErrorPages(App app) {
        return failing(app)
                .errorPage(500, "/error")
                .errorPage(IllegalStateException.class, "/error")
                .errorPage(IOException.class, "/error")
                .handle("/error", (request, response) -> Pages.write(response));
    }

    /** What a client can make of a response: the page, and whether it can tell that there is no more of it. */
    private record Received(String page, boolean isWhole) {
        static Received of(RawResponse response) {
            return response.field("Content-Encoding") == null
                    ? new Received(response.text(), response.isComplete())
                    : decoded(response.body(), response.isComplete());
        }

        static Received decoded(byte[] coded, boolean isComplete) {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            boolean ended = true;
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(coded))) {
                for (int b = gzip.read(); b >= 0; b = gzip.read()) {
                    page.write(b);
                }
            } catch (IOException cutShort) {
                ended = false;
            }
            return new Received(page.toString(UTF_8), ended && isComplete);
        }
    }

    /** Whether a client that is told the declared length sees that the body is short of it. */
    private static boolean isShortOfItsLength(String path) {
        return path.contains("length") || path.equals("/short");
    }

    /** Whether the application writes its page to the end, or so its coding says, before it fails. */
    private static boolean isEnded(String path) {
        return path.equals("/ended") || path.contains("whole") || path.equals("/gzip-ended");
    }

    @Test
    void withoutAnErrorPage() {
        try (Twin twin = Twin.of(FailedPagesTest::failing)) {
            assertAsWithoutTheFilter(twin, WRITTEN);
        }
    }

    @Test
    void withAnErrorPageThatComesTooLate() {
        Map<String, String> begun = new TreeMap<>(WRITTEN);
        begun.remove("/length-empty"); // one container writes the error page where nothing was written
        try (Twin twin = Twin.of(FailedPagesTest::withErrorPages)) {
            assertAsWithoutTheFilter(twin, begun);
        }
    }

    private static void assertAsWithoutTheFilter(Twin twin, Map<String, String> pages) {
        pages.forEach((path, written) -> {
            Received page = assertPage(twin, path, written);
            // A container that waits with the rest of a declared length for ever is not asked.
            boolean whole = !isShortOfItsLength(path)
                    && Received.of(twin.plain().get(path)).isWhole();

            assertThat(page.isWhole()).as(path).isEqualTo(whole);
        });
        assertThat(twin.desk.faults).isEmpty();
    }

    private static Received assertPage(Twin twin, String path, String written, String... fields) {
        RawResponse response = twin.filtered().get(path, fields);
        Received page = Received.of(response);

        assertThat(response.status()).as(path).isEqualTo(200);
        assertThat(page.page().replace(Twin.FOOTER, "")).as(path).isEqualTo(written);
        assertThat(Twin.occurrences(page.page())).as("footers of " + path).isEqualTo(isEnded(path) ? 1 : 0);
        return page;
    }

    @Test
    void toAClientThatClosesTheConnectionAsFarAsTheContainerTellsItMore() {
        String close = "Connection: close";
        try (Twin twin = Twin.of(FailedPagesTest::failing)) {
            WRITTEN.forEach((path, written) -> {
                Received page = assertPage(twin, path, written, close);
                boolean whole = isShortOfItsLength(path)
                        ? ServletServer.has(Capability.ENDS_BODY_BY_CLOSING) && !path.contains("gzip")
                        : Received.of(twin.plain().get(path, close)).isWhole();

                assertThat(page.isWhole()).as(path).isEqualTo(whole);
            });
        }
    }

    @Test
    void overHttp2AsWell() {
        ServletServer.assume(Capability.H2C);
        try (Twin twin = Twin.of(FailedPagesTest::failing)) {
            HttpClient client = Http2Client.connectedTo(twin.plain(), twin.filtered());
            for (String path : WRITTEN.keySet()) {
                boolean whole = isShortOfItsLength(path)
                        ? !ServletServer.has(Capability.BREAKS_STREAM_ALONE) && !path.startsWith("/gzip")
                        : isWhole(client, twin.plain(), path);

                assertThat(isWhole(client, twin.filtered(), path)).as(path).isEqualTo(whole);
            }
        }
    }

    /**
     * Whether a client sees a page as whole, at the first attempt or later: one container resets the stream that it has ended,
     * and the client of Java 25 tells whichever it meets first. A stream that is not ended is whole at no attempt.
     */
    private static boolean isWhole(HttpClient client, RunningServer server, String path) {
        return IntStream.range(0, HTTP_2_ATTEMPTS).anyMatch(attempt -> isWholeAtOnce(client, server, path));
    }

    private static boolean isWholeAtOnce(HttpClient client, RunningServer server, String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        HttpResponse<byte[]> response;
        try {
            response = client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException reset) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return !path.startsWith("/gzip")
                || Received.decoded(response.body(), true).isWhole();
    }

    @Test
    void whoseTimeIsOverUnlessSomebodyCompletesIt() {
        ServletServer.assume(Capability.ENDS_COMMITTED_RESPONSE_ON_TIMEOUT);
        try (Twin twin = Twin.of(FailedPagesTest::timing)) {
            boolean whole = twin.plain().get("/abandoned").isComplete();

            assertThat(assertPage(twin, "/abandoned", BEGUN).isWhole()).isEqualTo(whole);
            assertThat(assertPage(twin, "/abandoned-length", BEGUN).isWhole()).isFalse();
            twin.assertInjected("/completed");
        }
    }

    private static App timing(App app) {
        return app.handle("/abandoned", (request, response) -> {
                    request.startAsync().setTimeout(200);
                    begin(response);
                })
                .handle("/abandoned-length", (request, response) -> {
                    request.startAsync().setTimeout(200);
                    response.setContentLength(2 * LARGE.length());
                    begin(response);
                })
                .handle("/completed", (request, response) -> {
                    AsyncContext async = request.startAsync();
                    async.setTimeout(200);
                    async.addListener(new AsyncListening() {
                        @Override
                        public void onTimeout(AsyncEvent event) throws IOException {
                            Pages.write(
                                    (HttpServletResponse)
                                            event.getAsyncContext().getResponse(),
                                    Pages.END);
                            event.getAsyncContext().complete();
                        }
                    });
                    begin(response);
                });
    }

    @Test
    void andWhatIsCompleteEndsAsEver() {
        try (Twin twin = Twin.of((request, response) -> {
                    if (request.getParameter("length") != null) {
                        response.setContentLength((BEGUN + Pages.END).getBytes(UTF_8).length);
                    }
                    begin(response);
                    Pages.write(response, Pages.END);
                });
                RawHttp http = twin.filtered().connect()) {
            for (int i = 0; i < 6; i++) {
                RawResponse response = http.request("GET", i % 2 == 0 ? "/page" : "/page?length=known")
                        .receive();

                assertThat(response.isComplete()).isTrue();
                assertThat(response.text()).contains(Twin.FOOTER);
                assertThat(response.field("Trailer")).isNull();
                assertThat(response.trailers()).isEmpty();
                assertThat(new String(response.wireBody(), ISO_8859_1)).endsWith("\r\n0\r\n\r\n");
            }
            for (String line : List.of("Connection: close", "TE: trailers")) {
                twin.assertInjected("/page", line);
                twin.assertInjected("/page?length=known", line);
            }
        }
    }
}
