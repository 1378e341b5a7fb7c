package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * A container takes one write, or one flush, each time that it has said that it is ready. Below us stands one that takes
 * that at its word.
 */
class AtMostOneWriteTest {
    private static final List<String> PAGES = List.of(
            Pages.PAGE,
            Pages.START + "<p title='标题'>文</p>".repeat(200) + Pages.END,
            Pages.START + "<p>after the end</p></body><!-- comment --></html>\n<!-- and more -->\n",
            Pages.START + "no end tag",
            "<li>fragment</li>",
            "<!DOCTYPE html><html><body><!-- unfinished </body>");

    private static final int[] LENGTHS = {1, 2, 3, 5, 17, 100, 100_000};

    /** How an application writes a page that is cut into pieces. */
    @FunctionalInterface
    private interface Writing {
        void write(Iterator<byte[]> pieces, int length, HttpServletRequest request, HttpServletResponse response)
                throws IOException;
    }

    @Test
    void forEachWriteOfAPage() {
        assertKeptToByEveryPage((pieces, length, request, response) -> Pieces.write(pieces, request, response));
    }

    @Test
    void forEachWriteOfAPageWithItsLength() {
        assertKeptToByEveryPage((pieces, length, request, response) -> {
            response.setContentLength(length);
            Pieces.write(pieces, request, response);
        });
    }

    @Test
    void forEachWriteOfWhatBecomesNoPageOnTheWay() {
        for (int length : LENGTHS) {
            byte[] bytes = Pages.large("<p>t</p>").getBytes(UTF_8);
            assertKeptTo(Pages.large("<p>t</p>"), length, (request, response) -> {
                response.setContentType(Pages.TYPE);
                int[] count = {0};
                Pieces.write(
                        Pieces.cut(bytes, length).iterator(),
                        request,
                        response,
                        (out, piece) -> {
                            if (++count[0] == 3 && !response.isCommitted()) {
                                response.setContentType("text/plain;charset=UTF-8");
                            }
                            out.write(piece);
                        },
                        (out, async) -> async.complete());
            });
        }
    }

    @Test
    void forEachFlush() {
        assertKeptToByEveryPage((pieces, length, request, response) -> Pieces.write(
                pieces,
                request,
                response,
                (out, piece) -> {
                    out.write(piece);
                    out.flush(); // whether or not the container is ready
                },
                (out, async) -> async.complete()));
    }

    @Test
    void whenTheStreamIsClosed() {
        assertKeptToByEveryPage((pieces, length, request, response) ->
                Pieces.write(pieces, request, response, ServletOutputStream::write, (out, async) -> {
                    out.close();
                    async.complete();
                }));
    }

    @Test
    void forEachWriteOfACodedPage() throws IOException {
        for (String page : PAGES) {
            byte[] bytes = gzip(page);
            for (int length : LENGTHS) {
                Container container = new Container();
                try (Twin twin = Twin.behind(
                        container::before,
                        app -> app.handle("/page", (request, response) -> {
                            response.setContentType(Pages.TYPE);
                            response.setHeader("Content-Encoding", "gzip");
                            Pieces.write(Pieces.cut(bytes, length).iterator(), request, response);
                        }))) {
                    RawResponse response = twin.filtered().get("/page");

                    assertThat(gunzip(response.body()).replace(Twin.FOOTER, "")).isEqualTo(page);
                    assertThat(container.offences).as("%s by %d", page, length).isEmpty();
                }
            }
        }
    }

    private static void assertKeptToByEveryPage(Writing writing) {
        for (String page : PAGES) {
            byte[] bytes = page.getBytes(UTF_8);
            for (int length : LENGTHS) {
                assertKeptTo(page, length, (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    writing.write(Pieces.cut(bytes, length).iterator(), bytes.length, request, response);
                });
            }
        }
    }

    private static void assertKeptTo(String page, int length, App.Handler handler) {
        Container container = new Container();
        try (Twin twin = Twin.behind(container::before, app -> app.handle("/page", handler))) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.isComplete()).as("%s by %d", page, length).isTrue();
            assertThat(response.text().replace(Twin.FOOTER, "")).isEqualTo(page);
            assertThat(container.offences).as("%s by %d", page, length).isEmpty();
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static String gunzip(byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** Stands in front of our filter in the chain, and so below us, and writes down each offence. */
    private static final class Container {
        final List<String> offences = new CopyOnWriteArrayList<>();

        App before(App app) {
            Filter strict = (request, response, chain) ->
                    chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                        private ServletOutputStream stream;

                        @Override
                        public ServletOutputStream getOutputStream() throws IOException {
                            if (stream == null) {
                                stream = new Strict(super.getOutputStream());
                            }
                            return stream;
                        }
                    });
            UnaryOperator<App> added = described -> described.filter("strict", strict, DispatcherType.REQUEST);
            return added.apply(app);
        }

        private final class Strict extends ServletOutputStream {
            private final ServletOutputStream below;
            private boolean nonBlocking;
            private boolean permitted;

            Strict(ServletOutputStream below) {
                this.below = below;
            }

            private void use(String what) {
                if (nonBlocking && !permitted) {
                    offences.add(what);
                }
                permitted = false;
            }

            @Override
            public boolean isReady() {
                permitted = below.isReady();
                return permitted;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                nonBlocking = true;
                below.setWriteListener(listener);
            }

            @Override
            public void write(int b) throws IOException {
                use("a byte");
                below.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                use(length + " bytes");
                below.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                use("a flush");
                below.flush();
            }

            @Override
            public void close() throws IOException {
                below.close();
            }
        }
    }
}
