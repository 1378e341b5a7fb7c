package dev.beian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quick run measures a moment of every part, each with right answers; its figures mean nothing and are not judged. */
class QuickRunTest {
    @Test
    void everyBenchmarkRunsAndGetsItsTable(@TempDir Path folder) throws Exception {
        Path report = folder.resolve("quick.md");

        OwnProcess.run("-Xmx1g", Measure.class, report.toString(), "quick");

        List<String> titles = Files.readAllLines(report).stream()
                .filter(line -> line.startsWith("### "))
                .toList();
        for (Class<?> benchmark : List.of(
                BytePathBenchmark.class,
                HostsBenchmark.class,
                OtherContentBenchmark.class,
                SeenBenchmark.class,
                SweepBenchmark.class,
                TextPathBenchmark.class,
                ThreadsBenchmark.class)) {
            assertThat(titles)
                    .as("tables of time and of allocation")
                    .filteredOn(title -> title.startsWith("### " + benchmark.getSimpleName() + "."))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }
}
