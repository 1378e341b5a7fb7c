package dev.beian.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs, once, that the verdict on a site has changed since the report before: as a warning if it got worse, else as
 * information. The first report is what later ones are compared with, and logs nothing; one that is older than one seen
 * already says nothing new. Not thread-safe: of reports that are made at once, nobody could say which is the latest.
 */
public final class VerdictLog {
    private static final int FINDINGS_TOLD = 3;

    private final System.Logger logger;
    private @Nullable Seen last;

    /** The verdicts of one report, by the names of the sites. */
    private record Seen(Instant at, Map<String, Verdict> verdicts) {
        static Seen of(StatusReport report) {
            Map<String, Verdict> verdicts = new HashMap<>();
            for (SiteReport site : report.sites()) {
                verdicts.put(site.name(), site.verdict());
            }
            return new Seen(report.generatedAt(), verdicts);
        }
    }

    /**
     * A log that has seen no report yet.
     *
     * @param logger where changes are logged
     */
    public VerdictLog(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Compares a report with the one before.
     *
     * @param report the latest
     */
    public void see(StatusReport report) {
        Seen before = last;
        if (before != null && report.generatedAt().isBefore(before.at())) {
            return;
        }
        last = Seen.of(report);
        if (before != null) {
            compare(before, report);
        }
    }

    private void compare(Seen before, StatusReport report) {
        for (SiteReport site : report.sites()) {
            Verdict known = before.verdicts().get(site.name());
            if (known != null && known != site.verdict()) {
                boolean isWorse = site.verdict().isWorseThan(known);
                logger.log(
                        isWorse ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                        message(site, known, report.locale()));
            }
        }
    }

    private static String message(SiteReport site, Verdict before, Locale locale) {
        Object number = site.site().icp().number();
        String change = StatusMessages.text(
                        "log.verdict-changed", site.name(), number == null ? "-" : number, before, site.verdict())
                .in(locale);
        String reasons = site.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(FINDINGS_TOLD)
                .map(finding -> StatusMessages.text("log.finding", finding.code(), finding.text(), finding.todo())
                        .in(locale))
                .collect(Collectors.joining());
        return change + reasons;
    }
}
