package dev.beian.audit.cli;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.beian.audit.AuditMessages;
import dev.beian.audit.AuditResult;
import dev.beian.status.AuditPoint;
import dev.beian.status.PageEvidence.Outcome;
import dev.beian.status.PageEvidence.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The shapes in which the outcome of an audit is told. Stateless. */
final class Reports {
    private static final String[] COLUMNS = {
        "host", "number", "link", "psb", "psbLink", "badge", "owner", "verdict", "problems", "time"
    };

    private Reports() {}

    /** For people. */
    static void readable(List<AuditedPage> pages, Locale locale, PrintWriter out) {
        for (AuditedPage page : pages) {
            out.println(page.verdict() + "  " + page.target());
            AuditResult result = page.result();
            if (result == null) {
                out.println("  " + page.failure());
                continue;
            }
            line(out, "ICP", result.icpNumbers(), result.icpAddress());
            line(out, "PSB", result.psbNumbers(), result.psbAddress());
            for (Violation violation : result.violations()) {
                out.println("  " + (violation.kind().isSevere() ? "! " : "- ")
                        + violation.kind().code() + ": " + printable(AuditMessages.of(violation, locale)));
            }
        }
        out.flush();
    }

    private static void line(PrintWriter out, String what, List<String> numbers, String address) {
        if (!numbers.isEmpty()) {
            out.println("  " + what + "  " + String.join(", ", numbers)
                    + (address.isEmpty() ? "" : "  ->  " + printable(address)));
        }
    }

    /** A page's own text must not steer the terminal that it is shown on. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            shown.appendCodePoint(type == Character.CONTROL || type == Character.FORMAT ? '?' : c);
        });
        return shown.toString();
    }

    /** For programs. */
    static void json(List<AuditedPage> pages, Locale locale, PrintWriter out) {
        List<Object> all = new ArrayList<>();
        for (AuditedPage page : pages) {
            all.add(map(page, locale));
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", 1);
        report.put("pages", all);
        out.println(ConfigValueFactory.fromMap(report)
                .render(ConfigRenderOptions.defaults().setOriginComments(false).setComments(false)));
        out.flush();
    }

    private static Map<String, Object> map(AuditedPage page, Locale locale) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", page.target());
        map.put("auditedAt", page.at().truncatedTo(ChronoUnit.SECONDS).toString());
        map.put("verdict", page.verdict().name());
        AuditResult result = page.result();
        if (result == null) {
            map.put("failure", String.valueOf(page.failure()));
            return map;
        }
        map.put("icp", numbers(result.icpNumbers(), result.icpAddress()));
        map.put("psb", numbers(result.psbNumbers(), result.psbAddress()));
        map.put("copyright", result.copyright());
        Map<String, Object> points = new LinkedHashMap<>();
        result.points().forEach((point, outcome) -> points.put(point.id(), outcome.id()));
        map.put("points", points);
        List<Object> violations = new ArrayList<>();
        for (Violation violation : result.violations()) {
            violations.add(Map.of(
                    "code", violation.kind().code(),
                    "severe", violation.kind().isSevere(),
                    "detail", violation.detail(),
                    "message", AuditMessages.of(violation, locale)));
        }
        map.put("violations", violations);
        return map;
    }

    private static Map<String, Object> numbers(List<String> numbers, String address) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numbers", numbers);
        map.put("href", address);
        return map;
    }

    /** One row for each site, for a table calculator. */
    static void csv(List<AuditedPage> pages, Appendable out) throws IOException {
        out.append('\uFEFF'); // without it, the usual table calculator reads Chinese as something else
        try (CSVPrinter printer =
                new CSVPrinter(out, CSVFormat.EXCEL.builder().setHeader(COLUMNS).get())) {
            for (AuditedPage page : pages) {
                AuditResult result = page.result();
                if (result == null) {
                    printer.printRecord(
                            cell(host(page.target())),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            page.verdict(),
                            cell(String.valueOf(page.failure())),
                            time(page));
                } else {
                    printer.printRecord(
                            cell(host(page.target())),
                            cell(String.join(" ", result.icpNumbers())),
                            cell(result.icpAddress()),
                            cell(String.join(" ", result.psbNumbers())),
                            cell(result.psbAddress()),
                            badge(result),
                            cell(result.copyright()),
                            page.verdict(),
                            cell(problems(result)),
                            time(page));
                }
            }
        }
    }

    private static String problems(AuditResult result) {
        return String.join(
                " ",
                result.violations().stream()
                        .map(found -> found.kind().code())
                        .distinct()
                        .toList());
    }

    private static String badge(AuditResult result) {
        return switch (result.points().getOrDefault(AuditPoint.BADGE, Outcome.NOT_OWED)) {
            case MET -> "yes";
            case VIOLATED -> "no";
            case NOT_OWED -> "";
        };
    }

    private static String time(AuditedPage page) {
        return page.at().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String host(String target) {
        if (!PageFetcher.isAddress(target)) {
            return target;
        }
        try {
            String host = URI.create(target).getHost();
            return host == null ? target : host;
        } catch (IllegalArgumentException malformed) {
            return target;
        }
    }

    /** What a page says must not become a formula in somebody's table. */
    private static String cell(String text) {
        String shown = printable(text);
        return !shown.isEmpty() && "=+-@\t\r".indexOf(shown.charAt(0)) >= 0 ? "'" + shown : shown;
    }
}
