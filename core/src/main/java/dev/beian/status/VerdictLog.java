package dev.beian.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs the first verdict on each site, and then, once, that it has changed since the report before: as a warning if it got
 * worse, or is bad or worse than the settings say from the start, else as information. A report that is older than one seen already says nothing new. Not
 * thread-safe: of reports that are made at once, nobody could say which is the latest.
 */
public final class VerdictLog {
    private static final int FINDINGS_TOLD = 3;

    private final System.Logger logger;
    private final String application;
    private Map<String, Verdict> expected = Map.of();
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
     * @param logger where verdicts are logged
     * @param application its name among those of one container, which may have a log in common; empty if it needs none
     */
    public VerdictLog(System.Logger logger, String application) {
        this.logger = logger;
        this.application = application;
    }

    /** Whether a report has been seen. */
    public boolean hasSeenAny() {
        return last != null;
    }

    /**
     * Notes what the settings alone give. A first verdict that is worse comes from pages, and is a warning.
     *
     * @param bySettings a report of an application that has served nothing yet
     */
    public void expect(StatusReport bySettings) {
        expected = Seen.of(bySettings).verdicts();
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
        for (SiteReport site : report.sites()) {
            Verdict known = before == null ? null : before.verdicts().get(site.name());
            if (known == null) {
                logger.log(
                        level(site.verdict() == Verdict.NON_COMPLIANT || isUnexpected(site)),
                        first(site).in(report.locale()) + reasons(site, report.locale()));
            } else if (known != site.verdict()) {
                logger.log(
                        level(site.verdict().isWorseThan(known)),
                        change(site, known).in(report.locale()) + reasons(site, report.locale()));
            }
        }
    }

    private boolean isUnexpected(SiteReport site) {
        Verdict bySettings = expected.get(site.name());
        return bySettings != null && site.verdict().isWorseThan(bySettings);
    }

    private static System.Logger.Level level(boolean isBad) {
        return isBad ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
    }

    private LocalisedText first(SiteReport site) {
        FilingLife life = site.life();
        return StatusMessages.text(
                "log.verdict",
                site.name(),
                number(site),
                site.verdict(),
                (LocalisedText) life::message,
                dates(life),
                ofApplication());
    }

    /** What is due, or expected, until when; empty if nothing is. */
    private static Object dates(FilingLife life) {
        if (life.dueOn() != null && life.daysLeft() != null) {
            return life.isOverdue()
                    ? StatusMessages.text("log.overdue", life.dueOn(), -life.daysLeft())
                    : StatusMessages.text("log.due", life.dueOn(), life.daysLeft());
        }
        return life.expectedOn() == null ? "" : StatusMessages.text("log.expected", life.expectedOn());
    }

    private LocalisedText change(SiteReport site, Verdict before) {
        return StatusMessages.text(
                "log.verdict-changed", site.name(), number(site), before, site.verdict(), ofApplication());
    }

    private Object ofApplication() {
        return application.isEmpty() ? "" : StatusMessages.text("log.application", application);
    }

    private static Object number(SiteReport site) {
        Object number = site.site().icp().number();
        return number == null ? "-" : number;
    }

    private static String reasons(SiteReport site, Locale locale) {
        return site.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(FINDINGS_TOLD)
                .map(finding -> StatusMessages.text("log.finding", finding.code(), finding.text(), finding.todo())
                        .in(locale))
                .collect(Collectors.joining());
    }
}
