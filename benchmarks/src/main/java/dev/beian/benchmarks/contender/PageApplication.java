package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** An application that sends a page's bytes, piece by piece. */
final class PageApplication implements FilterChain {
    private Page page;

    void show(Page next) {
        page = next;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) throws IOException {
        Page current = page;
        response.setContentType(current.contentType());
        ServletOutputStream stream = response.getOutputStream();
        for (byte[] piece : current.pieces()) {
            stream.write(piece, 0, piece.length);
        }
    }
}
