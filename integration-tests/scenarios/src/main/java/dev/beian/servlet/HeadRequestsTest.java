package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.site.PageSelection;
import dev.beian.site.PathPattern;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A HEAD request is answered as a GET would be, as far as that is known, and never with a false length. */
class HeadRequestsTest {
    private static final byte[] BYTES = Pages.PAGE.getBytes(UTF_8);

    @Test
    void aPageHasTheLengthOfItsGetOrNone() {
        App.Handler whole = (request, response) -> {
            response.setContentLength(BYTES.length);
            Pages.stream(response);
        };
        App.Handler fieldsOnly = (request, response) -> {
            response.setContentType(Pages.TYPE);
            response.setContentLength(BYTES.length);
            if (request.getMethod().equals("GET")) {
                response.getOutputStream().write(BYTES);
            }
        };
        App.Handler part = (request, response) -> {
            response.setContentLength(BYTES.length);
            Pages.stream(response, request.getMethod().equals("GET") ? Pages.PAGE : Pages.START);
        };
        App.Handler text = (request, response) -> Pages.write(response);
        App.Handler flushed = (request, response) -> {
            response.setContentLength(BYTES.length);
            response.setContentType(Pages.TYPE);
            response.flushBuffer();
            Pages.stream(response);
        };
        for (App.Handler handler : new App.Handler[] {whole, fieldsOnly, part, text, flushed}) {
            try (Twin twin = Twin.of(handler)) {
                RawResponse get = twin.assertInjected("/page");
                assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
                twin.desk.outcomes.clear();
                RawResponse head = head(twin, "/page");
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.field("Content-Type")).isEqualTo(get.field("Content-Type"));
                String length = head.field("Content-Length");
                if (length != null) {
                    assertThat(length).isEqualTo(Integer.toString(get.body().length));
                }
                assertThat(twin.desk.outcomesOnce(1))
                        .as("HEAD is not counted")
                        .containsExactly("SKIPPED excluded-path");
            }
        }
    }

    @Test
    void aServletThatKnowsOnlyGetIsAnsweredWithoutAFalseLength() {
        try (Twin twin = Twin.of(app -> app.servlet(new GetOnly(), "/page"))) {
            RawResponse get = twin.assertInjected("/page");
            RawResponse head = head(twin, "/page");
            String length = head.field("Content-Length");
            if (length != null) {
                assertThat(length).isEqualTo(Integer.toString(get.body().length));
            }
        }
    }

    @Test
    void whatIsNoPageKeepsItsLength() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("image/png");
            response.setContentLength(1000);
            if (request.getMethod().equals("GET")) {
                response.getOutputStream().write(new byte[1000]);
            }
        })) {
            assertThat(twin.assertUntouchedBy("HEAD", "/page").field("Content-Length"))
                    .isEqualTo("1000");
        }
    }

    private static RawResponse head(Twin twin, String path) {
        try (RawHttp http = twin.filtered().connect()) {
            RawResponse head = http.request("HEAD", path).receive();
            twin.desk.pages = new PageSelection(List.of(), List.of(PathPattern.parse("/**")), List.of(), false);
            // No byte of a body follows, or the next answer would not be one.
            assertThat(http.request("GET", path).receive().status()).isEqualTo(200);
            return head;
        }
    }

    private static final class GetOnly extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Pages.stream(response);
        }
    }
}
