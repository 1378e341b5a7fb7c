package dev.beian.benchmarks.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Pages that are flushed in the middle of their text and wait for their second half, until somebody asks for the end. */
final class HalfPages {
    private static final byte[] FIRST =
            "<!DOCTYPE html><html><head><title>t</title></head><body><p>one".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "two</p></body></html>".getBytes(StandardCharsets.US_ASCII);

    private final Queue<AsyncContext> waiting = new ConcurrentLinkedQueue<>();

    void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletOutputStream stream = context.getResponse().getOutputStream();
        stream.write(FIRST);
        stream.flush();
        waiting.add(context);
    }

    void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (AsyncContext context = waiting.poll(); context != null; context = waiting.poll()) {
            context.getResponse().getOutputStream().write(SECOND);
            context.complete();
        }
        response.setContentType("text/plain");
        response.getOutputStream().print("ended");
    }
}
