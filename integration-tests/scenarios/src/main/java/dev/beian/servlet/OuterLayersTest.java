package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * What lies around the filter changes bytes and tags as it likes: the client still gets one footer, revalidates what it
 * has, and loses it when the footer changes.
 */
class OuterLayersTest {
    private static final String[] TAGS = {"\"v1\"", "W/\"v1\"", null};

    private final TestDesk desk = new TestDesk();

    /** Serves the page with a strong tag, a weak one, and with a date only. */
    private RunningServer start(UnaryOperator<App> around, Filter... inner) {
        App app = around.apply(App.of()).filter(BeianFilter.NAME, new BeianFilter(desk), DispatcherType.REQUEST);
        for (int i = 0; i < inner.length; i++) {
            app.filter("inner" + i, inner[i], DispatcherType.REQUEST);
        }
        for (int i = 0; i < TAGS.length; i++) {
            app.handle("/page" + i, new ValidatedPage(TAGS[i], ValidatedPage.DATE));
        }
        return ServletServer.start(app);
    }

    private static String page(RawResponse response) {
        try {
            byte[] body = response.body();
            return "gzip".equals(response.field("Content-Encoding"))
                    ? new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8)
                    : new String(body, UTF_8);
        } catch (IOException e) {
            throw new AssertionError(response.toString(), e);
        }
    }

    private void assertConversation(RunningServer server, String path) {
        String[] browser = {"Accept: text/html,*/*;q=0.8", "Accept-Encoding: gzip, deflate, br"};
        desk.fingerprint = "f1";
        RawResponse first = server.get(path, browser);
        assertThat(page(first)).as(path).isEqualTo(ValidatedPage.WITH_FOOTER);
        assertThat(first.field("Last-Modified")).isNull();
        String tag = first.field("ETag");
        assertThat(tag).as(path).isNotNull();

        RawResponse again = server.get(path, with(browser, "If-None-Match: " + tag));
        assertThat(again.status()).as("%s with %s", path, tag).isEqualTo(304);
        assertThat(again.field("ETag")).as(path).isEqualTo(tag);

        desk.fingerprint = "f2";
        desk.footer = Twin.FOOTER.replace("ICP<", "another ICP<");
        RawResponse changed = server.get(path, with(browser, "If-None-Match: " + tag));
        assertThat(changed.status()).as(path).isEqualTo(200);
        assertThat(page(changed)).contains("another ICP<");
        assertThat(changed.field("ETag")).isNotEqualTo(tag);
        desk.footer = Twin.FOOTER;
    }

    private static String[] with(String[] fields, String more) {
        String[] all = Arrays.copyOf(fields, fields.length + 1);
        all[fields.length] = more;
        return all;
    }

    private void assertConversations(RunningServer server) {
        for (int i = 0; i < TAGS.length; i++) {
            assertConversation(server, "/page" + i);
        }
    }

    @Test
    void theServerItselfCompresses() {
        try (RunningServer server = start(App::compressing)) {
            assertConversations(server);
            // A strong tag keeps Tomcat from compressing, as it would the application's own.
            RawResponse weak = server.get("/page1", "Accept-Encoding: gzip");
            assertThat(weak.field("Content-Encoding")).isEqualTo("gzip");
        }
    }

    @Test
    void whatTheServerCompressesIsNoBusinessOfTheFilter() {
        try (RunningServer server = start(app -> app.compressing().handle("/text", (request, response) -> {
            response.setContentType("text/plain");
            response.setHeader("ETag", "W/\"v1\"");
            response.getOutputStream().print("x".repeat(3000));
        }))) {
            RawResponse text = server.get("/text", "Accept-Encoding: gzip");

            assertThat(text.field("Content-Encoding")).isEqualTo("gzip");
            assertThat(page(text)).isEqualTo("x".repeat(3000));
            assertThat(text.field("ETag")).contains("v1").doesNotContain("beian");
        }
    }

    @Test
    void whereFramesGetNoFooterTheServersOwnVaryIsKept() {
        try (RunningServer server = start(App::compressing)) {
            desk.pages = new dev.beian.site.PageSelection(List.of(), List.of(), List.of("/"), true);
            RawResponse page = server.get("/page1", "Accept-Encoding: gzip");

            assertThat(String.join(", ", page.fields("Vary")).toLowerCase(java.util.Locale.ROOT))
                    .contains("sec-fetch-dest");
            assertThat(page(page)).isEqualTo(ValidatedPage.WITH_FOOTER);
        }
    }

    /** As nginx does to what it compresses. */
    private static final Filter WEAKENING = changingTags(tag -> tag.startsWith("W/") ? tag : "W/" + tag);

    /** As Apache does to what it compresses: the tag comes back as it went out. */
    private static final Filter SUFFIXING = changingTags(tag -> tag.substring(0, tag.length() - 1) + "-gzip\"");

    private static Filter changingTags(UnaryOperator<String> outwards) {
        return (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void setHeader(String name, String value) {
                        boolean changes = name.equalsIgnoreCase("ETag") && value != null && getStatus() != 304;
                        super.setHeader(name, changes ? outwards.apply(value) : value);
                    }
                });
    }

    @Test
    void aLayerInFrontMakesTagsWeak() {
        try (RunningServer server = start(app -> app.filter("outer", WEAKENING, DispatcherType.REQUEST))) {
            assertConversations(server);
            assertThat(server.get("/page0").field("ETag")).startsWith("W/\"v1~beian.s");
        }
    }

    @Test
    void aLayerInFrontPutsItsOwnSuffixOnTags() {
        try (RunningServer server = start(app -> app.filter("outer", SUFFIXING, DispatcherType.REQUEST))) {
            assertConversations(server);
        }
    }

    @Test
    void aLayerInFrontMakesATagOfTheBytes() {
        try (RunningServer server = start(app -> app.filter("outer", new ShallowTag(), DispatcherType.REQUEST)
                .handle("/untagged", (request, response) -> Pages.write(response)))) {
            assertConversations(server);
            assertConversation(server, "/untagged", Pages.PAGE);
        }
    }

    @Test
    void aLayerBehindMakesATagOfTheBytes() {
        try (RunningServer server =
                start(app -> app.handle("/untagged", (request, response) -> Pages.write(response)), new ShallowTag())) {
            assertConversations(server);
            assertConversation(server, "/untagged", Pages.PAGE);
            assertThat(server.get("/untagged").field("ETag")).contains("~beian.s");
        }
    }

    private void assertConversation(RunningServer server, String path, String page) {
        desk.fingerprint = "f1";
        RawResponse first = server.get(path);
        assertThat(first.text()).isEqualTo(page.replace("</body>", Twin.FOOTER + "</body>"));
        String tag = first.field("ETag");
        RawResponse again = server.get(path, "If-None-Match: " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.field("ETag")).isEqualTo(tag);
        desk.fingerprint = "f2";
        desk.footer = Twin.FOOTER.replace("ICP<", "another ICP<");
        assertThat(server.get(path, "If-None-Match: " + tag).text()).contains("another ICP<");
        desk.footer = Twin.FOOTER;
    }

    /** Holds the whole answer, gives it a tag made of its bytes unless it has one, and answers 304 by it. */
    private static final class ShallowTag implements Filter {
        @Override
        public void doFilter(
                jakarta.servlet.ServletRequest request,
                jakarta.servlet.ServletResponse response,
                jakarta.servlet.FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            HttpServletResponse outer = (HttpServletResponse) response;
            Holding held = new Holding(outer);
            chain.doFilter(request, held);
            byte[] body = held.take();
            if (outer.getStatus() != 200) {
                return;
            }
            String tag = held.getHeader("ETag");
            if (tag == null) {
                tag = "\"0" + Integer.toHexString(Arrays.hashCode(body)) + '"';
                outer.setHeader("ETag", tag);
            }
            String known = ((HttpServletRequest) request).getHeader("If-None-Match");
            if (known != null && known.replace("W/", "").equals(tag.replace("W/", ""))) {
                outer.setStatus(304);
                return;
            }
            outer.setContentLength(body.length);
            outer.getOutputStream().write(body);
        }
    }

    private static final class Holding extends HttpServletResponseWrapper {
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private PrintWriter writer;

        Holding(HttpServletResponse response) {
            super(response);
        }

        byte[] take() {
            if (writer != null) {
                writer.flush();
            }
            return held.toByteArray();
        }

        @Override
        public void setContentLength(int length) {
            // told by the one who holds the answer
        }

        @Override
        public void setContentLengthLong(long length) {
            // told by the one who holds the answer
        }

        @Override
        public void flushBuffer() {
            // held
        }

        @Override
        public PrintWriter getWriter() {
            writer = new PrintWriter(held, false, UTF_8);
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return new ServletOutputStream() {
                @Override
                public void write(int b) {
                    held.write(b);
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    held.write(bytes, from, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new IllegalStateException();
                }
            };
        }
    }
}
