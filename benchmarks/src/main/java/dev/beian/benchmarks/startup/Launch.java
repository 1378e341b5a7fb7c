package dev.beian.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One start of an application in a process of its own.
 *
 * @param time until it was started, in milliseconds on the clock
 * @param processorTime that it took for that, in milliseconds, to the hundredth of a second
 */
public record Launch(double time, double processorTime) {
    /**
     * Starts an application and ends it as soon as it is started.
     *
     * @param arguments of the virtual machine
     * @param started what the line holds that tells that it is started
     */
    public static Launch of(List<String> arguments, String started) throws IOException {
        Path log = Files.createTempFile("start", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains(started)) {
                    double time = (System.nanoTime() - begin) / 1e6;
                    Duration spent = process.info().totalCpuDuration().orElse(Duration.ZERO);
                    return new Launch(time, spent.toMillis());
                }
            }
            throw new IOException("not started: " + Files.readString(log));
        } finally {
            process.destroyForcibly().onExit().join();
            Files.delete(log);
        }
    }

    /** The names of all classes that an application loads until it is started, hidden ones included. */
    public static List<String> classes(List<String> arguments, String started) throws IOException {
        Path log = Files.createTempFile("classes", ".log");
        List<String> logging = new ArrayList<>();
        logging.add("-Xlog:class+load:file=" + log + "::filecount=0");
        logging.addAll(arguments);
        try {
            of(logging, started);
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" source: "))
                        .map(line -> line.substring(0, line.indexOf(" source: ")))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .toList();
            }
        } finally {
            Files.delete(log);
        }
    }
}
