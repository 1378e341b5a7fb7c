package dev.beian.benchmarks.contender;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** An application that writes a page's text as template engines do. */
final class TextApplication implements FilterChain {
    private Text text;

    void show(Text next) {
        text = next;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException {
        Text current = text;
        response.setContentType(current.page().contentType());
        PrintWriter writer = response.getWriter();
        for (String piece : current.pieces()) {
            writer.write(piece);
        }
    }
}
