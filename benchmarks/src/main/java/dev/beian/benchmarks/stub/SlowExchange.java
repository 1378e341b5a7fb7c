package dev.beian.benchmarks.stub;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An asynchronous request and its response with as little of its own as can be, so that ten thousand of them fit into
 * little memory and what a filter keeps for each stands out. Every flush and every byte goes to a sink at once.
 */
public final class SlowExchange {
    private final Map<String, Object> attributes = new HashMap<>();
    private final Request request = new Request();
    private final Response response = new Response();
    private final ServletContext context;
    private final Sink sink;
    private boolean started;
    private boolean committed;

    /** A new exchange. */
    public SlowExchange(ServletContext context, Sink sink) {
        this.context = context;
        this.sink = sink;
        attributes.put("of.the.container", "some"); // so that the table is there, as it is in containers
    }

    /** The request. */
    public HttpServletRequest request() {
        return request;
    }

    /** The response. */
    public HttpServletResponse response() {
        return response;
    }

    private final class Request extends UnusedRequest {
        @Override
        public Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttribute(String name, Object value) {
            attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase("host") ? "www.example.cn" : null;
        }

        @Override
        public String getServerName() {
            return "www.example.cn";
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public DispatcherType getDispatcherType() {
            return DispatcherType.REQUEST;
        }

        @Override
        public ServletContext getServletContext() {
            return context;
        }

        @Override
        public String getContextPath() {
            return "";
        }

        @Override
        public String getServletPath() {
            return "/page";
        }

        @Override
        public String getPathInfo() {
            return null;
        }

        @Override
        public String getRequestURI() {
            return "/page";
        }

        @Override
        public boolean isAsyncStarted() {
            return started;
        }

        @Override
        public AsyncContext startAsync(ServletRequest wrapped, ServletResponse answer) {
            started = true;
            return CONTEXT;
        }

        @Override
        public AsyncContext startAsync() {
            started = true;
            return CONTEXT;
        }
    }

    /** Completes without doing anything. */
    private static final AsyncContext CONTEXT = (AsyncContext) Proxy.newProxyInstance(
            SlowExchange.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, method, arguments) -> method.getReturnType() == boolean.class ? (Object) false : null);

    private final class Response extends UnusedResponse {
        private ServletOutputStream stream;
        private PrintWriter writer;
        private String type;

        @Override
        public void setContentType(String newType) {
            type = newType;
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public boolean isCommitted() {
            return committed;
        }

        @Override
        public int getStatus() {
            return 200;
        }

        @Override
        public String getHeader(String name) {
            return null;
        }

        @Override
        public Collection<String> getHeaders(String name) {
            return List.of();
        }

        @Override
        public boolean containsHeader(String name) {
            return false;
        }

        @Override
        public int getBufferSize() {
            return ResponseBuffer.SIZE;
        }

        @Override
        public void flushBuffer() {
            committed = true;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            if (stream == null) {
                stream = new Stream();
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() {
            if (writer == null) {
                writer = new PrintWriter(new Text(getOutputStream()));
            }
            return writer;
        }
    }

    /** Encodes what is written without keeping any of it. */
    private static final class Text extends Writer {
        private final ServletOutputStream stream;

        Text(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            stream.write(new String(chars, from, length).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            stream.write(text.substring(from, from + length).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void flush() throws IOException {
            stream.flush();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private final class Stream extends ServletOutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            committed = true;
            sink.take(bytes, from, length);
        }

        @Override
        public void flush() {
            committed = true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("nobody listens in the benchmarks");
        }
    }
}
