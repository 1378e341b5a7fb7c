package dev.beian.benchmarks.contender;

import datadog.trace.bootstrap.instrumentation.buffer.InjectingPipeOutputStream;
import datadog.trace.bootstrap.instrumentation.buffer.InjectingPipeWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Datadog's injecting stream and writer, around the response in the way of its instrumentation; with the marker that a
 * footer needs.
 */
final class DatadogFilter implements Filter {
    private static final byte[] MARKER = "</body>".getBytes(StandardCharsets.US_ASCII);
    private static final char[] MARKER_TEXT = "</body>".toCharArray();
    private static final char[] FOOTER_TEXT = Footer.MARKUP.toCharArray();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Injecting injecting = new Injecting((HttpServletResponse) response);
        chain.doFilter(request, injecting);
        injecting.commit();
    }

    private static final class Injecting extends HttpServletResponseWrapper {
        private InjectingPipeOutputStream pipe;
        private ServletOutputStream stream;
        private InjectingPipeWriter pipeWriter;
        private PrintWriter writer;

        Injecting(HttpServletResponse response) {
            super(response);
        }

        private boolean isHtml() {
            String type = getContentType();
            return type != null && type.startsWith("text/html");
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (!isHtml()) {
                return super.getOutputStream();
            }
            if (stream == null) {
                ServletOutputStream below = super.getOutputStream();
                byte[] footer = Footer.bytes(java.nio.charset.Charset.forName(getCharacterEncoding()));
                pipe = new InjectingPipeOutputStream(below, MARKER, footer);
                stream = new PipeStream(pipe, below);
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (!isHtml()) {
                return super.getWriter();
            }
            if (writer == null) {
                pipeWriter = new InjectingPipeWriter(super.getWriter(), MARKER_TEXT, FOOTER_TEXT);
                writer = new PrintWriter(pipeWriter);
            }
            return writer;
        }

        @Override
        public void setContentLength(int length) {
            // It will be another one.
        }

        void commit() throws IOException {
            if (pipe != null) {
                pipe.commit();
            }
            if (pipeWriter != null) {
                pipeWriter.commit();
            }
        }
    }

    private static final class PipeStream extends ServletOutputStream {
        private final InjectingPipeOutputStream pipe;
        private final ServletOutputStream below;

        PipeStream(InjectingPipeOutputStream pipe, ServletOutputStream below) {
            this.pipe = pipe;
            this.below = below;
        }

        @Override
        public void write(int b) throws IOException {
            pipe.write(b);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            pipe.write(bytes, 0, bytes.length);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            pipe.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            pipe.flush();
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }

        @Override
        public boolean isReady() {
            return below.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            below.setWriteListener(listener);
        }
    }
}
