package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawResponse;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a request is dispatched, its page goes out byte for byte with one footer. */
class DispatchedPagesTest {
    private static final List<DispatcherType> REQUEST_ONLY = List.of(DispatcherType.REQUEST);
    private static final List<DispatcherType> ALL = List.of(DispatcherType.values());
    private static final List<DispatcherType> AS_IT_SHOULD_BE =
            List.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC);

    /** Leaves a page under way, with an end tag held back, that the forward drops. */
    private static final String DROPPED = "<!DOCTYPE html><html><body><p>dropped</p></body> <!-- ";

    private static App forwards(App app) {
        return app.handle("/writer", (request, response) -> Pages.write(response))
                .handle("/stream", (request, response) -> Pages.stream(response))
                .handle("/large", (request, response) -> Pages.write(response, Pages.large("<p>文</p>")))
                .handle("/closed", (request, response) -> {
                    Pages.write(response);
                    response.getWriter().close();
                })
                .handle("/length", (request, response) -> {
                    response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
                    Pages.stream(response);
                })
                .handle("/flushed", (request, response) -> {
                    Pages.stream(response, Pages.START);
                    response.flushBuffer();
                    Pages.stream(response, Pages.END);
                })
                .handle("/to-writer", (request, response) -> forward(request, response, "/writer"))
                .handle("/to-stream", (request, response) -> forward(request, response, "/stream"))
                .handle("/to-large", (request, response) -> forward(request, response, "/large"))
                .handle("/to-closed", (request, response) -> forward(request, response, "/closed"))
                .handle("/to-length", (request, response) -> forward(request, response, "/length"))
                .handle("/to-flushed", (request, response) -> forward(request, response, "/flushed"))
                .handle("/nested", (request, response) -> forward(request, response, "/to-writer"))
                .handle("/nested-stream", (request, response) -> forward(request, response, "/to-stream"))
                .handle("/typed", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    forward(request, response, "/writer");
                })
                .handle("/written", (request, response) -> {
                    Pages.write(response, DROPPED);
                    forward(request, response, "/writer");
                })
                .handle("/streamed", (request, response) -> {
                    Pages.stream(response, DROPPED);
                    forward(request, response, "/stream");
                })
                .handle("/sized", (request, response) -> {
                    response.setContentLength(20);
                    Pages.stream(response, "<!DOCTYPE html><!--");
                    response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
                    forward(request, response, "/stream");
                })
                .handle("/writes-on", (request, response) -> {
                    forward(request, response, "/writer");
                    Attempt.of(() -> Pages.write(response, "<p>lost</p>"));
                    Attempt.of(response::flushBuffer);
                });
    }

    private static final List<String> FORWARDS = List.of(
            "/to-writer",
            "/to-stream",
            "/to-large",
            "/to-closed",
            "/to-length",
            "/to-flushed",
            "/nested",
            "/nested-stream",
            "/typed",
            "/written",
            "/streamed",
            "/sized",
            "/writes-on");

    @Test
    void aForwardedPageIsTheTargetsWithOneFooter() {
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(mapping, DispatchedPagesTest::forwards)) {
                for (String path : FORWARDS) {
                    twin.assertInjectedOnce(path);
                }
            }
        }
    }

    @Test
    void aForwardThatTheFilterIsNotMappedForIsNoDifference() {
        try (Twin twin = Twin.mappedTo(REQUEST_ONLY, DispatchedPagesTest::forwards)) {
            for (String path : FORWARDS) {
                twin.assertInjectedOnce(path);
            }
        }
    }

    @Test
    void whereAForwardEndsTheResponseAPageWhoseForwardTheFilterDoesNotSeeIsWholeAndWarnedOf() {
        ServletServer.assume(Capability.FORWARD_ENDS_BASE_RESPONSE);
        try (Twin twin = Twin.behindProxy(REQUEST_ONLY, DispatchedPagesTest::forwards)) {
            for (String path : FORWARDS) {
                twin.desk.outcomes.clear();
                twin.desk.warnings.clear();
                twin.assertUntouched(path);
                assertThat(twin.desk.outcomesOnce(1)).as(path).containsExactly("SKIPPED forward-not-mapped");
                assertThat(twin.desk.warnings).as(path).containsExactly("unmapped forward");
            }
            twin.assertInjected("/writer");
        }
    }

    @Test
    void aPageThatOnlyAForwardBringsToTheFilterGetsOneFooter() {
        try (Twin twin = Twin.mappedTo(List.of(DispatcherType.FORWARD), DispatchedPagesTest::forwards)) {
            for (String path : FORWARDS) {
                // A writer that was taken past the filter is the container's; see the test of earlier filters.
                if (!path.equals("/written")) {
                    twin.assertInjectedOnce(path);
                }
            }
            twin.assertUntouched("/writer");
        }
    }

    @Test
    void aForwardThroughTheContextAsWell() {
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> forwards(app).handle("/by-context", (request, response) -> {
                        Pages.write(response, DROPPED);
                        request.getServletContext()
                                .getRequestDispatcher("/writer")
                                .forward(request, response);
                    }))) {
                twin.assertInjectedOnce("/by-context");
            }
        }
    }

    @Test
    void aForwardToAServletByItsNameAsWell() {
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> forwards(app)
                            .handle(
                                    "/writer-by-name",
                                    (request, response) -> forwardByName(request, response, "/writer"))
                            .handle(
                                    "/stream-by-name",
                                    (request, response) -> forwardByName(request, response, "/stream"))
                            .handle("/large-by-name", (request, response) -> forwardByName(request, response, "/large"))
                            .handle(
                                    "/nested-by-name",
                                    (request, response) -> forwardByName(request, response, "/writer-by-name")))) {
                for (String path : List.of(
                        "/writer-by-name", "/stream-by-name", "/large-by-name", "/nested-by-name", "/to-writer")) {
                    twin.assertInjectedOnce(path);
                }
                assertThat(twin.desk.warnings).isEmpty();
            }
        }
    }

    private static void forwardByName(HttpServletRequest request, HttpServletResponse response, String path)
            throws jakarta.servlet.ServletException, IOException {
        String name = request.getServletContext().getServletRegistrations().values().stream()
                .filter(servlet -> servlet.getMappings().contains(path))
                .findFirst()
                .orElseThrow()
                .getName();
        request.getServletContext().getNamedDispatcher(name).forward(request, response);
    }

    @Test
    void aForwardToSomethingElseLeavesItAlone() {
        for (List<DispatcherType> mapping : List.of(REQUEST_ONLY, AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> app.handle("/json", (request, response) -> {
                                response.setContentType("application/json");
                                response.setContentLength(2);
                                response.getOutputStream().write("{}".getBytes(UTF_8));
                            })
                            .handle("/text", (request, response) -> {
                                response.setContentType("text/plain;charset=GBK");
                                response.getWriter().write("文本");
                            })
                            .handle("/empty", (request, response) -> response.setStatus(204))
                            .handle("/to-json", (request, response) -> forward(request, response, "/json"))
                            .handle("/to-text", (request, response) -> forward(request, response, "/text"))
                            .handle("/to-empty", (request, response) -> forward(request, response, "/empty")))) {
                twin.assertUntouched("/to-json");
                twin.assertUntouched("/to-empty");
                if (mapping == REQUEST_ONLY) {
                    assertUntouchedButForItsFraming(twin, "/to-text"); // Undertow flushes before it closes
                } else {
                    twin.assertUntouched("/to-text");
                }
                assertThat(twin.desk.warnings).isEmpty();
            }
        }
    }

    private static void assertUntouchedButForItsFraming(Twin twin, String path) {
        RawResponse with = twin.filtered().get(path);
        RawResponse without = twin.plain().get(path);
        assertThat(Twin.latin(with)).isEqualTo(Twin.latin(without));
        assertThat(Twin.otherFields(with)).isEqualTo(Twin.otherFields(without));
        assertThat(with.isComplete()).isTrue();
    }

    @Test
    void aPageThatIsForwardedToHasItsLength() {
        try (Twin twin = Twin.of(DispatchedPagesTest::forwards)) {
            for (String path : List.of("/to-writer", "/to-stream", "/to-closed", "/nested", "/typed", "/writes-on")) {
                RawResponse page = twin.filtered().get(path);
                assertThat(page.field("Content-Length")).as(path).isEqualTo(Integer.toString(page.body().length));
            }
        }
    }

    @Test
    void aStaticPageIsForwardedTo(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("page.html"), Pages.PAGE);
        Files.writeString(folder.resolve("large.html"), Pages.large("<p>静态</p>"));
        Files.writeString(folder.resolve("style.css"), "p { color: red }");
        Files.writeString(folder.resolve("index.html"), Pages.PAGE);
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> app.resources(folder, "index.html")
                            .handle("/to-page", (request, response) -> forward(request, response, "/page.html"))
                            .handle("/to-large", (request, response) -> forward(request, response, "/large.html"))
                            .handle("/to-css", (request, response) -> forward(request, response, "/style.css")))) {
                for (String path : List.of("/page.html", "/to-page", "/large.html", "/to-large", "/", "/index.html")) {
                    assertPageInjected(twin, path);
                }
                assertBodyUntouched(twin, "/to-css");
                assertBodyUntouched(twin, "/style.css");
            }
        }
    }

    @Test
    void aWelcomePageMadeByAServletGetsOneFooter(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.do"), "only there to be found");
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> app.resources(folder, "index.do")
                            .handle("*.do", (request, response) -> Pages.write(response)))) {
                twin.assertInjectedOnce("/");
            }
        }
    }

    @Test
    void anIncludeInsideAPageIsAPartOfIt() {
        for (List<DispatcherType> mapping : List.of(REQUEST_ONLY, AS_IT_SHOULD_BE, ALL)) {
            try (Twin twin = Twin.mappedTo(
                    mapping,
                    app -> app.handle("/part", (request, response) -> {
                                response.setContentType("application/json");
                                response.setHeader("Part", "1");
                                response.setContentLength(1);
                                response.setStatus(404);
                                response.getWriter().write("<p>部分</p>");
                            })
                            .handle(
                                    "/whole-document",
                                    (request, response) -> response.getWriter().write(Pages.PAGE))
                            .handle(
                                    "/bytes",
                                    (request, response) ->
                                            response.getOutputStream().write("<p>bytes</p>".getBytes(UTF_8)))
                            .handle("/error-part", (request, response) -> {
                                response.sendError(500);
                                response.setContentType("text/plain");
                            })
                            .handle("/page", (request, response) -> {
                                Pages.write(response, Pages.START);
                                include(request, response, "/part");
                                Pages.write(response, "<p>between</p>");
                                include(request, response, "/part");
                                Pages.write(response, Pages.END);
                            })
                            .handle("/at-once", (request, response) -> {
                                response.setContentType(Pages.TYPE);
                                include(request, response, "/whole-document");
                            })
                            .handle("/two-documents", (request, response) -> {
                                response.setContentType(Pages.TYPE);
                                include(request, response, "/whole-document");
                                include(request, response, "/whole-document");
                            })
                            .handle("/by-stream", (request, response) -> {
                                Pages.stream(response, Pages.START);
                                include(request, response, "/bytes");
                                Pages.stream(response, Pages.END);
                            })
                            .handle("/with-error", (request, response) -> {
                                Pages.write(response, Pages.START);
                                include(request, response, "/error-part");
                                Pages.write(response, Pages.END);
                            })
                            .handle("/nested", (request, response) -> {
                                Pages.write(response, Pages.START);
                                include(request, response, "/outer-part");
                                Pages.write(response, Pages.END);
                            })
                            .handle("/outer-part", (request, response) -> {
                                response.getWriter().write("<div>");
                                include(request, response, "/part");
                                response.getWriter().write("</div>");
                            })
                            .handle("/then-forward", (request, response) -> {
                                Pages.write(response, DROPPED);
                                include(request, response, "/part");
                                forward(request, response, "/page");
                            })
                            .handle("/forwarded", (request, response) -> forward(request, response, "/nested")))) {
                for (String path : List.of("/page", "/at-once", "/two-documents", "/by-stream", "/nested")) {
                    twin.assertInjectedOnce(path);
                }
                RawResponse withError = twin.filtered().get("/with-error");
                RawResponse without = twin.plain().get("/with-error");
                assertThat(withError.status()).isEqualTo(without.status());
                assertThat(withError.text().replace(Twin.FOOTER, "")).isEqualTo(without.text());
                twin.assertInjectedOnce("/then-forward");
                twin.assertInjectedOnce("/forwarded");
            }
        }
    }

    @Test
    void anErrorPageGetsItsFooterByStatusAndByException() {
        for (List<DispatcherType> mapping : List.of(AS_IT_SHOULD_BE, ALL, List.of(DispatcherType.ERROR))) {
            try (Twin twin = Twin.mappedTo(mapping, DispatchedPagesTest::errors)) {
                for (String path : List.of(
                        "/absent",
                        "/sends",
                        "/throws",
                        "/throws-late",
                        "/throws-wrapped",
                        "/sends-from-forward",
                        "/throws-in-forward",
                        "/to-forwarding")) {
                    twin.desk.outcomes.clear();
                    RawResponse page = twin.filtered().get(path);
                    RawResponse plain = twin.plain().get(path);
                    assertThat(page.status()).as(path).isEqualTo(plain.status());
                    assertThat(Twin.occurrences(Twin.latin(page))).as(path).isEqualTo(1);
                    assertThat(Twin.latin(page).replace(Twin.FOOTER, ""))
                            .as(path)
                            .isEqualTo(Twin.latin(plain));
                    assertThat(page.isComplete()).as(path).isTrue();
                    assertThat(twin.desk.outcomesOnce(1)).as(path).containsExactly("INJECTED");
                }
            }
        }
    }

    private static App errors(App app) {
        return app.errorPage(404, "/error")
                .errorPage(500, "/error")
                .errorPage(410, "/forwarding-error")
                .errorPage(IllegalStateException.class, "/error-stream")
                .handle("/error", (request, response) -> Pages.write(response))
                .handle("/error-stream", (request, response) -> Pages.stream(response))
                .handle("/forwarding-error", (request, response) -> forward(request, response, "/error"))
                .handle("/sends", (request, response) -> {
                    Pages.write(response, DROPPED);
                    response.sendError(404);
                })
                .handle("/throws", (request, response) -> {
                    throw new IllegalStateException("provoked");
                })
                .handle("/throws-late", (request, response) -> {
                    Pages.write(response, DROPPED);
                    throw new IllegalStateException("provoked");
                })
                .handle("/throws-wrapped", (request, response) -> {
                    Pages.stream(response, Pages.PAGE);
                    throw new jakarta.servlet.ServletException(new IllegalStateException("provoked"));
                })
                .handle("/sends-from-forward", (request, response) -> forward(request, response, "/sends"))
                .handle("/throws-in-forward", (request, response) -> forward(request, response, "/throws-late"))
                .handle("/to-forwarding", (request, response) -> response.sendError(410));
    }

    @Test
    void aFailedForwardMayBeAnsweredByTheServletThatForwarded() {
        try (Twin twin = Twin.of(app -> app.handle("/fails", (request, response) -> {
                    Pages.write(response, DROPPED);
                    throw new IllegalStateException("provoked");
                })
                .handle("/page", (request, response) -> {
                    String attempt = Attempt.of(() -> forward(request, response, "/fails"));
                    response.resetBuffer();
                    Pages.write(response, Pages.START + attempt + Pages.END);
                }))) {
            twin.assertInjectedOnce("/page");
        }
    }

    @Test
    void aFilterMayAnswerInPlaceOfTheServlet() {
        try (Twin twin = Twin.of(app -> app.filter(
                        "answering",
                        (request, response, chain) -> Pages.write((HttpServletResponse) response),
                        DispatcherType.REQUEST)
                .handle("/page", (request, response) -> response.sendError(500)))) {
            twin.assertInjectedOnce("/page");
        }
    }

    @Test
    void aFilterMayForwardInPlaceOfTheServlet() {
        for (boolean early : new boolean[] {false, true}) {
            java.util.function.UnaryOperator<App> forwarding = app -> app.filter(
                    "forwarding",
                    (request, response, chain) -> {
                        if (((HttpServletRequest) request).getRequestURI().equals("/page")) {
                            request.getRequestDispatcher("/target").forward(request, response);
                        } else {
                            chain.doFilter(request, response);
                        }
                    },
                    DispatcherType.REQUEST);
            java.util.function.UnaryOperator<App> servlets =
                    app -> app.handle("/target", (request, response) -> Pages.write(response))
                            .handle("/page", (request, response) -> response.sendError(500));
            try (Twin twin =
                    early ? Twin.behind(forwarding, servlets) : Twin.of(app -> servlets.apply(forwarding.apply(app)))) {
                twin.assertInjectedOnce("/page");
            }
        }
    }

    /** As {@link Twin#assertInjected}, but for validators, which are another test's affair. */
    private static void assertPageInjected(Twin twin, String path) {
        RawResponse with = twin.filtered().get(path);
        RawResponse without = twin.plain().get(path);
        assertThat(with.status()).as(path).isEqualTo(200);
        assertThat(Twin.occurrences(with.text())).as(path).isEqualTo(1);
        assertThat(with.text().replace(Twin.FOOTER, "")).as(path).isEqualTo(without.text());
        assertThat(with.isComplete()).as(path).isTrue();
        assertThat(with.field("Content-Type")).as(path).isEqualTo(without.field("Content-Type"));
    }

    private static void assertBodyUntouched(Twin twin, String path) {
        RawResponse with = twin.filtered().get(path);
        RawResponse without = twin.plain().get(path);
        assertThat(with.text()).as(path).isEqualTo(without.text());
        assertThat(with.fields().size()).as(path).isEqualTo(without.fields().size());
        assertThat(with.field("Content-Length")).as(path).isEqualTo(without.field("Content-Length"));
    }

    private static void forward(HttpServletRequest request, HttpServletResponse response, String path)
            throws jakarta.servlet.ServletException, IOException {
        request.getRequestDispatcher(path).forward(request, response);
    }

    private static void include(HttpServletRequest request, HttpServletResponse response, String path)
            throws jakarta.servlet.ServletException, IOException {
        request.getRequestDispatcher(path).include(request, response);
    }
}
