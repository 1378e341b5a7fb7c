package dev.beian.servlet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a servlet is to do with its response, step by step, as text that can be printed, read and kept:
 * {@code GET: type text/html; write stream START; flush; write stream END}. {@link ProgrammedServlet} does it. Immutable.
 *
 * @param method the method of the request
 * @param steps the steps
 */
record ServletProgram(String method, List<String> steps) {
    private static final String[] TYPES = {
        "text/html",
        "text/html;charset=UTF-8",
        "text/html;charset=GBK",
        "application/xhtml+xml;charset=UTF-8",
        "text/plain;charset=UTF-8",
        "text/css"
    };

    /** Copies the list. */
    ServletProgram {
        steps = List.copyOf(steps);
    }

    /** A program from its text. */
    static ServletProgram of(String text) {
        int colon = text.indexOf(": ");
        return new ServletProgram(
                text.substring(0, colon),
                Arrays.asList(text.substring(colon + 2).split("; ")));
    }

    /**
     * A program by chance: the same for the same seed.
     *
     * <p>It does not reset or forward after a flush or more than a container's buffer, for one of them forgets then what it
     * has sent; nor does it reset after text, for another's writer keeps the charset that was taken back.
     */
    static ServletProgram random(long seed) {
        Random random = new Random(seed);
        List<String> steps = new ArrayList<>();
        int most = 1 + random.nextInt(8);
        while (steps.size() < most) {
            String step = step(random);
            boolean isSent = steps.stream().anyMatch(earlier -> earlier.matches("flush.*|.*LARGE"));
            boolean hasText = steps.stream().anyMatch(earlier -> earlier.contains("writer"));
            if (isSent && step.matches("(reset|whole|forward).*") || hasText && step.equals("reset")) {
                continue;
            }
            steps.add(step);
        }
        return new ServletProgram(random.nextInt(8) == 0 ? "HEAD" : "GET", steps);
    }

    private static String step(Random random) {
        return switch (random.nextInt(26)) {
            case 0, 1 -> "type " + pick(random, TYPES);
            case 2 -> "type-field " + pick(random, TYPES);
            case 3 -> "charset " + pick(random, "UTF-8", "GBK");
            case 4 -> "whole " + pick(random, "stream", "writer") + " " + random.nextInt(6);
            case 5, 6, 7, 8, 9, 10, 11, 12, 13 -> "write " + pick(random, "stream", "writer") + " " + piece(random);
            case 14 -> pick(random, "single-bytes stream ", "single-characters writer ") + pick(random, "TEXT", "END");
            case 15 -> "flush";
            case 16 -> "flush " + pick(random, "stream", "writer");
            case 17 -> "close " + pick(random, "stream", "writer");
            case 18 -> pick(random, "reset", "reset-buffer");
            case 19 -> "error " + pick(random, "404", "500");
            case 20 -> "redirect /page";
            case 21 -> "forward " + pick(random, "/page", "/plain", "/nowhere");
            case 22 -> "include " + pick(random, "/part-stream", "/part-writer", "/nowhere");
            case 23 -> "status " + pick(random, "200", "201", "404");
            case 24 -> "field " + pick(random, "Content-Disposition attachment", "X-Field x", "Content-Encoding x");
            default -> "throw " + pick(random, "runtime", "io", "servlet");
        };
    }

    private static String piece(Random random) {
        return pick(random, "PAGE", "PAGE", "START", "START", "TEXT", "END", "LARGE");
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    @Override
    public String toString() {
        return method + ": " + String.join("; ", steps);
    }
}
