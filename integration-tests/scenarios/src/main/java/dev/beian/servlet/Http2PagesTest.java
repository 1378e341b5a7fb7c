package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.Capability;
import dev.beian.it.ServletServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP/2, where lengths are no framing, pages and their fields are as over HTTP/1.1. */
class Http2PagesTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>h2c</p></body></html>";
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @BeforeEach
    void overCleartext() {
        ServletServer.assume(Capability.H2C);
    }

    private static HttpRequest.Builder request(Twin twin, String target) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + twin.filtered().port() + target));
    }

    private HttpResponse<String> send(HttpRequest request) {
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
            HttpResponse<String> page = send(request(twin, "/page").build());
            HttpResponse<String> again = send(request(twin, "/page")
                    .header("If-None-Match", page.headers().firstValue("ETag").orElseThrow())
                    .build());
            HttpResponse<String> head = send(request(twin, "/page")
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
    void manyPagesAtOnceOverOneConnection() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><html><body>" + request.getParameter("n"));
            response.flushBuffer();
            response.getWriter().write("x".repeat(40_000) + "</body></html>");
        })) {
            send(request(twin, "/page?n=warm").build());
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
