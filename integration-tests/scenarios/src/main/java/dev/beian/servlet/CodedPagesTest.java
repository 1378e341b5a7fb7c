package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.IncomingResponse;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in a content coding gets its footer inside of it, as it streams. */
class CodedPagesTest {
    private static final String START = "<!DOCTYPE html><html><body><p>压缩的页面</p>";
    private static final String PAGE = START + "</body></html>";
    private static final String WITH_FOOTER = START + Twin.FOOTER + "</body></html>";

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(String text, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (OutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static String gunzip(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As far as it can be read. */
    private static String gunzipStart(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
        } catch (EOFException cutShort) {
            return out.toString(UTF_8);
        }
        throw new AssertionError("the body is complete");
    }

    private static App.Handler coded(String coding, byte[] body) {
        return (request, response) -> {
            describe(response, coding);
            response.getOutputStream().write(body);
        };
    }

    private static void describe(HttpServletResponse response, String coding) {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Encoding", coding);
        response.setHeader("Vary", "Accept-Encoding");
    }

    @Test
    void gzipIsOpenedAndClosedAgain() {
        try (Twin twin = Twin.of(coded("gzip", gzip(PAGE)))) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(gunzip(response.body())).isEqualTo(WITH_FOOTER);
            assertThat(response.fields("Content-Encoding")).containsExactly("gzip");
            assertThat(response.fields("Vary")).containsExactly("Accept-Encoding");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
        }
    }

    @Test
    void deflateIsOpenedAndClosedAgainWithItsHeaderOrWithout() throws IOException {
        try (Twin twin = Twin.of(app -> app.handle("/zlib", coded("deflate", deflate(PAGE, false)))
                .handle("/raw", coded("deflate", deflate(PAGE, true))))) {
            byte[] zlib = twin.filtered().get("/zlib").body();
            byte[] raw = twin.filtered().get("/raw").body();

            assertThat(new String(new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes(), UTF_8))
                    .isEqualTo(WITH_FOOTER);
            assertThat(new String(
                            new InflaterInputStream(new ByteArrayInputStream(raw), new Inflater(true)).readAllBytes(),
                            UTF_8))
                    .isEqualTo(WITH_FOOTER);
        }
    }

    @Test
    void severalMembersAreOnePage() {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.writeBytes(gzip(START));
        members.writeBytes(gzip("</body>"));
        members.writeBytes(gzip("</html>"));
        try (Twin twin = Twin.of(coded("gzip", members.toByteArray()))) {
            assertThat(gunzip(twin.filtered().get("/page").body())).isEqualTo(WITH_FOOTER);
        }
    }

    @Test
    void aLargePageStreams() {
        String large = "<!DOCTYPE html><html><body>" + "<p>段落 0123456789 abcdef</p>\n".repeat(60_000);
        byte[] body = gzip(large + "</body></html>");
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            response.setContentLength(body.length);
            response.setHeader("ETag", "\"v1\"");
            for (int from = 0; from < body.length; from += 1000) {
                response.getOutputStream().write(body, from, Math.min(1000, body.length - from));
            }
        })) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.isComplete()).isTrue();
            assertThat(gunzip(response.body())).isEqualTo(large + Twin.FOOTER + "</body></html>");
            assertThat(response.field("ETag")).isEqualTo("W/\"v1~beian.sf00t\"");
        }
    }

    @Test
    void theLengthIsThatOfTheNewBytes() {
        byte[] body = gzip(PAGE);
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        })) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(gunzip(response.body())).isEqualTo(WITH_FOOTER);
            assertThat(response.field("Content-Length")).isEqualTo(Integer.toString(response.body().length));
        }
    }

    @Test
    void whatIsFlushedCanBeReadAtOnce() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (Twin twin = Twin.of((request, response) -> {
                    describe(response, "gzip");
                    GZIPOutputStream gzip = new GZIPOutputStream(response.getOutputStream(), 512, true);
                    gzip.write((START + "<p>first-part</p>").getBytes(UTF_8));
                    gzip.flush();
                    await(read);
                    gzip.write("<p>second-part</p></body></html>".getBytes(UTF_8));
                    gzip.close();
                });
                RawHttp http = twin.filtered().connect()) {
            IncomingResponse incoming = http.request("GET", "/page").incoming();
            String seen = "";
            for (int length = 40; !seen.contains("first-part"); length++) {
                // Byte by byte: as soon as the flushed bytes are there, they decode.
                byte[] body = readTo(incoming, length);
                seen = gunzipStart(body);
            }
            read.countDown();

            assertThat(gunzip(incoming.rest().body()))
                    .isEqualTo(START + "<p>first-part</p><p>second-part</p>" + Twin.FOOTER + "</body></html>");
        } finally {
            read.countDown();
        }
    }

    private static byte[] readTo(IncomingResponse incoming, int length) {
        return incoming.readBytes(length);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the client has not read what was flushed");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFragmentGoesOutWithItsOwnBytes() {
        byte[] body = gzip("<li>fragment</li>");
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            response.setContentLength(body.length);
            response.setHeader("Content-Digest", "sha-256=:aGVsbG8=:");
            response.getOutputStream().write(body);
        })) {
            RawResponse response = twin.assertUntouched("/page");

            assertThat(response.body()).isEqualTo(body);
            assertThat(response.field("Content-Digest")).isEqualTo("sha-256=:aGVsbG8=:");
        }
    }

    @Test
    void aPageCutShortIsSeenToBeCutShort() throws IOException {
        byte[] body = gzip(PAGE.replace("</body>", "<p>" + "x".repeat(100) + "</p></body>"));
        byte[] cut = Arrays.copyOf(body, body.length - 12);
        try (Twin twin = Twin.of(coded("gzip", cut))) {
            RawResponse response = twin.assertUntouched("/page");

            assertThat(response.body()).isEqualTo(cut);
            assertThat(gunzipStart(response.body())).doesNotContain("data-beian-footer");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED truncated");
        }
    }

    @Test
    void aPageCutShortUnderWayIsReadAsFarAsItCame() throws IOException {
        String start = START + "<p>first-part</p>";
        String digits =
                new Random(1).ints(400, 'a', 'z').mapToObj(Character::toString).collect(joining());
        byte[] body = gzip(start + digits + "</body></html>");
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            response.getOutputStream().write(body, 0, body.length - 100);
            response.flushBuffer();
        })) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.isComplete()).isTrue();
            assertThat(gunzipStart(response.body())).contains("first-part").doesNotContain("data-beian-footer");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED truncated");
        }
    }

    @Test
    void whatIsNotInItsCodingPassesAsItIs() {
        try (Twin twin = Twin.of(coded("gzip", PAGE.getBytes(UTF_8)))) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED content-coding");
        }
    }

    @Test
    void otherCodingsPassValidAndAreCounted() {
        byte[] opaque = {0x0B, 0x02, (byte) 0x80, '<', '/', 'b', 'o', 'd', 'y', '>', 3};
        for (String coding : new String[] {"br", "zstd", "gzip, br", "dcb", "unheard-of"}) {
            try (Twin twin = Twin.of((request, response) -> {
                describe(response, coding);
                response.setHeader("ETag", "\"v1\"");
                response.setContentLength(opaque.length);
                response.getOutputStream().write(opaque);
            })) {
                assertThat(twin.assertUntouched("/page").body()).isEqualTo(opaque);
                assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED content-coding");
            }
        }
    }

    @Test
    void identityIsNoCoding() {
        try (Twin twin = Twin.of(coded("identity", PAGE.getBytes(UTF_8)))) {
            twin.assertInjected("/page");
        }
    }

    @Test
    void aCodingThatStandsBelowUsIsThatOfAnOuterFilter() {
        Filter outer = (request, response, chain) -> {
            ((HttpServletResponse) response).setHeader("Content-Encoding", "br");
            chain.doFilter(request, response);
        };
        UnaryOperator<App> description = app -> app.handle("/page", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(PAGE.getBytes(UTF_8));
        });
        TestDesk desk = new TestDesk();
        try (var server = dev.beian.it.ServletServer.start(description.apply(App.of()
                .filter("outer", outer, DispatcherType.REQUEST)
                .filter(BeianFilter.NAME, new BeianFilter(desk), DispatcherType.REQUEST)))) {
            assertThat(server.get("/page").text()).isEqualTo(WITH_FOOTER);
        }
    }

    @Test
    void anInnerFilterMayCompress() {
        Filter inner = (request, response, chain) -> {
            HttpServletResponse http = (HttpServletResponse) response;
            describe(http, "gzip");
            http.getOutputStream().write(gzip(PAGE));
        };
        TestDesk desk = new TestDesk();
        try (var server = dev.beian.it.ServletServer.start(App.of()
                .filter(BeianFilter.NAME, new BeianFilter(desk), DispatcherType.REQUEST)
                .filter("inner", inner, DispatcherType.REQUEST)
                .handle("/page", (request, response) -> {}))) {
            assertThat(gunzip(server.get("/page").body())).isEqualTo(WITH_FOOTER);
        }
    }

    @Test
    void nonHtmlKeepsItsCodingToTheByte() {
        byte[] body = gzip("{\"json\":true}");
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("application/json");
            response.setHeader("Content-Encoding", "gzip");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        })) {
            assertThat(twin.assertUntouched("/page").body()).isEqualTo(body);
        }
    }

    @Test
    void oneWriteStaysOneWriteWithoutBlocking() {
        String large = "<!DOCTYPE html><html><body>" + "<p>段落 0123456789</p>\n".repeat(20_000);
        byte[] body = gzip(large + "</body></html>");
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            AsyncContext context = request.startAsync();
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new WriteListener() {
                private int from;

                @Override
                public void onWritePossible() throws IOException {
                    while (out.isReady()) {
                        if (from == body.length) {
                            context.complete();
                            return;
                        }
                        int length = Math.min(3000, body.length - from);
                        out.write(body, from, length);
                        from += length;
                    }
                }

                @Override
                public void onError(Throwable failure) {
                    context.complete();
                }
            });
        })) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.isComplete()).isTrue();
            assertThat(gunzip(response.body())).isEqualTo(large + Twin.FOOTER + "</body></html>");
        }
    }

    @Test
    void theElderNameOfGzipIsRead() {
        for (String coding : List.of("x-gzip", "GZIP", "identity, gzip", " gzip ,")) {
            try (Twin twin = Twin.of(coded(coding, gzip(PAGE)))) {
                RawResponse response = twin.filtered().get("/page");

                assertThat(gunzip(response.body())).isEqualTo(WITH_FOOTER);
                assertThat(response.fields("Content-Encoding"))
                        .isEqualTo(twin.plain().get("/page").fields("Content-Encoding"));
            }
        }
    }

    @Test
    void twoCodingsOnTopOfEachOtherPassUntouched() {
        try (Twin twin = Twin.of(app -> app.handle("/joined", coded("gzip, gzip", gzip("twice")))
                .handle("/added", (request, response) -> {
                    describe(response, "gzip");
                    response.addHeader("Content-Encoding", "gzip");
                    response.getOutputStream().write(gzip("twice"));
                }))) {
            twin.assertUntouched("/joined");
            twin.assertUntouched("/added");
            assertThat(twin.desk.outcomesOnce(2)).containsExactly("SKIPPED content-coding", "SKIPPED content-coding");
        }
    }

    @Test
    void aCodingThatIsToldOnlyAfterTheFirstBytesPassesUntouched() {
        byte[] body = gzip(PAGE);
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("ETag", "\"v1\"");
            response.getOutputStream().write(body, 0, 10);
            response.setHeader("Content-Encoding", "gzip");
            response.getOutputStream().write(body, 10, body.length - 10);
        })) {
            assertThat(twin.assertUntouched("/page").body()).isEqualTo(body);
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED type-changed");
        }
    }

    @Test
    void headOfACodedPageHasTheFieldsOfItsGet() {
        byte[] body = gzip(PAGE);
        try (Twin twin = Twin.of((request, response) -> {
            describe(response, "gzip");
            response.setHeader("ETag", "\"v1\"");
            response.setContentLength(body.length);
            if (request.getMethod().equals("GET") || request.getParameter("body") != null) {
                response.getOutputStream().write(body);
            }
        })) {
            RawResponse get = twin.filtered().get("/page");
            for (String path : List.of("/page", "/page?body")) {
                try (RawHttp http = twin.filtered().connect()) {
                    RawResponse head = http.request("HEAD", path).receive();

                    for (String name : List.of("ETag", "Content-Encoding", "Vary", "Content-Type")) {
                        assertThat(head.fields(name)).as(name).isEqualTo(get.fields(name));
                    }
                    assertThat(head.field("Content-Length")).isIn(null, get.field("Content-Length"));
                }
            }
        }
    }

    @Test
    void aPrecompressedFileOfTheContainersOwnGetsTheFooterInside(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("page.html"), PAGE);
        Files.write(folder.resolve("page.html.gz"), gzip(PAGE));
        Files.writeString(folder.resolve("style.css"), "p { color: red }");
        Files.write(folder.resolve("style.css.gz"), gzip("p { color: red }"));
        try (Twin twin = Twin.of(app -> app.resources(folder).precompressed())) {
            RawResponse without = twin.plain().get("/page.html", "Accept-Encoding: gzip");
            assertThat(without.field("Content-Encoding")).isEqualTo("gzip");
            if (!String.valueOf(without.field("Content-Type")).startsWith("text/html")) {
                // Undertow sends it under the type of the file page.html.gz, which is no page for a browser either.
                twin.assertUntouched("/page.html", "Accept-Encoding: gzip");
                return;
            }

            RawResponse page = twin.filtered().get("/page.html", "Accept-Encoding: br, gzip");
            assertThat(gunzip(page.body())).isEqualTo(WITH_FOOTER);
            assertThat(page.field("Content-Encoding")).isEqualTo("gzip");
            assertThat(page.field("Vary")).isEqualTo(without.field("Vary"));
            assertThat(page.field("Accept-Ranges")).isNull();
            assertThat(page.field("ETag")).startsWith("W/\"").contains("~beian.");
            RawResponse again = twin.filtered()
                    .get("/page.html", "Accept-Encoding: br, gzip", "If-None-Match: " + page.field("ETag"));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.field("ETag")).isEqualTo(page.field("ETag"));
            assertThat(twin.filtered().get("/page.html").text()).isEqualTo(WITH_FOOTER);
            twin.assertUntouched("/style.css", "Accept-Encoding: gzip");
            twin.assertUntouched("/style.css");
        }
    }

    @Test
    void whatTheClientAcceptsIsNeverNarrowedToNothing() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html");
            String accepted = String.join("+", java.util.Collections.list(request.getHeaders("Accept-Encoding")));
            response.getOutputStream().write((START + "[" + accepted + "]</body></html>").getBytes(UTF_8));
        })) {
            String[][] cases = {
                {"br;q=1.0, *;q=0", "[br;q=1.0, *;q=0]"},
                {"identity;q=0", "[identity;q=0]"},
                {"br, identity;q=0", "[br, identity;q=0]"},
                {"*, identity;q=0", "[gzip, identity;q=0]"},
                {"br;q=0.9, gzip;q=0", "[identity]"},
                {"br", "[identity]"}
            };
            for (String[] row : cases) {
                assertThat(twin.filtered()
                                .get("/page", "Accept: text/html", "Accept-Encoding: " + row[0])
                                .text())
                        .as(row[0])
                        .contains(row[1]);
            }
            assertThat(twin.filtered()
                            .get("/page", "Accept: text/html", "Accept-Encoding: br", "Accept-Encoding: deflate")
                            .text())
                    .contains("[deflate]");
        }
    }

    @Test
    void navigationsAreAnsweredInACodingThatIsRead() {
        try (Twin twin = Twin.of((request, response) -> {
            String accepted = String.valueOf(request.getHeader("Accept-Encoding"));
            response.setContentType("text/html");
            response.setHeader("Vary", "Accept-Encoding");
            response.getOutputStream().write((START + "[" + accepted + "]</body></html>").getBytes(UTF_8));
        })) {
            assertThat(twin.filtered()
                            .get("/page", "Accept: text/html", "Accept-Encoding: gzip, deflate, br, zstd")
                            .text())
                    .contains("[gzip, deflate]");
            assertThat(twin.filtered()
                            .get("/page", "Sec-Fetch-Dest: document", "Accept-Encoding: br")
                            .text())
                    .contains("[identity]");
            assertThat(twin.filtered()
                            .get("/page", "Accept: */*", "Accept-Encoding: br, gzip;q=0.5")
                            .text())
                    .as("a path known to serve pages")
                    .contains("[gzip;q=0.5]");
        }
    }

    @Test
    void whatIsNoNavigationKeepsItsAcceptEncoding() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(("[" + request.getHeader("Accept-Encoding") + "]").getBytes(UTF_8));
        })) {
            assertThat(twin.filtered()
                            .get("/page", "Accept: */*", "Accept-Encoding: gzip, br")
                            .text())
                    .isEqualTo("[gzip, br]");
            assertThat(twin.filtered()
                            .get("/page", "Accept: application/json", "Accept-Encoding: br")
                            .text())
                    .isEqualTo("[br]");
        }
    }

    @Test
    void aPageThatCameInAnotherCodingIsAskedForInOneThatIsReadNextTime() {
        try (Twin twin = Twin.of((request, response) -> {
            boolean brotli =
                    String.valueOf(request.getHeader("Accept-Encoding")).contains("br");
            response.setContentType("text/html");
            if (brotli) {
                response.setHeader("Content-Encoding", "br");
                response.getOutputStream().write(new byte[] {1, 2, 3});
            } else {
                response.getOutputStream().write(PAGE.getBytes(UTF_8));
            }
        })) {
            assertThat(twin.filtered().get("/page", "Accept-Encoding: br").body())
                    .containsExactly(1, 2, 3);
            assertThat(twin.filtered().get("/page", "Accept-Encoding: br").text())
                    .isEqualTo(WITH_FOOTER);
        }
    }
}
