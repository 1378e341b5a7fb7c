package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.IncomingResponse;
import dev.beian.it.RawHttp;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the application flushes reaches the client at once, and a flush changes nothing else. */
class FlushedPagesTest {

    /** The four ways to flush. */
    private enum Way {
        WRITER {
            @Override
            void write(jakarta.servlet.http.HttpServletResponse response, String html) throws java.io.IOException {
                response.getWriter().write(html);
                response.getWriter().flush();
            }
        },
        WRITER_AND_BUFFER {
            @Override
            void write(jakarta.servlet.http.HttpServletResponse response, String html) throws java.io.IOException {
                response.getWriter().write(html);
                response.flushBuffer();
            }
        },
        STREAM {
            @Override
            void write(jakarta.servlet.http.HttpServletResponse response, String html) throws java.io.IOException {
                response.getOutputStream().write(html.getBytes(UTF_8));
                response.getOutputStream().flush();
            }
        },
        STREAM_AND_BUFFER {
            @Override
            void write(jakarta.servlet.http.HttpServletResponse response, String html) throws java.io.IOException {
                response.getOutputStream().write(html.getBytes(UTF_8));
                response.flushBuffer();
            }
        };

        abstract void write(jakarta.servlet.http.HttpServletResponse response, String html) throws java.io.IOException;
    }

    @Test
    void theFirstPartIsReadWhileTheServletWaitsBeforeTheSecond() {
        forEachWay(
                way -> latch -> (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    way.write(response, Pages.START + "<p>one</p>");
                    Pages.await(latch);
                    way.write(response, "<p>two</p>" + Pages.END);
                },
                "<p>one</p>");
    }

    @Test
    void aPartThatEndsInsideATagIsReadUpToTheTag() {
        forEachWay(
                way -> latch -> (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    way.write(response, Pages.START + "<p>one</p><im");
                    Pages.await(latch);
                    way.write(response, "g alt=''>two" + Pages.END);
                },
                "<p>one</p>");
    }

    @Test
    void aPageThatIsFlushedAtItsEndIsReadToItsEndWithItsFooter() {
        forEachWay(
                way -> latch -> (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    way.write(response, Pages.PAGE);
                    Pages.await(latch);
                },
                Twin.FOOTER + Pages.END);
    }

    private static void forEachWay(
            Function<Way, Function<CountDownLatch, App.Handler>> page, String readBeforeTheServletGoesOn) {
        for (Way way : Way.values()) {
            CountDownLatch latch = new CountDownLatch(1);
            try (Twin twin = Twin.of(page.apply(way).apply(latch))) {
                try (RawHttp http = twin.filtered().connect()) {
                    IncomingResponse incoming = http.request("GET", "/page").incoming();
                    incoming.readUntil(readBeforeTheServletGoesOn);
                    latch.countDown();
                    String whole = incoming.rest().text();
                    assertThat(Twin.occurrences(whole)).isEqualTo(1);
                    assertThat(incoming.rest().isComplete()).isTrue();
                }
                twin.assertInjected("/page");
            } finally {
                latch.countDown();
            }
        }
    }

    @Test
    void theFirstBytesOfALargePageComeWithoutAnyFlush() {
        CountDownLatch latch = new CountDownLatch(1);
        try (Twin twin = Twin.of((request, response) -> {
            Pages.write(response, Pages.START + "<p>text</p>".repeat(20_000));
            Pages.await(latch);
            Pages.write(response, Pages.END);
        })) {
            try (RawHttp http = twin.filtered().connect()) {
                IncomingResponse incoming = http.request("GET", "/page").incoming();
                incoming.readUntil("<p>text</p>".repeat(10));
                latch.countDown();
                assertThat(incoming.rest().isComplete()).isTrue();
            }
            twin.assertInjected("/page");
        } finally {
            latch.countDown();
        }
    }

    @Test
    void aFlushBeforeTheFirstByteChangesNothing() {
        try (Twin twin = Twin.of(app -> app.handle("/buffer", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.flushBuffer();
                    Pages.write(response);
                })
                .handle("/writer", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.getWriter().flush();
                    Pages.write(response);
                })
                .handle("/stream", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.getOutputStream().flush();
                    Pages.stream(response);
                })
                .handle("/both", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.flushBuffer();
                    response.getOutputStream().flush();
                    response.flushBuffer();
                    Pages.stream(response);
                }))) {
            for (String path : new String[] {"/buffer", "/writer", "/stream", "/both"}) {
                twin.assertInjected(path);
            }
        }
    }

    @Test
    void aFlushOfAnEmptyBodyKeepsItEmpty() {
        for (int status : new int[] {200, 204, 205, 304, 404, 500}) {
            try (Twin twin = Twin.of(app -> app.handle("/buffer", (request, response) -> {
                        response.setStatus(status);
                        response.flushBuffer();
                    })
                    .handle("/typed", (request, response) -> {
                        response.setStatus(status);
                        response.setContentType("text/html");
                        response.flushBuffer();
                    })
                    .handle("/writer", (request, response) -> {
                        response.setStatus(status);
                        response.setContentType(Pages.TYPE);
                        response.getWriter().flush();
                    })
                    .handle("/stream", (request, response) -> {
                        response.setStatus(status);
                        response.setContentType("text/html");
                        response.getOutputStream().close();
                    })
                    .handle("/nothing", (request, response) -> {
                        response.setStatus(status);
                        response.setContentType("text/html");
                        response.setContentLength(0);
                    }))) {
                for (String path : new String[] {"/buffer", "/typed", "/writer", "/stream", "/nothing"}) {
                    twin.assertUntouched(path);
                }
                assertThat(twin.desk.outcomes).doesNotContain("INJECTED");
            }
        }
    }

    @Test
    void fieldsThatComeAfterTheCommitAreIgnoredAsEver() {
        try (Twin twin = Twin.of((request, response) -> {
            Pages.write(response, Pages.START);
            response.flushBuffer();
            response.setHeader("Late", "1");
            response.setHeader("ETag", "\"late\"");
            response.setHeader("Content-MD5", "late");
            response.setContentType("text/plain");
            response.setStatus(404);
            response.setHeader("Committed", String.valueOf(response.isCommitted()));
            Pages.write(
                    response,
                    "<p>" + response.isCommitted() + response.getStatus() + response.containsHeader("Late") + "</p>"
                            + Pages.END);
        })) {
            assertThat(twin.assertInjected("/page").field("ETag")).isNull();
        }
    }

    @Test
    void thePageIsNotCommittedBeforeTheApplicationsOwnWouldBe() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setBufferSize(16_384);
            Pages.write(response, Pages.START + "<p>text</p>".repeat(50));
            response.setHeader("Committed", String.valueOf(response.isCommitted()));
            Pages.write(response, Pages.END);
        })) {
            assertThat(twin.assertInjected("/page").field("Committed")).isEqualTo("false");
        }
    }

    @Test
    void anEndTagThatWasFlushedIsTheEndWhateverFollows() {
        CountDownLatch none = new CountDownLatch(0);
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType(Pages.TYPE);
            Way.STREAM.write(response, Pages.PAGE);
            Pages.await(none);
            Way.STREAM.write(response, "<p>after</p>" + Pages.END);
        })) {
            assertThat(twin.assertInjected("/page").text()).contains(Twin.FOOTER + Pages.END + "<p>after</p>");
        }
    }
}
