package dev.beian.benchmarks;

import dev.beian.benchmarks.client.Load;
import dev.beian.benchmarks.client.ServerProcess;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.corpus.Corpus;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.server.PageServer.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The cost of a request over HTTP: one server for each contender, all of them running at once, asked in turn by this
 * process over connections that stay open. What counts is the processor time that the server's process takes for a request,
 * everything included. The first argument is the file that gets the tables, the second {@code full} or {@code quick}, the
 * others name the containers; a quick run only shows that the answers are right.
 *
 * <p>Every server is warmed up with all kinds of requests before anything is measured: on two processors, a virtual machine
 * compiles for half a minute under load, and what it takes for that is processor time of the server as well.
 */
public final class EndToEnd {
    private static final String[] OPTIONS = {"-Xms256m", "-Xmx256m"};
    private static final int LARGE = 300_000;

    private final int warmUps;
    private final int rounds;
    private final long round; // nanoseconds

    private EndToEnd(boolean quick) {
        warmUps = quick ? 0 : 5;
        rounds = quick ? 1 : 5;
        round = TimeUnit.MILLISECONDS.toNanos(quick ? 20 : 1000);
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>(Machine.describe());
        List<String> containers = Arrays.asList(arguments).subList(2, arguments.length);
        EndToEnd run = new EndToEnd(arguments[1].equals("quick"));
        Path folder = Files.createTempDirectory("pages");
        try {
            fill(folder);
            for (Container container : Container.values()) {
                if (containers.isEmpty() || containers.contains(container.name())) {
                    lines.addAll(run.on(container, folder));
                }
            }
        } finally {
            empty(folder);
        }
        Path report = Path.of(arguments[0]);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.write(report, lines);
        lines.forEach(System.out::println);
    }

    /** The pages as files, and two larger files that are no pages. */
    private static void fill(Path folder) throws IOException {
        List<Page> pages = Corpus.unpacked().pages("mixed-30k");
        for (int i = 0; i < pages.size(); i++) {
            Files.write(folder.resolve(i + ".html"), pages.get(i).bytes());
        }
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        Files.write(folder.resolve("large.png"), large);
        Files.write(folder.resolve("large.js"), large);
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private List<String> on(Container container, Path folder) throws Exception {
        Map<Contender, ServerProcess> servers = new EnumMap<>(Contender.class);
        try {
            for (Contender contender : RequestKind.CONTENDERS) {
                servers.put(contender, ServerProcess.start(container, contender, folder, OPTIONS));
            }
            List<RequestKind> kinds =
                    RequestKind.over(Corpus.unpacked().pages("mixed-30k").size());
            for (RequestKind kind : kinds) {
                kind.assertAnswers(servers);
            }
            ask(kinds, servers, warmUps);
            return EndToEndTables.of(container, ask(kinds, servers, rounds));
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    /** Asks all contenders in turn, in each round for all kinds of requests. */
    private Map<RequestKind, Map<Contender, List<Load>>> ask(
            List<RequestKind> kinds, Map<Contender, ServerProcess> servers, int times)
            throws InterruptedException, ExecutionException {
        Map<RequestKind, Map<Contender, List<Load>>> loads = new LinkedHashMap<>();
        for (int i = 0; i < times; i++) {
            for (RequestKind kind : kinds) {
                Map<Contender, List<Load>> ofKind = loads.computeIfAbsent(kind, key -> new EnumMap<>(Contender.class));
                for (Contender contender : kind.contenders()) {
                    ofKind.computeIfAbsent(contender, key -> new ArrayList<>())
                            .add(Load.on(servers.get(contender), kind.targets(), round));
                }
            }
        }
        return loads;
    }
}
