package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawResponse;
import dev.beian.it.ServletServer;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** What the application takes back never reaches the client, and what it sends instead is judged by itself. */
class ResetPagesTest {
    private static final String OTHER = "<!DOCTYPE html><html><body><script>if (a < b) '</body>'";

    @Test
    void aPageThatIsWrittenAfterAResetIsTheOnlyOne() {
        injected((request, response) -> {
            response.setHeader("Dropped", "1");
            response.setContentLength(4711);
            Pages.write(response, OTHER);
            response.reset();
            Pages.write(response);
        });
        injected((request, response) -> {
            Pages.stream(response, Pages.PAGE);
            response.reset();
            Pages.stream(response);
        });
    }

    @Test
    void aPageThatIsWrittenAfterItsBufferWasResetIsTheOnlyOne() {
        injected((request, response) -> {
            response.setHeader("Kept", "1");
            Pages.write(response, OTHER);
            response.resetBuffer();
            Pages.write(response);
        });
        injected((request, response) -> {
            Pages.stream(response, Pages.PAGE);
            response.resetBuffer();
            Pages.stream(response);
        });
    }

    @Test
    void aDeclaredLengthOutlivesAResetOfTheBufferOnly() {
        injected((request, response) -> {
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            Pages.stream(response, "<!DOCTYPE html><body>");
            response.resetBuffer();
            Pages.stream(response);
        });
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(30);
            Pages.stream(response, "<!DOCTYPE html><body>");
            response.reset();
            Pages.stream(response);
        })) {
            // One container would cut the page off at the length that was taken back; it never gets to know it from us.
            assertThat(twin.filtered().get("/page").text())
                    .isEqualTo(Pages.START + Pages.TEXT + Twin.FOOTER + Pages.END);
        }
    }

    @Test
    void aPageMayBecomeSomethingElseAndSomethingElseAPage() {
        try (Twin twin = Twin.of((request, response) -> {
            Pages.stream(response);
            response.reset();
            response.setContentType("application/json");
            response.setContentLength(2);
            response.getOutputStream().write("[]".getBytes(UTF_8));
        })) {
            twin.assertUntouched("/page");
        }
        injected((request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write('[');
            response.reset();
            Pages.write(response);
        });
    }

    @Test
    void streamAndWriterMayBeTakenInTurnByResets() {
        injected((request, response) -> {
            Pages.stream(response, OTHER);
            response.reset();
            Pages.write(response, OTHER);
            response.reset();
            Pages.stream(response, OTHER);
            response.reset();
            Pages.stream(response);
        });
        injected((request, response) -> {
            Pages.write(response, OTHER);
            response.reset();
            Pages.stream(response, OTHER);
            response.reset();
            Pages.write(response, OTHER);
            response.reset();
            Pages.write(response);
        });
    }

    @Test
    void whatIsNoPageMayGoStraightAgainAfterAReset() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write("[1".getBytes(UTF_8));
            response.reset();
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().write("[2");
            response.reset();
            response.setContentType("application/json");
            response.getOutputStream().write("[3]".getBytes(UTF_8));
        })) {
            twin.assertUntouched("/page");
            assertThat(twin.filtered().get("/page").text()).isEqualTo("[3]");
        }
    }

    @Test
    void aPageInTheContainersOwnWriterStaysWithoutAFooter() {
        // Text of another type went through that writer, which only a full reset takes away.
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("text");
            response.resetBuffer();
            Pages.write(response);
        })) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED type-changed");
        }
    }

    @Test
    void aResetAfterTheCommitIsRefusedAndThePageGoesOn() {
        for (App.Handler refused : new App.Handler[] {
            (request, response) -> response.reset(),
            (request, response) -> response.resetBuffer(),
            (request, response) -> response.sendError(500),
            (request, response) -> response.sendError(500, "why"),
            (request, response) -> response.sendRedirect("/elsewhere")
        }) {
            try (Twin twin = Twin.of((request, response) -> {
                Pages.write(response, Pages.START);
                response.flushBuffer();
                String attempt = Attempt.of(() -> refused.handle(request, response));
                Pages.write(response, "<p>" + attempt + "</p>" + Pages.END);
            })) {
                assertThat(twin.assertInjected("/page").text()).contains("<p>IllegalStateException</p>");
            }
        }
    }

    @Test
    void aResetAfterALargePartLosesNothingOfIt() {
        for (App.Handler refused : new App.Handler[] {
            (request, response) -> response.reset(), (request, response) -> response.resetBuffer()
        }) {
            String large = "<p>t</p>".repeat(10_000);
            try (Twin twin = Twin.of((request, response) -> {
                Pages.write(response, Pages.START + large);
                String attempt = Attempt.of(() -> refused.handle(request, response));
                Pages.write(response, "<p>" + attempt + "</p>" + Pages.END);
            })) {
                assertThat(twin.assertInjected("/page").text()).contains(large + "<p>IllegalStateException</p>");
            }
        }
    }

    @Test
    void anErrorTakesThePlaceOfAPage() {
        for (App.Handler failing : new App.Handler[] {
            (request, response) -> response.sendError(418),
            (request, response) -> response.sendError(404, "no such page")
        }) {
            try (Twin twin = Twin.of((request, response) -> {
                Pages.write(response, OTHER);
                failing.handle(request, response);
            })) {
                RawResponse with = twin.filtered().get("/page");
                RawResponse without = twin.plain().get("/page");
                assertThat(with.status()).isEqualTo(without.status());
                assertThat(with.isComplete()).isTrue();
                assertThat(with.text()).isEqualTo(without.text());
                assertThat(with.field("Content-Length")).isEqualTo(without.field("Content-Length"));
            }
        }
    }

    @Test
    void anErrorPageTakesThePlaceOfAPage() {
        for (App.Handler failing : new App.Handler[] {
            (request, response) -> response.sendError(404),
            (request, response) -> response.sendError(404, "no such page"),
            (request, response) -> {
                response.sendError(404);
                response.setContentLength(3);
            }
        }) {
            try (Twin twin = Twin.of(app -> app.errorPage(404, "/error")
                    .handle("/error", (request, response) -> Pages.write(response))
                    .handle("/page", (request, response) -> {
                        Pages.write(response, Pages.PAGE);
                        failing.handle(request, response);
                    }))) {
                assertThat(twin.assertInjected("/page").status()).isEqualTo(404);
                assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            }
        }
    }

    @Test
    void whatIsWrittenAfterAnErrorOrARedirectIsDroppedAsEver() {
        for (App.Handler ended : new App.Handler[] {
            (request, response) -> response.sendError(410), (request, response) -> response.sendRedirect("/elsewhere")
        }) {
            try (Twin twin = Twin.of((request, response) -> {
                Pages.write(response, Pages.START);
                ended.handle(request, response);
                Attempt.of(() -> response.getWriter().write(Pages.PAGE));
                Attempt.of(() -> response.getWriter().flush());
            })) {
                RawResponse with = twin.filtered().get("/page");
                RawResponse without = twin.plain().get("/page");
                assertThat(with.statusLine()).isEqualTo(without.statusLine());
                assertThat(with.text()).isEqualTo(without.text());
                assertThat(with.field("Location")).isEqualTo(without.field("Location"));
            }
        }
    }

    @Test
    void aRedirectTakesThePlaceOfAPage() {
        try (Twin twin = Twin.of((request, response) -> {
            Pages.write(response, OTHER);
            response.sendRedirect("/elsewhere?a=b");
        })) {
            RawResponse with = twin.assertUntouched("/page");
            assertThat(with.status()).isEqualTo(302);
            assertThat(twin.desk.outcomes).isEmpty();
        }
    }

    @Test
    void theLengthOfAPageThatWasGivenUpIsNotThatOfWhatComesInItsPlace() {
        for (App.Handler ended : new App.Handler[] {
            (request, response) -> response.sendError(410), (request, response) -> response.sendRedirect("/elsewhere")
        }) {
            try (Twin twin = Twin.of((request, response) -> {
                response.setContentLength(4711);
                Pages.write(response, OTHER);
                ended.handle(request, response);
            })) {
                assertThat(twin.filtered().get("/page").isComplete()).isTrue();
            }
        }
    }

    @Test
    void aRedirectOfServlet61TakesThePlaceOfAPageToo() throws Exception {
        ServletServer.assume(Capability.SERVLET_6_1);
        Method withStatus = HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class);
        Method withBoth = HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class, boolean.class);
        Method withClearing = HttpServletResponse.class.getMethod("sendRedirect", String.class, boolean.class);
        redirected(303, response -> withStatus.invoke(response, "/elsewhere", 303));
        redirected(307, response -> withBoth.invoke(response, "/elsewhere", 307, true));
        redirected(302, response -> withClearing.invoke(response, "/elsewhere", true));
    }

    @Test
    void aRedirectThatKeepsItsBodyKeepsItAsItIs() throws Exception {
        ServletServer.assume(Capability.SERVLET_6_1);
        Method withBoth = HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class, boolean.class);
        Method withClearing = HttpServletResponse.class.getMethod("sendRedirect", String.class, boolean.class);
        redirected(308, response -> withBoth.invoke(response, "/elsewhere", 308, false));
        redirected(302, response -> withClearing.invoke(response, "/elsewhere", false));
    }

    private interface Redirect {
        void send(HttpServletResponse response) throws ReflectiveOperationException;
    }

    private static void redirected(int status, Redirect redirect) {
        try (Twin twin = Twin.of((request, response) -> {
            Pages.write(response, Pages.PAGE);
            try {
                redirect.send(response);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        })) {
            assertThat(twin.assertUntouched("/page").status()).isEqualTo(status);
        }
    }

    private static void injected(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertInjected("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }
}
