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

/**
 * The cost of a request over HTTP: one server for each contender, all of them running at once, asked in turn by this
 * process over connections that stay open. What counts is the processor time that the server's process takes for a request,
 * everything included. The first argument is the file that gets the tables, the second {@code full} or {@code quick}, the
 * others name the containers; a quick run only shows that the answers are right.
 */
public final class EndToEnd {
    private static final String[] OPTIONS = {"-Xms256m", "-Xmx256m"};
    private static final int LARGE = 300_000;

    private final int rounds;
    private final long warmUp; // nanoseconds for each kind of request and contender
    private final long round; // nanoseconds

    private EndToEnd(boolean quick) {
        rounds = quick ? 1 : 7;
        warmUp = TimeUnit.MILLISECONDS.toNanos(quick ? 0 : 2000);
        round = TimeUnit.MILLISECONDS.toNanos(quick ? 50 : 1000);
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>(Machine.describe());
        Path folder = folder();
        EndToEnd run = new EndToEnd(arguments[1].equals("quick"));
        for (Container container : Container.values()) {
            if (arguments.length < 3
                    || Arrays.asList(arguments).subList(2, arguments.length).contains(container.name())) {
                lines.addAll(run.on(container, folder));
            }
        }
        Path report = Path.of(arguments[0]);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.write(report, lines);
        lines.forEach(System.out::println);
    }

    /** The pages as files, and two larger files that are no pages. */
    private static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("pages");
        folder.toFile().deleteOnExit();
        List<Page> pages = Corpus.unpacked().pages("mixed-30k");
        for (int i = 0; i < pages.size(); i++) {
            Files.write(folder.resolve(i + ".html"), pages.get(i).bytes());
        }
        byte[] large = new byte[LARGE];
        new Random(1).nextBytes(large);
        Files.write(folder.resolve("large.png"), large);
        Files.write(folder.resolve("large.js"), large);
        return folder;
    }

    private List<String> on(Container container, Path folder) throws Exception {
        Map<Contender, ServerProcess> servers = new EnumMap<>(Contender.class);
        try {
            for (Contender contender : RequestKind.CONTENDERS) {
                servers.put(contender, ServerProcess.start(container, contender, folder, OPTIONS));
            }
            List<RequestKind> kinds = RequestKind.over(Corpus.unpacked().pages("mixed-30k").size());
            for (RequestKind kind : kinds) {
                kind.assertAnswers(servers);
            }
            Map<RequestKind, Map<Contender, List<Load>>> loads = new LinkedHashMap<>();
            for (RequestKind kind : kinds) {
                loads.put(kind, measure(kind, servers));
            }
            return EndToEndTables.of(container, loads);
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    private Map<Contender, List<Load>> measure(RequestKind kind, Map<Contender, ServerProcess> servers)
            throws InterruptedException, ExecutionException {
        Map<Contender, List<Load>> loads = new EnumMap<>(Contender.class);
        for (Contender contender : kind.contenders()) {
            loads.put(contender, new ArrayList<>());
            if (warmUp > 0) {
                Load.on(servers.get(contender), kind.targets(), warmUp);
            }
        }
        for (int i = 0; i < rounds; i++) {
            for (Contender contender : kind.contenders()) {
                loads.get(contender).add(Load.on(servers.get(contender), kind.targets(), round));
            }
        }
        return loads;
    }
}
