package dev.beian.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Results as Markdown tables: a row for each kind of page, a column for each contender. Of the processor times of a
 * benchmark's iterations the median counts; what the compiler or another process took in one of them does not.
 */
final class Tables {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final String title;

    private record Cell(double nanoseconds, double spread, double allocated, double bytes) {}

    private Tables(String title) {
        this.title = title;
    }

    static List<String> of(Collection<RunResult> results) {
        Map<String, Tables> tables = new LinkedHashMap<>();
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            String name = parameters.getBenchmark();
            String benchmark = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            tables.computeIfAbsent(benchmark, Tables::new).add(parameters, result);
        }
        List<String> lines = new ArrayList<>();
        tables.values().forEach(table -> table.print(lines));
        return lines;
    }

    private void add(BenchmarkParams parameters, RunResult result) {
        StringBuilder row = new StringBuilder();
        String column = "";
        for (String key : parameters.getParamsKeys()) {
            if (key.equals("contender")) {
                column = parameters.getParam(key);
            } else {
                row.append(row.isEmpty() ? "" : ", ").append(parameters.getParam(key));
            }
        }
        columns.add(column);
        double[] times = processorTimes(result);
        double median = times[times.length / 2];
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATION);
        rows.computeIfAbsent(row.toString(), key -> new LinkedHashMap<>())
                .put(
                        column,
                        new Cell(
                                median,
                                (times[times.length - 1] - times[0]) / median / 2,
                                allocated == null ? Double.NaN : allocated.getScore(),
                                PageSizes.of(parameters)));
    }

    private static double[] processorTimes(RunResult result) {
        List<Double> times = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                times.add(
                        iteration.getSecondaryResults().get(ProcessorTime.NAME).getScore());
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void print(List<String> lines) {
        boolean sized =
                rows.values().stream().flatMap(row -> row.values().stream()).allMatch(cell -> cell.bytes > 0);
        lines.add("");
        lines.add("### " + title + (sized ? ": GB per second of processor time (± spread)" : ": ns (± spread)"));
        table(
                lines,
                cell -> sized
                        ? format("%.2f ±%.0f%%", cell.bytes / cell.nanoseconds, 100 * cell.spread)
                        : format("%.0f ±%.0f%%", cell.nanoseconds, 100 * cell.spread));
        lines.add("");
        lines.add("### " + title + ": bytes allocated for a response");
        table(lines, cell -> format("%.0f", cell.allocated));
    }

    private void table(List<String> lines, java.util.function.Function<Cell, String> content) {
        lines.add("");
        lines.add("| | " + String.join(" | ", columns) + " |");
        String[] rule = new String[columns.size()];
        Arrays.fill(rule, "---:");
        lines.add("|---|" + String.join("|", rule) + "|");
        rows.forEach((name, row) -> {
            StringBuilder line = new StringBuilder("| ").append(name).append(" |");
            for (String column : columns) {
                Cell cell = row.get(column);
                line.append(' ').append(cell == null ? "" : content.apply(cell)).append(" |");
            }
            lines.add(line.toString());
        });
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
