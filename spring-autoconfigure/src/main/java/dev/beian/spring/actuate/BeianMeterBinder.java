package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.site.Site;
import dev.beian.status.MetricNames;
import dev.beian.status.PageOutcome;
import dev.beian.status.SiteReport;
import dev.beian.status.Verdict;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of {@link MetricNames}: pages by site, outcome and reason, and for each site whether it is compliant, the days
 * that are left, and which footer it shows. They read what the library counts anyway, so that a page costs no more for
 * them. Footers and reasons have their meters from the first page or the first reading on. Tags are bounded: sites are
 * configured, reasons are the library's own. Thread-safe.
 */
public class BeianMeterBinder implements MeterBinder {
    private final Beian beian;
    private final RecentReport reports;

    /**
     * Meters.
     *
     * @param beian the library of this application
     */
    public BeianMeterBinder(Beian beian) {
        this.beian = beian;
        this.reports = new RecentReport(beian);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Site site : beian.sites()) {
            String name = site.name();
            pages(registry, name, PageOutcome.injected());
            pages(registry, name, PageOutcome.present());
            pages(registry, name, PageOutcome.failed());
            gauge(
                    registry,
                    MetricNames.COMPLIANT,
                    name,
                    "Whether the site is compliant",
                    report -> report.verdict() == Verdict.COMPLIANT ? 1 : 0);
            gauge(
                    registry,
                    MetricNames.DUE_DAYS,
                    name,
                    "Days until the next thing is due",
                    report -> report.life().daysLeft() == null
                            ? Double.NaN
                            : report.life().daysLeft());
        }
        // From zero, for an alert on an increase does not see a counter that begins with its first page.
        pages(registry, null, PageOutcome.skipped(PageOutcome.UNKNOWN_HOST));
        beian.whenInOperation(() -> bindWhatPagesMake(registry));
    }

    private void bindWhatPagesMake(MeterRegistry registry) {
        for (Site site : beian.sites()) {
            footer(registry, site);
        }
        beian.journal().onReason((site, reason) -> pages(registry, site, PageOutcome.skipped(reason)));
    }

    private void pages(MeterRegistry registry, @Nullable String site, PageOutcome outcome) {
        String reason = outcome.reason();
        FunctionCounter.builder(
                        MetricNames.PAGES, beian, library -> library.journal().count(site, outcome))
                .description("HTML pages by what became of them")
                .tag(MetricNames.SITE, site == null ? MetricNames.NONE : site)
                .tag(MetricNames.OUTCOME, outcome.kind().id())
                .tag(MetricNames.REASON, reason == null ? MetricNames.NONE : reason)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String meter, String site, String description, ToDoubleFunction<SiteReport> value) {
        Gauge.builder(meter, reports, recent -> {
                    SiteReport report = recent.of(site);
                    return report == null ? Double.NaN : value.applyAsDouble(report);
                })
                .description(description)
                .tag(MetricNames.SITE, site)
                .register(registry);
    }

    private void footer(MeterRegistry registry, Site site) {
        String fingerprint = beian.footerOf(site).fingerprint();
        Gauge.builder(MetricNames.FOOTER, beian, library -> {
                    boolean isShown = fingerprint.equals(library.footerOf(site).fingerprint());
                    if (!isShown) {
                        footer(registry, site); // another year: another footer, which has a meter from now on
                    }
                    return isShown ? 1 : Double.NaN;
                })
                .description("Always 1 for the footer that the site shows")
                .tag(MetricNames.SITE, site.name())
                .tag(MetricNames.FINGERPRINT, fingerprint)
                .register(registry);
    }
}
