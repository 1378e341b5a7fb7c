package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beian.it.App;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A servlet that does with a response what a {@link ServletProgram} says, and notes what each step comes to. Where
 * the response has ended, it only fails any more, for containers differ in what they make of what follows.
 */
final class ProgrammedServlet implements App.Handler {
    private static final Map<String, String> PIECES = Map.of(
            "PAGE", Pages.PAGE,
            "START", Pages.START,
            "TEXT", Pages.TEXT,
            "END", Pages.END,
            "LARGE", Pages.large("<p>t</p>"));

    private record Run(ServletProgram program, CompletableFuture<List<String>> outcomes) {}

    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /**
     * Accepts a program.
     *
     * @param name of the run
     * @return what each step came to, once the servlet has ended: its client may have the response before
     */
    CompletableFuture<List<String>> accept(String name, ServletProgram program) {
        Run run = new Run(program, new CompletableFuture<List<String>>().orTimeout(20, TimeUnit.SECONDS));
        runs.put(name, run);
        return run.outcomes();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Run run = runs.remove(request.getParameter("run"));
        List<String> outcomes = new ArrayList<>();
        boolean hasEnded = false;
        try {
            for (String step : run.program().steps()) {
                if (step.startsWith("throw ")) {
                    outcomes.add(step);
                    fail(step);
                }
                if (hasEnded) {
                    continue;
                }
                boolean declaresLength = step.startsWith("whole") && !response.isCommitted();
                String outcome = Attempt.of(() -> take(step, request, response));
                outcomes.add(step + ": " + outcome);
                hasEnded =
                        declaresLength || outcome.equals("fine") && step.matches("(close|error|redirect|forward) .*");
            }
        } finally {
            run.outcomes().complete(outcomes);
        }
    }

    private static void fail(String step) throws ServletException, IOException {
        switch (step) {
            case "throw io" -> throw new IOException("as programmed");
            case "throw servlet" -> throw new ServletException("as programmed");
            default -> throw new UncheckedIOException("as programmed", new IOException());
        }
    }

    private static void take(String step, HttpServletRequest request, HttpServletResponse response) throws Exception {
        String[] words = step.split(" ");
        switch (words[0]) {
            case "type" -> response.setContentType(words[1]);
            case "type-field" -> response.setHeader("Content-Type", words[1]);
            case "charset" -> response.setCharacterEncoding(words[1]);
            case "whole" -> {
                response.resetBuffer();
                declare(response, Integer.toString(Pages.PAGE.getBytes(UTF_8).length), words[2]);
                write(words[1], Pages.PAGE, response);
            }
            case "write" -> write(words[1], PIECES.get(words[2]), response);
            case "single-bytes" -> {
                for (byte b : PIECES.get(words[2]).getBytes(UTF_8)) {
                    response.getOutputStream().write(b);
                }
            }
            case "single-characters" -> {
                for (char c : PIECES.get(words[2]).toCharArray()) {
                    response.getWriter().write(c);
                }
            }
            case "flush" -> flush(words, response);
            case "close" -> {
                if (words[1].equals("writer")) {
                    response.getWriter().close();
                } else {
                    response.getOutputStream().close();
                }
            }
            case "reset" -> response.reset();
            case "reset-buffer" -> response.resetBuffer();
            case "error" -> response.sendError(Integer.parseInt(words[1]));
            case "redirect" -> response.sendRedirect(words[1]);
            case "forward" -> request.getRequestDispatcher(words[1]).forward(request, response);
            case "include" -> request.getRequestDispatcher(words[1]).include(request, response);
            case "status" -> response.setStatus(Integer.parseInt(words[1]));
            case "field" -> response.addHeader(words[1], words[2]);
            default -> throw new AssertionError("no such step: " + step);
        }
    }

    private static void flush(String[] words, HttpServletResponse response) throws IOException {
        if (words.length == 1) {
            response.flushBuffer();
        } else if (words[1].equals("writer")) {
            response.getWriter().flush();
        } else {
            response.getOutputStream().flush();
        }
    }

    private static void write(String way, String piece, HttpServletResponse response) throws IOException {
        if (way.equals("writer")) {
            response.getWriter().write(piece);
        } else {
            response.getOutputStream().write(piece.getBytes(UTF_8));
        }
    }

    private static void declare(HttpServletResponse response, String length, String setter) {
        switch (setter) {
            case "0" -> response.setContentLength(Integer.parseInt(length));
            case "1" -> response.setContentLengthLong(Long.parseLong(length));
            case "2" -> response.setHeader("Content-Length", length);
            case "3" -> response.addHeader("content-length", length);
            case "4" -> response.setIntHeader("Content-Length", Integer.parseInt(length));
            default -> response.addIntHeader("Content-Length", Integer.parseInt(length));
        }
    }
}
