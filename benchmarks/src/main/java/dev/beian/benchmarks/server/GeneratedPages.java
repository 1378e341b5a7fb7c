package dev.beian.benchmarks.server;

import dev.beian.benchmarks.contender.SiteMeshFilters;
import dev.beian.benchmarks.contender.Text;
import dev.beian.benchmarks.corpus.Page;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The dynamic part of the application: pages by stream and by writer, JSON, and the decorator that SiteMesh asks for. */
final class GeneratedPages {
    private static final String JSON =
            "{\"id\":1,\"name\":\"示例\",\"values\":[1,2,3,4,5,6,7,8,9,10],\"more\":false,\"owner\":{\"id\":2}}";

    /** Where SiteMesh looks for decorators. */
    private static final String DECORATORS = "/WEB-INF/decorators/*";

    private final List<Page> pages = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();

    private GeneratedPages(Path folder) throws IOException {
        for (int i = 0; Files.exists(folder.resolve(i + ".html")); i++) {
            Page page = new Page(i + ".html", Files.readAllBytes(folder.resolve(i + ".html")), StandardCharsets.UTF_8);
            pages.add(page);
            texts.add(Text.of(page));
        }
    }

    /** Servlets by pattern, over the pages {@code 0.html}, {@code 1.html} and so on of a folder. */
    static Map<String, Servlet> of(Path folder) throws IOException {
        GeneratedPages generated = new GeneratedPages(folder);
        return Map.of(
                "/streamed/*",
                Answer.servlet(generated::stream),
                "/written/*",
                Answer.servlet(generated::write),
                "/api/items",
                Answer.servlet((request, response) -> text(response, "application/json", JSON)),
                DECORATORS,
                Answer.servlet((request, response) -> text(response, Application.HTML, SiteMeshFilters.DECORATOR)));
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = pages.get(number(request));
        response.setContentType(Application.HTML);
        ServletOutputStream stream = response.getOutputStream();
        for (byte[] piece : page.pieces()) {
            stream.write(piece, 0, piece.length);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Text text = texts.get(number(request));
        response.setContentType(Application.HTML);
        PrintWriter writer = response.getWriter();
        for (String piece : text.pieces()) {
            writer.write(piece);
        }
    }

    private static void text(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(text);
    }

    private static int number(HttpServletRequest request) {
        return Integer.parseInt(request.getPathInfo().substring(1));
    }
}
