package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A browser visits the same page before the filter is there, with it, and after the filing number has changed; what its
 * user sees is what its cache makes of it.
 */
class BrowserConversationTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>%s</p></body></html>";
    private static final String OLD = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String NEW = "Mon, 07 Nov 1994 08:49:37 GMT";
    private static final String FIRST_NUMBER = "<div data-beian-footer=\"\">first number</div>";
    private static final String SECOND_NUMBER = "<div data-beian-footer=\"\">second number</div>";

    /** What the application serves, and by which validators it knows it. */
    private static final class Application {
        private final boolean tagged;
        private final boolean dated;
        private UnaryOperator<App> around = UnaryOperator.identity();
        private boolean compressed;
        private String text = "first edition";

        Application(boolean tagged, boolean dated) {
            this.tagged = tagged;
            this.dated = dated;
        }

        private String date() {
            return text.equals("first edition") ? OLD : NEW;
        }

        private String tag() {
            return '"' + text.replace(' ', '-') + '"';
        }

        /** In front of the filter. */
        Application behind(UnaryOperator<App> layer) {
            around = layer;
            return this;
        }

        /** Compresses its pages itself. */
        Application compressing() {
            compressed = true;
            return this;
        }

        App describe(App app) {
            return app.handle("/page", (request, response) -> {
                response.setHeader("Cache-Control", "no-cache");
                if (tagged) {
                    response.setHeader("ETag", tag());
                }
                if (dated) {
                    response.setHeader("Last-Modified", date());
                }
                if (isNotModified(request)) {
                    response.setStatus(304);
                    return;
                }
                response.setContentType("text/html;charset=UTF-8");
                byte[] body = String.format(PAGE, text).getBytes(UTF_8);
                if (compressed) {
                    response.setHeader("Content-Encoding", "gzip");
                    response.setHeader("Vary", "Accept-Encoding");
                    GZIPOutputStream gzip = new GZIPOutputStream(response.getOutputStream());
                    gzip.write(body);
                    gzip.finish();
                } else {
                    response.getOutputStream().write(body);
                }
            });
        }

        private boolean isNotModified(HttpServletRequest request) {
            String tags = request.getHeader("If-None-Match");
            return tags != null
                    ? tagged && tags.contains(tag())
                    : dated && date().equals(request.getHeader("If-Modified-Since"));
        }
    }

    /** A browser's cache: revalidates what it has, and takes over what a 304 says of it (RFC 9111 §4.3). */
    private static final class Browser {
        private final Map<String, String> validators = new HashMap<>();
        private String shown = "";
        private int status;

        /** Visits the page, and answers what its user sees. */
        String visit(RunningServer server) {
            List<String> fields = new ArrayList<>(Arrays.asList(
                    "Accept: text/html,application/xhtml+xml,*/*;q=0.8",
                    "Accept-Encoding: gzip, deflate, br, zstd",
                    "Sec-Fetch-Dest: document",
                    "Sec-Fetch-Mode: navigate"));
            if (validators.containsKey("ETag")) {
                fields.add("If-None-Match: " + validators.get("ETag"));
            }
            if (validators.containsKey("Last-Modified")) {
                fields.add("If-Modified-Since: " + validators.get("Last-Modified"));
            }
            RawResponse response = server.get("/page", fields.toArray(String[]::new));
            status = response.status();
            if (status == 200) {
                validators.clear();
                shown = decoded(response);
            } else {
                assertThat(status).isEqualTo(304);
                String tag = response.field("ETag");
                if (tag != null && validators.containsKey("ETag")) {
                    assertThat(tag)
                            .as("a 304 is about the copy that the client has")
                            .isEqualTo(validators.get("ETag"));
                }
            }
            for (String name : List.of("ETag", "Last-Modified")) {
                if (response.field(name) != null) {
                    validators.put(name, response.field(name));
                }
            }
            return shown;
        }

        private static String decoded(RawResponse response) {
            try {
                return "gzip".equals(response.field("Content-Encoding"))
                        ? new String(
                                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8)
                        : response.text();
            } catch (IOException e) {
                throw new AssertionError(response.toString(), e);
            }
        }
    }

    private static RunningServer plain(Application application) {
        return ServletServer.start(application.describe(application.around.apply(App.of())));
    }

    private static RunningServer filtered(Application application, String fingerprint, String footer) {
        TestDesk desk = new TestDesk();
        desk.fingerprint = fingerprint;
        desk.footer = footer;
        return ServletServer.start(application.describe(application
                .around
                .apply(App.of())
                .filter(BeianFilter.NAME, new BeianFilter(desk), DispatcherType.REQUEST)));
    }

    private static String page(String text, String footer) {
        return String.format(PAGE, text).replace("</body>", footer + "</body>");
    }

    /** The whole conversation. */
    private static void converse(Application application) {
        Browser browser = new Browser();
        try (RunningServer before = plain(application)) {
            assertThat(browser.visit(before)).isEqualTo(page("first edition", ""));
            assertThat(browser.visit(before)).isEqualTo(page("first edition", ""));
            assertThat(browser.status).isEqualTo(304);
        }
        try (RunningServer with = filtered(application, "f1", FIRST_NUMBER)) {
            assertThat(browser.visit(with)).isEqualTo(page("first edition", FIRST_NUMBER));
            assertThat(browser.visit(with)).isEqualTo(page("first edition", FIRST_NUMBER));
            assertThat(browser.status).as("an unchanged page is not sent again").isEqualTo(304);
        }
        try (RunningServer restarted = filtered(application, "f1", FIRST_NUMBER)) {
            assertThat(browser.visit(restarted)).isEqualTo(page("first edition", FIRST_NUMBER));
            assertThat(browser.status).as("another instance knows the copy").isEqualTo(304);
        }
        try (RunningServer changed = filtered(application, "f2", SECOND_NUMBER)) {
            assertThat(browser.visit(changed)).isEqualTo(page("first edition", SECOND_NUMBER));
            assertThat(browser.visit(changed)).isEqualTo(page("first edition", SECOND_NUMBER));
            assertThat(browser.status).isEqualTo(304);
            application.text = "second edition";
            assertThat(browser.visit(changed)).isEqualTo(page("second edition", SECOND_NUMBER));
        }
        try (RunningServer without = plain(application)) {
            assertThat(browser.visit(without)).isEqualTo(page("second edition", ""));
        }
    }

    @Nested
    class WithAnApplicationThatSets {
        @Test
        void aTag() {
            converse(new Application(true, false));
        }

        @Test
        void aDate() {
            converse(new Application(false, true));
        }

        @Test
        void both() {
            converse(new Application(true, true));
        }
    }

    @Nested
    class WithPagesThatAreCompressedBy {
        private final boolean[][] validators = {{true, false}, {false, true}, {true, true}};

        @Test
        void theServer() {
            for (boolean[] set : validators) {
                converse(new Application(set[0], set[1]).behind(App::compressing));
            }
        }

        @Test
        void theApplication() {
            for (boolean[] set : validators) {
                converse(new Application(set[0], set[1]).compressing());
            }
        }

        @Test
        void aProxyThatMakesTagsWeak() {
            for (boolean[] set : validators) {
                converse(new Application(set[0], set[1])
                        .behind(app -> app.filter("proxy", weakening(), DispatcherType.REQUEST)));
            }
        }
    }

    /** As nginx does: it compresses what is sent in full, and makes its tag weak. */
    private static Filter weakening() {
        return (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    @Override
                    public void setHeader(String name, String value) {
                        boolean changes = name.equalsIgnoreCase("ETag") && value != null && value.startsWith("\"");
                        super.setHeader(name, changes ? "W/" + value : value);
                    }
                });
    }
}
