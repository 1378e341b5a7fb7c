package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A failure below us reaches the application where it wrote, as it is, and is no fault of ours. */
class FailingClientTest {
    private static final byte[] BYTES = Pages.PAGE.getBytes(UTF_8);

    @Test
    void theStreamThrowsWhatTheContainerThrew() {
        for (int limit = 0; limit < BYTES.length; limit += 11) {
            List<String> seen = new CopyOnWriteArrayList<>();
            AtomicInteger calls = new AtomicInteger();
            try (Twin twin = Twin.behind(
                    breakingAfter(limit, calls),
                    app -> app.handle("/page", (request, response) -> {
                        response.setContentType(Pages.TYPE);
                        ServletOutputStream out = response.getOutputStream();
                        for (byte b : BYTES) {
                            try {
                                out.write(b);
                            } catch (IOException e) {
                                seen.add(e.getMessage());
                                throw e;
                            }
                        }
                    }))) {
                twin.filtered().get("/page", "Connection: close");
                assertThat(seen.size()).isLessThanOrEqualTo(1);
                assertThat(seen).allMatch("broken"::equals);
                assertThat(calls.get()).as("no write follows the failed one").isLessThanOrEqualTo(1);
                assertThat(twin.desk.faults).isEmpty();
            }
        }
    }

    @Test
    void theWriterTellsOfItWhenAsked() {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        try (Twin twin = Twin.behind(
                breakingAfter(20, calls),
                app -> app.handle("/page", (request, response) -> {
                    Pages.write(response);
                    seen.add("error " + response.getWriter().checkError());
                    response.getWriter().write("more");
                    response.getWriter().close();
                }))) {
            twin.filtered().get("/page", "Connection: close");
            assertThat(seen).containsExactly("error true");
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    /** A filter in front of ours whose stream breaks after some bytes, and counts the writes from then on. */
    private static java.util.function.UnaryOperator<App> breakingAfter(int limit, AtomicInteger failedWrites) {
        Filter breaking = (request, response, chain) ->
                chain.doFilter(request, new HttpServletResponseWrapper((HttpServletResponse) response) {
                    private ServletOutputStream stream;

                    @Override
                    public ServletOutputStream getOutputStream() throws IOException {
                        if (stream == null) {
                            stream = new Breaking(super.getOutputStream(), limit, failedWrites);
                        }
                        return stream;
                    }
                });
        return app -> app.filter("breaking", breaking, DispatcherType.REQUEST);
    }

    private static final class Breaking extends ServletOutputStream {
        private final ServletOutputStream container;
        private final AtomicInteger failedWrites;
        private int left;

        Breaking(ServletOutputStream container, int limit, AtomicInteger failedWrites) {
            this.container = container;
            this.left = limit;
            this.failedWrites = failedWrites;
        }

        @Override
        public void write(int b) throws IOException {
            if (--left < 0) {
                failedWrites.incrementAndGet();
                throw new IOException("broken");
            }
            container.write(b);
        }

        @Override
        public boolean isReady() {
            return container.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            container.setWriteListener(listener);
        }
    }
}
