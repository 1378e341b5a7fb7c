package dev.beian.it.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.Until;
import dev.beian.site.Site;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Traffic of every outcome, and the exact document that follows from it, by a fixed clock.
 *
 * <p>Every path is named for what becomes of its page. Not here are the reasons that a request alone cannot bring about: a
 * filter that is not mapped for forwards, and a redirect with a body of its own, which only Servlet 6.1 has.
 */
class EveryOutcomeTest {
    private static final String TYPE = "text/html;charset=UTF-8";
    private static final String START = "<!DOCTYPE html><html><head><title>页</title></head><body><p>正文</p>";
    private static final String END = "</body></html>";
    private static final String PAGE = START + END;
    private static final String LINK = "<a href=\"https://beian.miit.gov.cn/\">" + ObservedApp.NUMBER + "</a>";

    private static final String SHOP = "Host: www.shop.example.cn";
    private static final String PLAN = "Host: plan.example.cn";
    private static final String WIKI = "Host: wiki.example.cn";

    /** The attribute in which the container's own response is handed on. */
    private static final String OWN = "own";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the application serves to the shop, and what becomes of it, in the order in which it is asked for. */
    private static final List<String> SKIPPED = List.of(
            "fragment",
            "excluded-path",
            "in-frame",
            "partial-content",
            "attachment",
            "content-coding",
            "type-changed",
            "unsupported-charset",
            "open-template",
            "open-select",
            "unfinished-markup",
            "frameset",
            "plaintext",
            "xml-late-content",
            "truncated",
            "writer-taken",
            "committed",
            "unwrapped");

    /** Answers that are no pages, or no bodies. */
    private static final List<String> NOT_COUNTED = List.of("json", "no-content", "not-modified", "error", "redirect");

    private long counted;

    @Test
    void theDocumentTellsWhatBecameOfEveryPage() throws IOException {
        App app = describe();
        try (ObservedApp observed = new ObservedApp(
                app,
                "sites.shop.hosts",
                "shop.example.cn",
                "sites.shop.entity",
                "示例科技有限公司",
                "sites.shop.icp.number",
                ObservedApp.NUMBER,
                "sites.shop.icp.granted-on",
                "2026-03-01",
                "sites.shop.pages.exclude",
                "/excluded-path",
                "sites.shop.pages.in-frames",
                "except-iframes",
                "sites.plan.hosts",
                "plan.example.cn",
                "sites.plan.icp.submitted-on",
                "2026-03-09",
                "sites.wiki.hosts",
                "wiki.example.cn",
                "sites.wiki.icp.number",
                "京ICP备2021033841号-3",
                "sites.wiki.psb.number",
                "京公网安备11010502030143号",
                "sites.wiki.footer.enabled",
                "false")) {
            page(observed, "/", SHOP);
            observed.audited("shop", "/");
            page(observed, "/present", SHOP);
            for (String reason : SKIPPED) {
                page(observed, '/' + reason + "?token=secret", SHOP);
            }
            page(observed, "/failed", SHOP);
            page(observed, "/", PLAN);
            page(observed, "/", WIKI);
            observed.audited("wiki", "/");
            page(observed, "/welcome", "Host: www.elsewhere.example");
            page(observed, "/welcome", "Host: www.elsewhere.example:8080");
            page(observed, "/welcome", "Host: 10.0.0.7");
            for (String none : NOT_COUNTED) {
                ask(observed, "GET", '/' + none, SHOP);
            }
            ask(observed, "HEAD", "/page", SHOP);
            observed.clock().pass(Duration.ofMinutes(10));
            page(observed, "/page", SHOP);
            page(observed, "/fragment", SHOP);

            assertIsDocument(observed, observed.server().get("/status"));
        }
    }

    /** Asks for a page and waits until it is counted, which may come after its last byte. */
    private void page(ObservedApp observed, String target, String host) {
        ask(observed, "GET", target, host);
        counted++;
        Until.isTrue(target + " is counted", () -> observed.pages() == counted);
    }

    private static void ask(ObservedApp observed, String method, String target, String host) {
        try (RawHttp http = observed.server().connect()) {
            String destination = target.startsWith("/in-frame") ? "iframe" : "document";
            http.request(method, target, host, "Sec-Fetch-Dest: " + destination, "Connection: close")
                    .receive();
        }
    }

    private static void assertIsDocument(ObservedApp observed, RawResponse response) throws IOException {
        String actual =
                pretty(StatusSchema.document(response)).replace(observed.beian().instance(), "{instance}");
        for (Site site : observed.beian().sites()) {
            actual = actual.replace(
                    "\"fingerprint\": \"" + observed.beian().footerOf(site).fingerprint() + '"',
                    "\"fingerprint\": \"{" + site.name() + "}\"");
        }
        Files.createDirectories(Path.of("target", "status"));
        Files.writeString(Path.of("target", "status", "every-outcome.json"), actual);
        try (InputStream expected = EveryOutcomeTest.class.getResourceAsStream("every-outcome.json")) {
            assertThat(actual)
                    .as("see target/status/every-outcome.json")
                    .isEqualTo(new String(expected.readAllBytes(), UTF_8));
        }
    }

