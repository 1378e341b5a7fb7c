package dev.beian.benchmarks;

import dev.beian.benchmarks.client.Load;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.server.PageServer.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The loads of all rounds as Markdown: for each contender its median, and its ratio to no filter, which is the median of the
 * ratios of each round, with half of their range.
 */
final class EndToEndTables {
    private EndToEndTables() {}

    static List<String> of(Container container, Map<RequestKind, Map<Contender, List<Load>>> loads) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### " + container
                + ": microseconds of the server's processor time for a request, and ratio to no filter");
        table(lines, loads, Load::perRequest, "%.1f");
        lines.add("");
        lines.add("### " + container + ": requests in a second, and ratio to no filter");
        table(lines, loads, Load::rate, "%.0f");
        return lines;
    }

    private static void table(
            List<String> lines,
            Map<RequestKind, Map<Contender, List<Load>>> loads,
            ToDoubleFunction<Load> figure,
            String format) {
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Contender contender : RequestKind.CONTENDERS) {
            head.append(' ').append(contender).append(" |");
            rule.append("---:|");
        }
        lines.add("");
        lines.add(head.toString());
        lines.add(rule.toString());
        loads.forEach((kind, byContender) -> {
            StringBuilder row = new StringBuilder("| ").append(kind.name()).append(" |");
            List<Load> none = byContender.get(Contender.COPY);
            for (Contender contender : RequestKind.CONTENDERS) {
                List<Load> some = byContender.get(contender);
                row.append(' ')
                        .append(some == null ? "" : cell(some, none, figure, format))
                        .append(" |");
            }
            lines.add(row.toString());
        });
    }

    private static String cell(List<Load> some, List<Load> none, ToDoubleFunction<Load> figure, String format) {
        String own = String.format(
                Locale.ROOT,
                format,
                median(some.stream().mapToDouble(figure).sorted().toArray()));
        if (some == none) {
            return own;
        }
        double[] ratios = IntStream.range(0, some.size())
                .mapToDouble(i -> figure.applyAsDouble(some.get(i)) / figure.applyAsDouble(none.get(i)))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT, "%s, **%.2f** ±%.2f", own, median(ratios), (ratios[ratios.length - 1] - ratios[0]) / 2);
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
