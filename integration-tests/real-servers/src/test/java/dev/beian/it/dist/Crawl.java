package dev.beian.it.dist;

import dev.beian.it.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Everything that an application answers: its files, and whatever its pages link to. */
final class Crawl {
    /** Endless, or slow by intent. */
    private static final Set<String> LEFT_OUT = Set.of(
            "/examples/async/stockticker",
            "/examples/async/async0",
            "/examples/async/async1",
            "/examples/async/async2",
            "/examples/async/async3",
            "/examples/servlets/nonblocking/numberwriter");

    private final Function<String, RawResponse> server;
    private final Map<String, RawResponse> answers = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private Crawl(Function<String, RawResponse> server) {
        this.server = server;
    }

    /**
     * Asks for everything.
     *
     * @param server answers
     * @param applications the folder with the applications
     * @param names the applications' names
     * @return the answers by request target
     */
    static Map<String, RawResponse> of(Function<String, RawResponse> server, Path applications, String... names)
            throws IOException {
        Crawl crawl = new Crawl(server);
        for (String name : names) {
            crawl.add("/" + name + "/");
            crawl.addFiles(applications, applications.resolve(name));
        }
        while (!crawl.waiting.isEmpty()) {
            crawl.visit(crawl.waiting.remove(), names);
        }
        return crawl.answers;
    }

    private void addFiles(Path applications, Path application) throws IOException {
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : new TreeSet<>(files.toList())) {
                String path = "/" + applications.relativize(file).toString().replace('\\', '/');
                if (!path.contains("/WEB-INF") && !path.contains("/META-INF")) {
                    add(Files.isDirectory(file) ? path + "/" : path);
                }
            }
        }
    }

    private void add(String target) {
        if (!LEFT_OUT.contains(target) && seen.add(target)) {
            waiting.add(target);
        }
    }

    private void visit(String target, String... names) {
        RawResponse answer = server.apply(target);
        answers.put(target, answer);
        String type = answer.field("Content-Type");
        if (type == null || !type.startsWith("text/html") || answer.field("Content-Encoding") != null) {
            return;
        }
        URI base = URI.create("http://localhost" + target);
        for (Element link :
                Jsoup.parse(answer.text(StandardCharsets.ISO_8859_1)).select("a[href], img[src], link[href]")) {
            String reference = link.hasAttr("href") ? link.attr("href") : link.attr("src");
            try {
                URI found = base.resolve(reference);
                for (String name : names) {
                    if ("localhost".equals(found.getHost()) && found.getPath().startsWith("/" + name + "/")) {
                        String path = found.getRawPath().replaceAll(";jsessionid=[^/]*", ""); // one server's own
                        add(found.getRawQuery() == null ? path : path + "?" + found.getRawQuery());
                    }
                }
            } catch (IllegalArgumentException noUri) {
                continue; // a link that no browser would follow within the application
            }
        }
    }
}