    /** The same document, in lines; the order of its members is kept. */
    private static String pretty(JsonNode document) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(lines)
                .withArrayIndenter(lines)
                .withSeparators(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        return JSON.writer(printer).writeValueAsString(document) + '\n';
    }

    private static App describe() {
        return App.of()
                .filter("before", EveryOutcomeTest::before, DispatcherType.REQUEST)
                .handle("", EveryOutcomeTest::stream)
                .handle("/page", EveryOutcomeTest::stream)
                .handle("/welcome", EveryOutcomeTest::stream)
                .handle("/excluded-path", EveryOutcomeTest::stream)
                .handle("/in-frame", EveryOutcomeTest::stream)
                .handle("/failed", EveryOutcomeTest::stream)
                .handle("/present", (request, response) -> stream(response, TYPE, START + LINK + END))
                .handle("/fragment", (request, response) -> stream(response, TYPE, "<p>片段</p>"))
                .handle("/open-template", (request, response) -> stream(response, TYPE, START + "<template>" + END))
                .handle(
                        "/open-select",
                        (request, response) -> stream(response, TYPE, START + "<select><option>一" + END))
                .handle("/unfinished-markup", (request, response) -> stream(response, TYPE, START + "<!-- " + END))
                .handle("/frameset", (request, response) -> {
                    stream(response, TYPE, "<!DOCTYPE html><html><frameset><frame src=a></frameset></html>");
                })
                .handle("/plaintext", (request, response) -> stream(response, TYPE, START + "<plaintext>" + END))
                .handle("/xml-late-content", (request, response) -> {
                    String xml =
                            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>页</title></head><body></body>"
                                    + "<!-- " + "x".repeat(100_000) + " --></html>";
                    stream(response, "application/xhtml+xml;charset=UTF-8", xml);
                })
                .handle("/partial-content", (request, response) -> {
                    response.setStatus(206);
                    response.setHeader("Content-Range", "bytes 0-9/100");
                    stream(response, TYPE, "0123456789");
                })
                .handle("/attachment", (request, response) -> {
                    response.setHeader("Content-Disposition", "attachment; filename=page.html");
                    stream(response, TYPE, PAGE);
                })
                .handle("/content-coding", (request, response) -> {
                    response.setHeader("Content-Encoding", "br");
                    stream(response, TYPE, "nobody reads this");
                })
                .handle("/type-changed", (request, response) -> {
                    stream(response, "text/plain;charset=UTF-8", PAGE);
                    response.setContentType(TYPE);
                })
                .handle("/unsupported-charset", (request, response) -> {
                    response.setContentType("text/html;charset=ISO-2022-JP");
                    response.getOutputStream().write(START.getBytes(Charset.forName("ISO-2022-JP")));
                })
                .handle("/truncated", (request, response) -> {
                    response.setHeader("Content-Encoding", "gzip");
                    response.setContentType(TYPE);
                    byte[] whole = gzip(START + "<p>" + "x".repeat(100) + "</p>" + END);
                    response.getOutputStream().write(whole, 0, whole.length - 12);
                })
                .handle("/writer-taken", (request, response) -> {
                    response.setContentType(TYPE);
                    response.getWriter().write(PAGE);
                })
                .handle(
                        "/committed",
                        (request, response) -> response.getOutputStream().write(PAGE.getBytes(UTF_8)))
                .handle("/unwrapped", (request, response) -> {
                    response.setContentType(TYPE);
                    AsyncContext context = request.startAsync(request, (ServletResponse) request.getAttribute(OWN));
                    context.getResponse().getOutputStream().write(PAGE.getBytes(UTF_8));
                    context.complete();
                })
                .handle("/json", (request, response) -> stream(response, "application/json", "{}"))
                .handle("/no-content", (request, response) -> {
                    response.setContentType(TYPE);
                    response.setStatus(204);
                })
                .handle("/not-modified", (request, response) -> {
                    response.setContentType(TYPE);
                    response.setStatus(304);
                })
                .handle("/error", (request, response) -> response.sendError(500))
                .handle("/redirect", (request, response) -> response.sendRedirect("/page"));
    }

    /** What other filters may do before ours. */
    private static void before(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest passed = (HttpServletRequest) request;
        passed.setAttribute(OWN, response);
        switch (passed.getRequestURI()) {
            case "/writer-taken" -> {
                response.setContentType(TYPE);
                response.getWriter();
            }
            case "/committed" -> {
                response.setContentType(TYPE);
                response.flushBuffer();
            }
            case "/failed" -> {
                passed = new HttpServletRequestWrapper(passed) {
                    @Override
                    public String getHeader(String name) {
                        if (name.equalsIgnoreCase("Sec-Fetch-Dest")) {
                            throw new IllegalStateException("provoked");
                        }
                        return super.getHeader(name);
                    }
                };
            }
            default -> {}
        }
        chain.doFilter(passed, response);
    }

    private static void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        stream(response, TYPE, PAGE);
    }

    private static void stream(HttpServletResponse response, String type, String page) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private static byte[] gzip(String page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(page.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
