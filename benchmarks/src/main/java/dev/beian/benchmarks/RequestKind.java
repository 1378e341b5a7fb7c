package dev.beian.benchmarks;

import dev.beian.benchmarks.client.HttpConnection;
import dev.beian.benchmarks.client.ServerProcess;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.Footer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A kind of request that is measured over HTTP.
 *
 * @param name tells it apart
 * @param targets what is asked for in turn
 * @param contenders who is asked
 * @param pages whether the answers are pages, which get a footer
 */
record RequestKind(String name, List<String> targets, List<Contender> contenders, boolean pages) {
    /** All that take part; the first is the one without a filter. */
    static final List<Contender> CONTENDERS =
            List.of(Contender.COPY, Contender.BEIAN, Contender.HABIT, Contender.DATADOG, Contender.SITEMESH);

    /**
     * Without those that fail on files: Tomcat takes the stream before it sets the type, which is too late for Datadog's, and
     * declares the file's length, which SiteMesh leaves as it is.
     */
    private static final List<Contender> FOR_FILES = List.of(Contender.COPY, Contender.BEIAN, Contender.HABIT);

    private static final List<Contender> US = List.of(Contender.COPY, Contender.BEIAN);

    /** All kinds, over a number of pages. */
    static List<RequestKind> over(int pages) {
        return List.of(
                new RequestKind("static page, 30 KB", numbered("/", pages, ".html"), FOR_FILES, true),
                new RequestKind("page by stream, 30 KB", numbered("/streamed/", pages, ""), CONTENDERS, true),
                new RequestKind("page by writer, 30 KB", numbered("/written/", pages, ""), CONTENDERS, true),
                new RequestKind("JSON, 100 bytes", List.of("/api/items"), CONTENDERS, false),
                new RequestKind("static image, 300 KB", List.of("/large.png"), US, false),
                new RequestKind("static script, 300 KB", List.of("/large.js"), US, false));
    }

    private static List<String> numbered(String before, int count, String after) {
        return IntStream.range(0, count).mapToObj(i -> before + i + after).toList();
    }

    /**
     * Asserts that every contender answers as it should: whoever streams changes no byte but for one footer; SiteMesh, which
     * writes pages anew, has one.
     *
     * @throws IllegalStateException if one does not
     */
    void assertAnswers(Map<Contender, ServerProcess> servers) throws IOException {
        for (String target : targets) {
            String expected = body(servers.get(Contender.COPY), target);
            if (expected.isEmpty()) {
                throw new IllegalStateException(target + " is empty");
            }
            for (Contender contender : contenders) {
                String answer = body(servers.get(contender), target);
                boolean injects = pages && contender != Contender.COPY;
                int footers = answer.split(Pattern.quote(MARKUP), -1).length - 1;
                boolean isSame = contender == Contender.SITEMESH && pages
                        || answer.replace(MARKUP, "").equals(expected);
                if (footers != (injects ? 1 : 0) || !isSame) {
                    throw new IllegalStateException(contender + " answers " + target + " with " + footers + " footers, "
                            + answer.length() + " instead of " + expected.length() + " bytes");
                }
            }
        }
    }

    private static final String MARKUP = new String(Footer.bytes(), StandardCharsets.ISO_8859_1);

    private static String body(ServerProcess server, String target) throws IOException {
        try (HttpConnection connection = new HttpConnection(server.port())) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            connection.exchange(HttpConnection.request(target), body::write);
            return body.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
