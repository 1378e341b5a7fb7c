package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.beian.it.Capability;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP/2, where lengths are no framing, pages and their fields are as over HTTP/1.1. */
class Http2PagesTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>h2c</p></body></html>";

    @BeforeEach
    void overCleartext() {
        ServletServer.assume(Capability.H2C);
    }

    private static HttpRequest.Builder request(Twin twin, String target) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + twin.filtered().port() + target));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            return response;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPageGetsItsFooterAndItsTag() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("ETag", "\"v1\"");
            if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
                return;
            }
            response.setContentLength(PAGE.length());
            response.getOutputStream().write(PAGE.getBytes(UTF_8));
        })) {
            HttpClient client = Http2Client.connectedTo(twin.filtered());
            HttpResponse<String> page = send(client, request(twin, "/page").build());
            HttpResponse<String> again = send(
                    client,
                    request(twin, "/page")
                            .header(
                                    "If-None-Match",
                                    page.headers().firstValue("ETag").orElseThrow())
                            .build());
            HttpResponse<String> head = send(
                    client,
                    request(twin, "/page")
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .build());

            assertThat(page.body()).isEqualTo(PAGE.replace("</body>", Twin.FOOTER + "</body>"));
            assertThat(page.headers().firstValue("ETag")).contains("\"v1~beian.sf00t\"");
            assertThat(page.headers()
                            .firstValueAsLong("Content-Length")
                            .orElse(page.body().length()))
                    .isEqualTo(page.body().length());
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(head.headers()
                            .firstValueAsLong("Content-Length")
                            .orElse(page.body().length()))
                    .isEqualTo(page.body().length());
        }
    }

    @Test
    void aPageThatFailsOnTheWayIsCutShortAsWithoutUs() {
        try (Twin twin = Twin.of(app -> app.handle("/fail", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter().write("<!DOCTYPE html><html><body>");
                    response.flushBuffer();
                    throw new IllegalStateException("the application fails");
                })
                .handle("/page", (request, response) -> Pages.write(response)))) {
            HttpClient client = Http2Client.connectedTo(twin.filtered(), twin.plain());

            assertThat(send(client, request(twin, "/page").build()).body()).contains(Twin.FOOTER);
            assertThat(isCutShort(client, twin.filtered())).isEqualTo(isCutShort(client, twin.plain()));
            assertThat(send(client, request(twin, "/page").build()).body()).contains(Twin.FOOTER);
        }
    }

    private static boolean isCutShort(HttpClient client, RunningServer server) {
        HttpRequest failing = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/fail"))
                .build();
        try {
            HttpResponse<String> response = client.send(failing, HttpResponse.BodyHandlers.ofString(UTF_8));
            assertThat(response.body()).isEqualTo("<!DOCTYPE html><html><body>");
            return false;
        } catch (IOException | InterruptedException cut) {
            return true;
        }
    }

    @Test
    void aPageWhoseLengthIsFalseWithItsFooterHasTheTrueOne() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(PAGE.length());
            response.flushBuffer();
            response.getOutputStream().write(PAGE.getBytes(UTF_8));
        })) {
            HttpClient client = Http2Client.connectedTo(twin.filtered());
            HttpResponse<String> page = send(client, request(twin, "/page").build());

            assertThat(page.body()).isEqualTo(PAGE.replace("</body>", Twin.FOOTER + "</body>"));
            assertThat(page.headers().firstValue("Content-Length")).isEmpty();
        }
    }

    @Test
    void aLengthThatAFilterInFrontHasDeclaredIsTakenBack() {
        Filter declaring = (request, response, chain) -> {
            response.setContentLengthLong(PAGE.length());
            chain.doFilter(request, response);
        };
        try (Twin twin = Twin.behind(
                app -> app.filter("declaring", declaring, DispatcherType.REQUEST),
                app -> app.handle("/page", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.flushBuffer();
                    response.getOutputStream().write(PAGE.getBytes(UTF_8));
                }))) {
            HttpClient client = Http2Client.connectedTo(twin.filtered());
            HttpResponse<String> page = send(client, request(twin, "/page").build());

            assertThat(page.body()).isEqualTo(PAGE.replace("</body>", Twin.FOOTER + "</body>"));
            assertThat(page.headers().firstValue("Content-Length")).isEmpty();
        }
    }

    @Test
    void withPriorKnowledgeAsWell() throws IOException {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><html><body>");
            response.flushBuffer();
            response.getWriter().write("<p>second part</p></body></html>");
        })) {
            String without = pageWithPriorKnowledge(twin.plain());
            assumeTrue(without.endsWith("</html>"), () -> "this container does not take our frames: " + without);

            assertThat(pageWithPriorKnowledge(twin.filtered()))
                    .isEqualTo("<!DOCTYPE html><html><body><p>second part</p>" + Twin.FOOTER + "</body></html>");
        }
    }

    /** The body of the page, read frame by frame; or the frame that refuses it. */
    private static String pageWithPriorKnowledge(RunningServer server) throws IOException {
        byte[] fields = {};
        fields = field(fields, ":method", "GET");
        fields = field(fields, ":scheme", "http");
        fields = field(fields, ":authority", "localhost");
        fields = field(fields, ":path", "/page");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));
        out.writeBytes(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0}); // SETTINGS
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(out.toByteArray());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes((in.readInt() >>> 8) + 5); // the server's SETTINGS
            out.reset();
            out.writeBytes(new byte[] {0, 0, 0, 4, 1, 0, 0, 0, 0}); // seen
            out.writeBytes(new byte[] {0, 0, (byte) fields.length, 1, 5, 0, 0, 0, 1}); // HEADERS, with the stream's end
            out.writeBytes(fields);
            socket.getOutputStream().write(out.toByteArray());
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                int head = in.readInt();
                int flags = in.readUnsignedByte();
                boolean ours = in.readInt() == 1;
                byte[] payload = new byte[head >>> 8];
                in.readFully(payload);
                int type = head & 0xFF;
                if (type == 3 || type == 7) { // RST_STREAM, GOAWAY
                    return "frame " + type + " " + Arrays.toString(payload) + " after " + body.toString(UTF_8);
                }
                if (type == 0) {
                    body.writeBytes(payload);
                }
                if (ours && type <= 1 && (flags & 1) != 0) {
                    return body.toString(UTF_8);
                }
            }
        }
    }

    /** A field as RFC 7541 §6.2.2 has it: literal, not indexed, with a new name. */
    private static byte[] field(byte[] before, String name, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        out.write(0);
        out.write(name.length());
        out.writeBytes(name.getBytes(UTF_8));
        out.write(value.length());
        out.writeBytes(value.getBytes(UTF_8));
        return out.toByteArray();
    }

    @Test
    void manyPagesAtOnceOverOneConnection() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><html><body>" + request.getParameter("n"));
            response.flushBuffer();
            response.getWriter().write("x".repeat(40_000) + "</body></html>");
        })) {
            HttpClient client = Http2Client.connectedTo(twin.filtered());
            List<CompletableFuture<HttpResponse<String>>> pages = IntStream.range(0, 20)
                    .mapToObj(n -> client.sendAsync(
                            request(twin, "/page?n=" + n).build(), HttpResponse.BodyHandlers.ofString(UTF_8)))
                    .toList();
            for (int n = 0; n < pages.size(); n++) {
                HttpResponse<String> page = pages.get(n).join();

                assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(page.body()).startsWith("<!DOCTYPE html><html><body>" + n + "xxx");
                assertThat(page.body()).endsWith("x" + Twin.FOOTER + "</body></html>");
            }
        }
    }
}
