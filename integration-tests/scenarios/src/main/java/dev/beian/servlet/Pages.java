package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A page in pieces, for applications that write it in different ways. */
final class Pages {
    static final String START = "<!DOCTYPE html><html><head><title>主页</title></head><body>";
    static final String TEXT = "<p>你好，世界</p>";
    static final String END = "</body></html>";
    static final String PAGE = START + TEXT + END;
    static final String TYPE = "text/html;charset=UTF-8";

    private Pages() {}

    /** A whole page through the writer. */
    static void write(HttpServletResponse response) throws IOException {
        write(response, PAGE);
    }

    /** Some HTML through the writer. */
    static void write(HttpServletResponse response, String html) throws IOException {
        response.setContentType(TYPE);
        response.getWriter().write(html);
    }

    /** A whole page through the stream. */
    static void stream(HttpServletResponse response) throws IOException {
        stream(response, PAGE);
    }

    /** Some HTML through the stream. */
    static void stream(HttpServletResponse response, String html) throws IOException {
        response.setContentType(TYPE);
        response.getOutputStream().write(html.getBytes(UTF_8));
    }

    /** A body of many kilobytes, more than any container's buffer. */
    static String large(String between) {
        return START + between.repeat(100_000 / between.length()) + END;
    }

    /** Waits as an application would, but not for ever. */
    static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(15, TimeUnit.SECONDS)) {
                throw new InterruptedIOException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted");
        }
    }
}
