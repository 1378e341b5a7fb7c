package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.IncomingResponse;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no page, or a page that is not to be touched, goes out as the application made it: bytes, fields, framing. */
class UntouchedResponsesTest {

    @Test
    void textKeepsItsCharset() {
        untouched((request, response) -> {
            response.setContentType("application/json");
            response.getWriter().write("{\"a\":1}");
        });
        untouched((request, response) -> {
            response.setContentType("text/plain;charset=GBK");
            response.getWriter().write("纯文本");
        });
        untouched((request, response) -> {
            response.setCharacterEncoding("GB18030");
            response.setContentType("text/css");
            response.getWriter().write("/* 样式 */");
        });
        untouched((request, response) -> {
            response.getWriter();
            response.setContentType("text/xml");
            response.getWriter().write("<a/>");
        });
        untouched((request, response) -> {
            response.setContentType("application/javascript");
            PrintWriter out = response.getWriter();
            out.println("let a = 1;");
            out.printf("%,.1f %s", 1234.5, "x");
            out.println();
            out.flush();
            out.print('c');
            out.close();
        });
    }

    @Test
    void aWriterThatIsTakenButNotUsedChangesNothing() {
        untouched((request, response) -> {
            response.setContentType("text/plain");
            response.getWriter();
        });
        untouched((request, response) -> {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().flush();
        });
    }

    @Test
    void lengthsAndFieldsAreKept() {
        untouched((request, response) -> {
            response.setContentType("image/png");
            response.setContentLength(100_000);
            response.setHeader("ETag", "\"abc\"");
            response.setDateHeader("Last-Modified", 1_700_000_000_000L);
            response.setHeader("Accept-Ranges", "bytes");
            response.addHeader("Digest", "sha-256=x");
            response.addHeader("Digest", "md5=y");
            response.setIntHeader("Content-MD5", 5);
            response.addHeader("Set-Cookie", "a=b");
            response.addHeader("Set-Cookie", "c=d");
            response.getOutputStream().write(new byte[100_000]);
        });
        untouched((request, response) -> {
            response.setContentType("application/octet-stream");
            for (int i = 0; i < 100_000; i++) {
                response.getOutputStream().write(i);
            }
        });
        untouched((request, response) -> {
            response.setContentType("application/pdf");
            response.setHeader("ETag", "\"1\"");
            response.setHeader("ETag", "\"2\"");
            response.addDateHeader("Last-Modified", 1_700_000_000_000L);
            response.flushBuffer();
            response.getOutputStream().print("%PDF");
            response.getOutputStream().close();
        });
    }

    @Test
    void theApplicationSeesItsFieldsAsItSetThem() {
        untouched((request, response) -> {
            response.setContentType("text/plain");
            response.setHeader("ETag", "\"abc\"");
            response.addHeader("etag", "\"def\"");
            response.setDateHeader("Last-Modified", 1_700_000_000_000L);
            response.setHeader(
                    "Seen",
                    response.getHeader("etag")
                            + response.getHeaders("ETag")
                            + response.containsHeader("ETAG")
                            + response.getHeader("Last-Modified")
                            + response.containsHeader("Digest")
                            + response.getHeader("Digest")
                            + response.getHeaders("Digest")
                            + response.getHeaderNames().stream().anyMatch("etag"::equalsIgnoreCase));
            response.setHeader("ETag", null);
            response.setHeader("Emptied", String.valueOf(response.getHeader("ETag")));
            response.getOutputStream().print("text");
        });
    }

    @Test
    void serverSentEventsComeAtOnce() {
        CountDownLatch latch = new CountDownLatch(1);
        App.Handler byWriter = (request, response) -> {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write("data: <html><body>一</body>\n\n");
            response.getWriter().flush();
            Pages.await(latch);
            response.getWriter().write("data: two\n\n");
        };
        App.Handler byStream = (request, response) -> {
            response.setContentType("text/event-stream");
            response.flushBuffer();
            response.getOutputStream().write("data: <html><body>one</body>\n\n".getBytes(UTF_8));
            response.getOutputStream().flush();
            Pages.await(latch);
            response.getOutputStream().write("data: two\n\n".getBytes(UTF_8));
        };
        App.Handler async = (request, response) -> {
            AsyncContext context = request.startAsync();
            response.setContentType("text/event-stream");
            new Thread(() -> Attempt.of(() -> {
                        byStream.handle(request, (HttpServletResponse) context.getResponse());
                        context.complete();
                    }))
                    .start();
        };
        try (Twin twin = Twin.of(app ->
                app.handle("/writer", byWriter).handle("/stream", byStream).handle("/async", async))) {
            for (String path : new String[] {"/writer", "/stream", "/async"}) {
                try (RawHttp http = twin.filtered().connect()) {
                    IncomingResponse incoming = http.request("GET", path).incoming();
                    incoming.readUntil("</body>\n\n");
                    if (path.equals("/async")) {
                        latch.countDown();
                        assertThat(incoming.rest().text()).endsWith("data: two\n\n");
                    }
                }
            }
            for (String path : new String[] {"/writer", "/stream", "/async"}) {
                twin.assertUntouched(path);
            }
        } finally {
            latch.countDown();
        }
    }

