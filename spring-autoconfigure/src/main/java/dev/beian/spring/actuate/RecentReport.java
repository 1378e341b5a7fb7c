package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.status.SiteReport;
import dev.beian.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The status as it was a moment ago at most: a scrape reads many gauges, and all of them show one report. Thread-safe; two
 * threads may make a report at once, which harms nobody.
 */
final class RecentReport {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Beian beian;
    private volatile @Nullable StatusReport latest;

    RecentReport(Beian beian) {
        this.beian = beian;
    }

    /** The report of a site; null if there is no such site. */
    @Nullable SiteReport of(String site) {
        StatusReport report = latest;
        Instant now = beian.clock().instant();
        if (report == null || !now.isBefore(report.generatedAt().plus(MOMENT)) || now.isBefore(report.generatedAt())) {
            report = beian.report();
            latest = report;
        }
        return report.site(site);
    }
}
