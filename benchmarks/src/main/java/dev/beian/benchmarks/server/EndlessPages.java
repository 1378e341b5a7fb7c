package dev.beian.benchmarks.server;

import dev.beian.benchmarks.corpus.EndlessPage;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Sends pages of awkward shape that are never in memory as a whole. The query names the shape, the number of times that its
 * filling of {@value #PIECE} bytes comes, and the way: {@code stream}, {@code writer}, {@code gzip}.
 */
final class EndlessPages {
    static final int PIECE = 8192;

    private EndlessPages() {}

    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EndlessPage page = EndlessPage.named(request.getParameter("shape"));
        int times = Integer.parseInt(request.getParameter("times"));
        response.setContentType(page.contentType());
        switch (request.getParameter("way")) {
            case "writer" -> {
                PrintWriter writer = response.getWriter();
                writer.write(page.beginning());
                String piece = new String(page.piece(PIECE), StandardCharsets.UTF_8);
                for (int i = 0; i < times; i++) {
                    writer.write(piece);
                }
                writer.write(page.ending());
            }
            case "gzip" -> {
                response.setHeader("Content-Encoding", "gzip");
                try (OutputStream coded = new GZIPOutputStream(response.getOutputStream())) {
                    write(page, times, coded);
                }
            }
            default -> {
                ServletOutputStream stream = response.getOutputStream();
                write(page, times, stream);
            }
        }
    }

    private static void write(EndlessPage page, int times, OutputStream stream) throws IOException {
        stream.write(page.beginning().getBytes(StandardCharsets.UTF_8));
        byte[] piece = page.piece(PIECE);
        for (int i = 0; i < times; i++) {
            stream.write(piece);
        }
        stream.write(page.ending().getBytes(StandardCharsets.UTF_8));
    }
}
