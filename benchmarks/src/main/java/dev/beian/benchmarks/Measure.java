package dev.beian.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the parts and prints their tables. The first argument is the file that gets the tables, the second {@code full}
 * or {@code quick}; all others are JMH's own. A quick run shows that every benchmark runs; its figures mean nothing.
 */
public final class Measure {
    private Measure() {}

    /** Measures. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        Path report = Path.of(arguments[0]);
        boolean quick = arguments[1].equals("quick");
        String[] own = Arrays.copyOfRange(arguments, 2, arguments.length);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(new CommandLineOptions(own))
                .addProfiler(ProcessorTime.class)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        if (quick) {
            quick(options);
        } else {
            options.forks(1)
                    .jvmArgsAppend(jvmArguments())
                    .warmupIterations(8) // on two processors the compiler needs them
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1));
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> lines = new ArrayList<>(Machine.describe());
        lines.addAll(Tables.of(results));
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.write(report, lines);
        lines.forEach(System.out::println);
    }

    private static void quick(ChainedOptionsBuilder options) {
        options.forks(0)
                .param("pages", "documentation-2k", "script-30k", "gbk-30k")
                .param("size", "10000")
                .param("distinct", "1000")
                .param("hosts", "1", "10000")
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(50));
    }

    /** A heap whose size does not depend on the machine's memory. */
    private static String[] jvmArguments() {
        return new String[] {
            "-Xms1g", "-Xmx1g", "-Dbeian.benchmarks.pages=" + System.getProperty("beian.benchmarks.pages")
        };
    }
}
