package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Text that is written in small pieces gathers before it goes on, and whatever else is asked of the response comes behind it. */
class GatheredTextTest {
    private static final String BEGIN = "<!DOCTYPE html><html><body>";
    private static final String END = "</body></html>";
    private static final List<DispatcherType> REQUEST_ONLY = List.of(DispatcherType.REQUEST);

    private static PrintWriter writer(ServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        return response.getWriter();
    }

    @Test
    void aLengthMayBeDeclaredBehindTheText() {
        String text = BEGIN + "<p>页面</p>" + END;
        int length = text.getBytes(UTF_8).length;
        App.Handler page = (request, response) -> {
            writer(response).write(text);
            switch (request.getParameter("by")) {
                case "int" -> response.setContentLength(length);
                case "long" -> response.setContentLengthLong(length);
                case "set" -> response.setHeader("content-length", Integer.toString(length));
                default -> response.addIntHeader("Content-Length", length);
            }
        };
        try (Twin twin = Twin.of(page)) {
            for (String way : List.of("int", "long", "set", "add")) {
                twin.assertInjectedOnce("/page?by=" + way);
            }
        }
    }

    @Test
    void aLengthThatTheTextBeforeItExceedsCutsNothingOff() {
        String text = BEGIN + "<p>" + "页".repeat(30) + "</p>" + END;
        try (Twin twin = Twin.of((request, response) -> {
            writer(response).write(text);
            response.setContentLength(text.length());
        })) {
            assertThat(twin.filtered().get("/page").text()).isEqualTo(text.replace(END, Twin.FOOTER + END));
        }
    }

    @Test
    void aPageThatFailsAroundTheEndOfTheBufferNeverLooksWhole() {
        App.Handler failing = (request, response) -> {
            PrintWriter out = writer(response);
            for (int i = Integer.parseInt(request.getParameter("pieces")); i > 0; i--) {
                out.write("<p>" + "x".repeat(93) + "</p>");
            }
            throw new IllegalStateException("the application fails");
        };
        try (Twin twin = Twin.of(app -> app.handle("/page", failing)
                .handle("/error", (request, response) -> writer(response).write(BEGIN + "error" + END))
                .errorPage(500, "/error"))) {
            RawResponse large = twin.plain().get("/page?pieces=2000");
            assumeFalse(large.isComplete(), "this container lets a failed page look whole");
            for (int pieces = 78; pieces < 92; pieces++) {
                RawResponse page = twin.filtered().get("/page?pieces=" + pieces);

                assertThat(page.status() == 500 || !page.isComplete())
                        .as("%d pieces: %s", pieces, page)
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsWrittenInAForwardThatTheFilterDoesNotSeeIsThere() {
        try (Twin twin = Twin.behindProxy(
                REQUEST_ONLY,
                app -> app.handle(
                                "/page",
                                (request, response) ->
                                        request.getRequestDispatcher("/view").forward(request, response))
                        .handle("/view", (request, response) -> {
                            request.getRequestDispatcher("/header").include(request, response);
                            response.getWriter().write("<p>rest</p>" + END);
                        })
                        .handle("/header", (request, response) -> {
                            writer(response).write(BEGIN + "<h1>header</h1>");
                        }))) {
            String without = twin.plain().get("/page").text();

            assertThat(twin.filtered().get("/page").text()).startsWith(without.replace(END, ""));
        }
    }

    @Test
    void aResetWithinAnIncludeDropsWhatItDropsWithoutUs() {
        try (Twin twin = Twin.of(app -> app.handle("/page", (request, response) -> {
                    writer(response).write("A");
                    request.getRequestDispatcher("/reset").include(request, response);
                    writer(response).write(BEGIN + "B" + END);
                })
                .handle("/reset", (request, response) -> response.reset()))) {
            String without = twin.plain().get("/page").text();

            assertThat(twin.filtered().get("/page").text().replace(Twin.FOOTER, ""))
                    .isEqualTo(without);
        }
    }

    @Test
    void theBuffersSizeIsRefusedOnceThereIsText() {
        App.Handler resizing = (request, response) -> {
            PrintWriter out = writer(response);
            out.write(BEGIN);
            out.write(isRefused(response) ? "refused" : "accepted");
            out.write(END);
        };
        try (Twin twin = Twin.of(resizing)) {
            String without = twin.plain().get("/page").text();
            String with = twin.filtered().get("/page").text();

            assertThat(with).contains(Twin.FOOTER);
            assertThat(without.contains("refused") && with.contains("accepted")).isFalse();
        }
    }

    private static boolean isRefused(HttpServletResponse response) {
        try {
            response.setBufferSize(64 * 1024);
            return false;
        } catch (IllegalStateException refused) {
            return true;
        }
    }

    @Test
    void textOfARequestThatAFilterInFrontMadeAsynchronousIsThere() {
        Filter outer = (request, response, chain) -> {
            AsyncContext context = request.startAsync();
            chain.doFilter(request, response);
            context.complete();
        };
        try (Twin twin = Twin.behind(
                app -> app.filter("outer", outer, DispatcherType.REQUEST),
                app -> app.handle("/page", (request, response) -> {
                    PrintWriter out = writer(response);
                    out.write(BEGIN);
                    out.write("<p>text</p>");
                }))) {
            assertThat(twin.filtered().get("/page").text()).startsWith(BEGIN + "<p>text</p>");
        }
    }

    @Test
    void anotherThreadMayWriteWhileTheFirstLeavesTheFilter() {
        String text =
                IntStream.range(0, 4_000).mapToObj(n -> "<p>" + n + "</p>").collect(Collectors.joining());
        App.Handler asynchronous = (request, response) -> {
            PrintWriter out = writer(response);
            out.write(BEGIN);
            AsyncContext context = request.startAsync();
            new Thread(() -> {
                        out.write(text);
                        out.write(END);
                        context.complete();
                    })
                    .start();
        };
        try (Twin twin = Twin.of(asynchronous)) {
            for (int i = 0; i < 100; i++) {
                assertThat(twin.filtered().get("/page").text()).isEqualTo(BEGIN + text + Twin.FOOTER + END);
            }
        }
    }
}
