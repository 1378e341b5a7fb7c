package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

/** A response gives out its stream or its writer, never both, as the Servlet specification (section 5.5) has it. */
class StreamOrWriterTest {

    @Test
    void theWriterIsRefusedOnceTheStreamIsTaken() {
        try (Twin twin = Twin.of((request, response) -> {
            ServletOutputStream out = response.getOutputStream();
            response.setHeader("Attempt", Attempt.of(response::getWriter));
            response.setContentType(Pages.TYPE);
            out.write(Pages.PAGE.getBytes(UTF_8));
        })) {
            assertThat(twin.assertInjected("/page").field("Attempt")).isEqualTo("IllegalStateException");
        }
    }

    @Test
    void theStreamIsRefusedOnceTheWriterIsTaken() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType(Pages.TYPE);
            PrintWriter out = response.getWriter();
            response.setHeader("Attempt", Attempt.of(response::getOutputStream));
            out.write(Pages.PAGE);
        })) {
            assertThat(twin.assertInjected("/page").field("Attempt")).isEqualTo("IllegalStateException");
        }
    }

    @Test
    void bothAreRefusedForWhatIsNoPageAsWell() {
        try (Twin twin = Twin.of(app -> app.handle("/stream", (request, response) -> {
                    response.setContentType("application/json;charset=UTF-8");
                    response.getOutputStream().write('1');
                    response.setHeader("Attempt", Attempt.of(response::getWriter));
                })
                .handle("/writer", (request, response) -> {
                    response.setContentType("application/json;charset=UTF-8");
                    response.getWriter().write('1');
                    response.setHeader("Attempt", Attempt.of(response::getOutputStream));
                }))) {
            assertThat(twin.assertUntouched("/stream").field("Attempt")).isEqualTo("IllegalStateException");
            assertThat(twin.assertUntouched("/writer").field("Attempt")).isEqualTo("IllegalStateException");
        }
    }

    @Test
    void eachIsTheSameObjectWheneverItIsAskedFor() {
        try (Twin twin = Twin.of(app -> app.handle("/stream", (request, response) -> {
                    Object first = response.getOutputStream();
                    Pages.stream(response);
                    response.setHeader("Same", String.valueOf(first == response.getOutputStream()));
                })
                .handle("/writer", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    Object first = response.getWriter();
                    Pages.write(response);
                    response.setHeader("Same", String.valueOf(first == response.getWriter()));
                }))) {
            assertThat(twin.assertInjected("/stream").field("Same")).isEqualTo("true");
            assertThat(twin.assertInjected("/writer").field("Same")).isEqualTo("true");
        }
    }

    @Test
    void afterAResetTheOtherOneMayBeTaken() {
        try (Twin twin = Twin.of(app -> app.handle("/writer", (request, response) -> {
                    Pages.stream(response, "<!DOCTYPE html><!-- dropped");
                    response.reset();
                    Pages.write(response);
                })
                .handle("/stream", (request, response) -> {
                    Pages.write(response, "<!DOCTYPE html><!-- dropped");
                    response.reset();
                    Pages.stream(response);
                }))) {
            twin.assertInjected("/writer");
            twin.assertInjected("/stream");
        }
    }

    @Test
    void aPagePassesWholeBehindAFilterThatHasTakenTheWriter() {
        try (Twin twin = Twin.behind(
                app -> app.filter(
                        "early",
                        (request, response, chain) -> {
                            response.setContentType(Pages.TYPE);
                            response.getWriter().write("<!-- early -->");
                            chain.doFilter(request, response);
                            response.getWriter().write("<!-- late -->");
                        },
                        DispatcherType.REQUEST),
                app -> app.handle("/writer", (request, response) -> Pages.write(response))
                        .handle("/stream", (request, response) -> {
                            response.setHeader("Attempt", Attempt.of(response::getOutputStream));
                            response.getWriter().write(Pages.PAGE);
                        }))) {
            twin.assertUntouched("/writer");
            assertThat(twin.assertUntouched("/stream").field("Attempt")).isEqualTo("IllegalStateException");
            assertThat(twin.desk.outcomes).containsOnly("SKIPPED writer-taken");
        }
    }

    @Test
    void aPageGetsItsFooterBehindAFilterThatHasTakenTheStream() {
        try (Twin twin = Twin.behind(
                app -> app.filter(
                        "early",
                        (request, response, chain) -> {
                            ServletOutputStream out = response.getOutputStream();
                            chain.doFilter(request, response);
                            out.print("<!-- late -->");
                        },
                        DispatcherType.REQUEST),
                app -> app.handle("/page", (request, response) -> Pages.stream(response)))) {
            assertThat(twin.assertInjected("/page").text()).endsWith("</html><!-- late -->");
        }
    }

    @Test
    void aCharsetThatJavaDoesNotKnowIsJudgedByTheContainer() {
        for (String charset : new String[] {"x-unheard-of", "not a charset", "\u00fc"}) {
            try (Twin twin = Twin.of((request, response) -> {
                response.setHeader("Setting", Attempt.of(() -> response.setCharacterEncoding(charset)));
                response.setHeader("Typing", Attempt.of(() -> response.setContentType("text/html;charset=" + charset)));
                String taking = Attempt.of(response::getWriter);
                HttpServletResponse answer = response;
                if (!taking.equals("fine")) {
                    answer.reset();
                    answer.setContentType(Pages.TYPE);
                }
                answer.setHeader("Taking", taking);
                answer.getWriter().write("<!DOCTYPE html><body>page</body>");
            })) {
                assertSameTelling(twin);
            }
        }
    }

    /** Only what the application saw: the page may, or may not, be one that gets a footer. */
    private static void assertSameTelling(Twin twin) {
        var with = twin.filtered().get("/page");
        var without = twin.plain().get("/page");
        assertThat(with.status()).isEqualTo(without.status());
        for (String field : new String[] {"Setting", "Typing", "Taking", "Content-Type"}) {
            assertThat(with.field(field)).as(field).isEqualTo(without.field(field));
        }
    }

    @Test
    void everySetterOfTheCharsetIsIgnoredOnceTheWriterIsTaken() {
        App.Handler handler = (request, response) -> {
            response.setContentType("text/html;charset=GBK");
            PrintWriter out = response.getWriter();
            response.setCharacterEncoding("UTF-8");
            response.setContentType("text/html;charset=UTF-8");
            response.setLocale(java.util.Locale.JAPAN);
            out.write(Pages.PAGE);
        };
        try (Twin twin = Twin.of(handler)) {
            assertThat(twin.assertInjected("/page").field("Content-Type")).containsIgnoringCase("GBK");
        }
    }
}
