package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.IncomingResponse;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The length that an application declares is the page's without its footer; the client is told the right one, or none. */
class DeclaredLengthTest {
    private static final byte[] BYTES = Pages.PAGE.getBytes(UTF_8);
    private static final String LARGE = Pages.large("<p>text</p>");

    /** A way to declare a length. */
    private interface Declaration {
        void declare(HttpServletResponse response, int length);
    }

    /** The six setters. */
    private static final List<Declaration> SETTERS = List.of(
            HttpServletResponse::setContentLength,
            (response, length) -> response.setContentLengthLong(length),
            (response, length) -> response.setHeader("Content-Length", Integer.toString(length)),
            (response, length) -> response.addHeader("content-length", Integer.toString(length)),
            (response, length) -> response.setIntHeader("CONTENT-LENGTH", length),
            (response, length) -> response.addIntHeader("Content-Length", length));

    @Test
    void throughAnySetterTheClientIsToldTheLengthOfThePageWithItsFooter() {
        for (Declaration setter : SETTERS) {
            try (Twin twin = Twin.of((request, response) -> {
                setter.declare(response, BYTES.length);
                Pages.stream(response);
            })) {
                RawResponse page = twin.assertInjected("/page");
                assertThat(page.field("Content-Length")).isEqualTo(Integer.toString(page.body().length));
                assertThat(page.fields("Content-Length")).hasSize(1);
            }
        }
    }

    @Test
    void throughAnySetterALargePageIsWhole() {
        for (Declaration setter : SETTERS) {
            try (Twin twin = Twin.of((request, response) -> {
                setter.declare(response, LARGE.getBytes(UTF_8).length);
                Pages.stream(response, LARGE);
            })) {
                twin.assertInjected("/page");
            }
        }
    }

    @Test
    void throughAnySetterWhatIsNoPageKeepsIt() {
        for (Declaration setter : SETTERS) {
            try (Twin twin = Twin.of((request, response) -> {
                response.setContentType("image/png");
                setter.declare(response, 5000);
                response.getOutputStream().write(new byte[5000]);
            })) {
                assertThat(twin.assertUntouched("/page").field("Content-Length"))
                        .isEqualTo("5000");
            }
            try (Twin twin = Twin.of((request, response) -> {
                setter.declare(response, 5000);
                response.setContentType("image/png");
                response.flushBuffer();
                response.getOutputStream().write(new byte[5000]);
            })) {
                assertThat(twin.assertUntouched("/page").field("Content-Length"))
                        .isEqualTo("5000");
            }
        }
    }

    @Test
    void theApplicationSeesWhatItDeclared() {
        for (Declaration setter : SETTERS) {
            try (Twin twin = Twin.of((request, response) -> {
                setter.declare(response, BYTES.length);
                response.setHeader(
                        "Seen",
                        response.getHeader("Content-Length")
                                + response.containsHeader("Content-Length")
                                + response.getHeaders("content-length")
                                + response.getHeaderNames().stream().anyMatch("Content-Length"::equalsIgnoreCase));
                Pages.stream(response);
            })) {
                assertThat(twin.assertInjected("/page").field("Seen"))
                        .isEqualTo(BYTES.length + "true[" + BYTES.length + "]true");
            }
        }
    }