    @Test
    void statusesWithoutABodyStayWithoutOne() {
        for (int status : new int[] {204, 205, 304}) {
            untouched((request, response) -> {
                response.setStatus(status);
                response.setContentType("text/html");
            });
        }
    }

    @Test
    void attachmentsAndPartsAndCodedPages() {
        untouched((request, response) -> {
            response.setHeader("Content-Disposition", "attachment; filename=page.html");
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            Pages.stream(response);
        });
        untouched((request, response) -> {
            response.setStatus(206);
            response.setHeader("Content-Range", "bytes 0-9/100");
            response.setContentLength(10);
            Pages.stream(response, "0123456789");
        });
        untouched((request, response) -> {
            response.setHeader("Content-Encoding", "br");
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            Pages.stream(response);
        });
    }

    @Test
    void aFieldThatForbidsTheFooterMayComeAfterThePageBegan() {
        untouched((request, response) -> {
            Pages.stream(response);
            response.setHeader("Content-Disposition", "attachment");
        });
        untouched((request, response) -> {
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length + 10);
            Pages.stream(response);
            response.setStatus(206);
            response.getOutputStream().print("0123456789");
        });
    }

    @Test
    void staticFilesAndTheirRanges(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("style.css"), "p { color: red }");
        Files.write(folder.resolve("large.bin"), new byte[3_000]);
        Files.writeString(folder.resolve("plain.txt"), Pages.PAGE);
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            for (String path : new String[] {"/style.css", "/large.bin", "/plain.txt", "/absent.png"}) {
                twin.assertUntouched(path);
                twin.assertUntouchedBy("HEAD", path);
            }
            twin.assertUntouched("/large.bin", "Range: bytes=100-199");
            RawResponse css = twin.plain().get("/style.css");
            String tag = css.field("ETag");
            if (tag != null) {
                assertThat(twin.assertUntouched("/style.css", "If-None-Match: " + tag)
                                .status())
                        .isEqualTo(304);
            }
            twin.assertUntouched("/style.css", "If-Modified-Since: " + css.field("Last-Modified"));
        }
    }

    @Test
    void anotherProtocol() {
        ServletServer.assume(Capability.SERVLET_6_0);
        try (Twin twin = Twin.of((request, response) -> {
            response.setStatus(101);
            response.setHeader("Upgrade", "echo");
            response.setHeader("Connection", "Upgrade");
            request.upgrade(Echo.class);
        })) {
            String without = echoed(twin.plain());
            Assumptions.assumeTrue(without.endsWith("over"), "this container does not change protocols");
            assertThat(echoed(twin.filtered())).isEqualTo(without);
        }
    }

    private static String echoed(RunningServer server) {
        try (RawHttp http = server.connect()) {
            int status = http.request("GET", "/page", "Upgrade: echo", "Connection: Upgrade")
                    .incoming()
                    .snapshot()
                    .status();
            http.send("HTTP/1.1 200 it echoes\r\nContent-Length: 4\r\n\r\nover");
            return status + " " + http.receive().text();
        }
    }

    /** Sends back what comes. */
    public static final class Echo implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            Thread thread = new Thread(() -> Attempt.of(() -> {
                byte[] bytes = new byte[200];
                int count = connection.getInputStream().read(bytes);
                connection.getOutputStream().write(bytes, 0, count);
                connection.getOutputStream().flush();
            }));
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void destroy() {}
    }

    @Test
    void pagesOfAnUnknownHost() {
        try (Twin twin = Twin.of((HttpServletRequest request, HttpServletResponse response) -> {
            response.setHeader("ETag", "\"1\"");
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            Pages.stream(response);
        })) {
            assertThat(twin.assertUntouched("/page", "Host: unknown.example").field("ETag"))
                    .isEqualTo("\"1\"");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED unknown-host");
        }
    }

    @Test
    void pagesThatAreOnlyWatched() {
        App.Handler whole = (request, response) -> {
            response.setHeader("ETag", "\"1\"");
            response.setDateHeader("Last-Modified", 1_700_000_000_000L);
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            Pages.stream(response);
        };
        App.Handler streamed = (request, response) -> {
            Pages.write(response, Pages.START);
            response.flushBuffer();
            Pages.write(response, Pages.END);
        };
        App.Handler cut = (request, response) -> {
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length + 5);
            Pages.stream(response);
            Attempt.of(() -> response.getOutputStream().close());
        };
        for (App.Handler handler : new App.Handler[] {whole, streamed}) {
            try (Twin twin = Twin.of(handler)) {
                twin.desk.watchOnly = true;
                twin.assertUntouched("/page");
                assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED watch-only");
            }
        }
        try (Twin twin = Twin.of(cut)) {
            twin.desk.watchOnly = true;
            twin.assertUntouched("/page", "Connection: close");
        }
    }

    private static void untouched(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomes).doesNotContain("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }
}
