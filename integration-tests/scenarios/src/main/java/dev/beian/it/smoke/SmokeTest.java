package dev.beian.it.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.IncomingResponse;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application without this library works through the harness as it is described. */
class SmokeTest {

    @Test
    void aServletAnswersOverRawHttp() {
        App app = App.of().handle("/hello", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<p>你好</p>");
        });
        try (RunningServer server = ServletServer.start(app)) {
            RawResponse response = server.get("/hello");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.field("content-type")).isEqualToIgnoringCase("text/html;charset=utf-8");
            assertThat(response.text()).isEqualTo("<p>你好</p>");
            assertThat(response.isComplete()).isTrue();
        }
    }

    @Test
    void aConnectionServesSeveralRequests() {
        App app = App.of()
                .contextPath("/shop")
                .handle("/query", (request, response) -> response.getWriter().write("q=" + request.getQueryString()));
        try (RunningServer server = ServletServer.start(app);
                RawHttp http = server.connect()) {
            assertThat(http.request("GET", "/shop/query?1").receive().text()).isEqualTo("q=1");
            RawResponse head = http.request("HEAD", "/shop/query?2").receive();
            assertThat(head.body()).isEmpty();
            assertThat(http.request("GET", "/shop/query?3").receive().text()).isEqualTo("q=3");
        }
    }

    @Test
    void aStreamedBodyIsReadPartByPart() {
        CountDownLatch firstPartSeen = new CountDownLatch(1);
        App app = App.of().handle("/stream", (request, response) -> {
            response.getOutputStream().write("first".getBytes(UTF_8));
            response.flushBuffer();
            awaitUninterruptibly(firstPartSeen);
            response.getOutputStream().write("second".getBytes(UTF_8));
        });
        try (RunningServer server = ServletServer.start(app);
                RawHttp http = server.connect()) {
            IncomingResponse incoming = http.request("GET", "/stream").incoming();

            assertThat(incoming.readUntil("first")).isEqualTo("first");
            firstPartSeen.countDown();
            RawResponse response = incoming.rest();
            assertThat(response.text()).isEqualTo("firstsecond");
            assertThat(response.field("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(new String(response.wireBody(), UTF_8)).matches("0?5\r\nfirst\r\n0?6\r\nsecond\r\n0\r\n\r\n");
        }
    }

    @Test
    void staticFilesAndWelcomeFilesAreServed(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.html"), "<h1>主页</h1>");
        Files.writeString(folder.resolve("style.css"), "p {}");
        App app = App.of().resources(folder, "index.html");
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/").text()).isEqualTo("<h1>主页</h1>");
            RawResponse css = server.get("/style.css");
            assertThat(css.text()).isEqualTo("p {}");
            assertThat(css.field("Content-Type")).startsWith("text/css");
            assertThat(server.get("/absent").status()).isEqualTo(404);
        }
    }

    @Test
    void filtersRunInOrderWithTheirParametersForEveryDispatcherType() {
        EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
        App app = App.of()
                .contextParameter("from-context", "c")
                .filter("first", marking("first"), Map.of(), all, "/*")
                .filter("second", marking("second"), Map.of("from-filter", "f"), all, "/*")
                .handle("/forward", (request, response) -> {
                    request.getRequestDispatcher("/target").forward(request, response);
                })
                .handle("/target", (request, response) -> {
                    response.getWriter().write(request.getServletContext().getInitParameter("from-context"));
                });
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/target").fields("Mark")).containsExactly("first REQUEST", "second REQUEST");
            RawResponse forwarded = server.get("/forward");
            assertThat(forwarded.text()).isEqualTo("c");
            assertThat(forwarded.fields("Mark"))
                    .containsExactly("first REQUEST", "second REQUEST", "first FORWARD", "second FORWARD");
        }
    }

    @Test
    void errorPagesAreDispatched() {
        App app = App.of()
                .errorPage(404, "/error")
                .errorPage(IllegalStateException.class, "/error")
                .handle("/fails", (request, response) -> {
                    throw new IllegalStateException("provoked");
                })
                .handle("/error", (request, response) -> {
                    response.getWriter().write("error " + request.getAttribute("jakarta.servlet.error.status_code"));
                });
        try (RunningServer server = ServletServer.start(app)) {
            RawResponse failed = server.get("/fails");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.text()).isEqualTo("error 500");
            RawResponse absent = server.get("/absent");
            assertThat(absent.status()).isEqualTo(404);
            assertThat(absent.text()).isEqualTo("error 404");
        }
    }

    @Test
    void requestsAreProcessedAsynchronously() {
        App app = App.of()
                .filter("through", marking("async"), DispatcherType.REQUEST)
                .handle("/async", (request, response) -> {
                    var async = request.startAsync();
                    async.start(() -> {
                        try {
                            async.getResponse().getWriter().write("later");
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                        async.complete();
                    });
                });
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get("/async").text()).isEqualTo("later");
        }
    }

    private static Filter marking(String name) {
        return (request, response, chain) -> {
            ((HttpServletResponse) response).addHeader("Mark", name + " " + request.getDispatcherType());
            chain.doFilter(request, response);
        };
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