    @Test
    void thePageEndsThereAndThenWithItsFooter() {
        CountDownLatch latch = new CountDownLatch(1);
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(BYTES.length);
            Pages.stream(response);
            if (request.getParameter("wait") != null) {
                response.flushBuffer();
                Pages.await(latch);
            }
        })) {
            try (RawHttp http = twin.filtered().connect()) {
                IncomingResponse incoming = http.request("GET", "/page?wait").incoming();
                incoming.readUntil(Twin.FOOTER + Pages.END);
            } finally {
                latch.countDown();
            }
            twin.assertInjected("/page");
        }
    }

    @Test
    void whatGoesBeyondItIsDroppedAsTheContainerDoes() {
        for (String page : new String[] {Pages.PAGE, LARGE}) {
            byte[] bytes = page.getBytes(UTF_8);
            try (Twin twin = Twin.of(app -> app.handle("/one", (request, response) -> {
                        response.setContentLength(bytes.length);
                        response.setContentType(Pages.TYPE);
                        Attempt.of(() -> response.getOutputStream().write((page + "beyond").getBytes(UTF_8)));
                    })
                    .handle("/two", (request, response) -> {
                        response.setContentLength(bytes.length);
                        Pages.stream(response, page);
                        Attempt.of(() -> response.getOutputStream().write("beyond".getBytes(UTF_8)));
                        Attempt.of(() -> response.getOutputStream().write('!'));
                    })
                    .handle("/text", (request, response) -> {
                        response.setContentLength(bytes.length);
                        Pages.write(response, page);
                        response.getWriter().write("beyond \ud842");
                        response.getWriter().flush();
                    })
                    .handle("/half", (request, response) -> {
                        response.setContentLength(bytes.length);
                        Pages.write(response, page + "\ud842");
                    })
                    .handle("/inside", (request, response) -> {
                        response.setContentLength(bytes.length - 3);
                        Pages.write(response, page);
                    }))) {
                for (String path : new String[] {"/two", "/text", "/half"}) {
                    RawResponse with = twin.filtered().get(path);
                    assertThat(with.text()).as(path).isEqualTo(page.replace(Pages.END, Twin.FOOTER + Pages.END));
                    assertThat(with.isComplete()).as(path).isTrue();
                }
                // Containers differ in what one write across the end may do; none sends more than was declared.
                for (String path : new String[] {"/one", "/inside"}) {
                    RawResponse with = twin.filtered().get(path, "Connection: close");
                    RawResponse without = twin.plain().get(path, "Connection: close");
                    if (without.isComplete() && without.status() == 200) {
                        assertThat(with.text().replace(Twin.FOOTER, ""))
                                .as(path)
                                .isEqualTo(without.text());
                        assertThat(with.isComplete()).as(path).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aBodyShortOfItThatIsCommittedAtItsEndKeepsTheDeclaredLength() {
        App.Handler stream = (request, response) -> {
            response.setContentLength(BYTES.length + 7);
            Pages.stream(response);
        };
        App.Handler closed = (request, response) -> {
            response.setContentLength(BYTES.length + 7);
            Pages.stream(response);
            Attempt.of(() -> response.getOutputStream().close());
        };
        App.Handler writer = (request, response) -> {
            response.setContentLength(BYTES.length + 7);
            Pages.write(response);
            response.getWriter().close();
        };
        for (App.Handler handler : new App.Handler[] {stream, closed, writer}) {
            try (Twin twin = Twin.of(handler)) {
                // One container would wait for more on a connection that is kept alive.
                RawResponse with = twin.filtered().get("/page", "Connection: close");
                RawResponse without = twin.plain().get("/page", "Connection: close");
                assertThat(looksComplete(without)).as("without us: %s", without).isFalse();
                assertThat(looksComplete(with)).as("with us: %s", with).isFalse();
            }
        }
    }

    @Test
    void aBodyShortOfItThatIsCommittedBeforeBreaksTheConnection() {

        App.Handler large = (request, response) -> {
            response.setContentLength(LARGE.getBytes(UTF_8).length + 7);
            Pages.stream(response, LARGE);
        };
        App.Handler closed = (request, response) -> {
            response.setContentLength(LARGE.getBytes(UTF_8).length + 7);
            Pages.write(response, LARGE);
            response.getWriter().close();
        };
        App.Handler flushed = (request, response) -> {
            response.setContentLength(BYTES.length + 7);
            Pages.write(response);
            response.flushBuffer();
        };
        App.Handler forwarded = (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.FORWARD) {
                large.handle(request, response);
            } else {
                request.getRequestDispatcher("/page").forward(request, response);
            }
        };
        try (Twin twin = Twin.of(app -> app.handle("/large", large)
                .handle("/closed", closed)
                .handle("/flushed", flushed)
                .handle("/page", forwarded))) {
            for (String path : new String[] {"/large", "/closed", "/flushed", "/page"}) {
                assertThat(looksComplete(twin.filtered().get(path))).as(path).isFalse();
            }
        }
    }

    private static boolean looksComplete(RawResponse response) {
        return response.isComplete() && response.status() == 200;
    }

    @Test
    void nullTakesItAwayWhereTheContainerHasItSo() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(4711);
            response.setHeader("Content-Length", null);
            response.setHeader("Seen", String.valueOf(response.getHeader("Content-Length")));
            response.reset();
            response.addHeader("Content-Length", null);
            Pages.stream(response);
        })) {
            twin.assertInjected("/page");
        }
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(4711);
            response.setHeader("Content-Length", null);
            response.setContentLength(-1);
            Pages.stream(response);
        })) {
            RawResponse without = twin.plain().get("/page");
            if (without.isComplete()) {
                twin.assertInjected("/page");
            }
        }
    }

    @Test
    void lengthsBeyondTwoGigabytesAreKeptForWhatIsNoPage() {
        long length = 3L << 30;
        try (Twin twin = Twin.of(app -> app.handle("/long", (request, response) -> {
                    response.setContentType("video/mp4");
                    response.setContentLengthLong(length);
                    response.flushBuffer();
                })
                .handle("/text", (request, response) -> {
                    response.setContentType("video/mp4");
                    response.setHeader("Content-Length", Long.toString(length));
                    response.flushBuffer();
                }))) {
            for (String path : new String[] {"/long", "/text"}) {
                try (RawHttp http = twin.filtered().connect()) {
                    assertThat(http.request("GET", path).incoming().snapshot().field("Content-Length"))
                            .isEqualTo(Long.toString(length));
                }
            }
        }
    }

    @Test
    void aPageOfMoreThanTwoGigabytesIsNotCutWhereAnIntegerEnds() {
        CountDownLatch latch = new CountDownLatch(1);
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLengthLong((3L << 30) + 1);
            Pages.stream(response, LARGE);
            response.flushBuffer();
            Pages.await(latch);
        })) {
            try (RawHttp http = twin.filtered().connect()) {
                IncomingResponse incoming = http.request("GET", "/page").incoming();
                assertThat(incoming.readUntil(Pages.END)).endsWith(Twin.FOOTER + "</body></html>");
            } finally {
                latch.countDown();
            }
        }
    }

    @Test
    void aLengthThatIsNoNumberIsJudgedByTheContainer() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/plain");
            response.setHeader("Attempt", Attempt.of(() -> response.setHeader("Content-Length", "many")));
            response.getOutputStream().write('x');
        })) {
            RawResponse without = twin.plain().get("/page");
            RawResponse with = twin.filtered().get("/page");
            assertThat(with.status()).isEqualTo(without.status());
        }
    }

    @Test
    void aPageThatGetsNothingKeepsIt() {
        String fragment = "<p>only a part of a page</p>";
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(fragment.length());
            Pages.stream(response, fragment);
        })) {
            assertThat(twin.assertUntouched("/page").field("Content-Length"))
                    .isEqualTo(Integer.toString(fragment.length()));
        }
    }

    @Test
    void declaredAfterTheBodyWasWrittenItIsNoLessTrue() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setBufferSize(16_384);
            Pages.stream(response);
            response.setContentLength(BYTES.length);
        })) {
            RawResponse page = twin.assertInjected("/page");
            assertThat(page.field("Content-Length")).isEqualTo(Integer.toString(page.body().length));
        }
    }

    @Test
    void theConnectionServesTheNextRequest() {
        try (Twin twin = Twin.of((request, response) -> {
                    response.setContentLength(BYTES.length);
                    Pages.stream(response);
                });
                RawHttp http = twin.filtered().connect()) {
            RawResponse first = http.request("GET", "/page").receive();
            assertThat(http.request("GET", "/page").receive().text()).isEqualTo(first.text());
            http.request("GET", "/page").request("GET", "/page");
            assertThat(http.receive().text()).isEqualTo(first.text());
            assertThat(http.receive().text()).isEqualTo(first.text());
        }
    }
}
