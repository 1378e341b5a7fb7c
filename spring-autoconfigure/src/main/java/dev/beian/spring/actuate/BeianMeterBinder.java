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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        Binding binding = new Binding(registry);
        for (Site site : beian.sites()) {
            String name = site.name();
            binding.pages(name, PageOutcome.injected());
            binding.pages(name, PageOutcome.present());
            binding.pages(name, PageOutcome.failed());
            binding.gauge(
                    MetricNames.COMPLIANT,
                    name,
                    "Whether the site is compliant",
                    report -> report.verdict() == Verdict.COMPLIANT ? 1 : 0);
            binding.gauge(
                    MetricNames.DUE_DAYS,
                    name,
                    "Days until the next thing is due",
                    report -> report.life().daysLeft() == null
                            ? Double.NaN
                            : report.life().daysLeft());
        }
        // From zero, for an alert on an increase does not see a counter that begins with its first page.
        binding.pages(null, PageOutcome.skipped(PageOutcome.UNKNOWN_HOST));
        beian.whenInOperation(binding::reasons);
        beian.whenInOperation(binding::footers);
    }

    /** The meters in one registry. Registers each once, for a registry warns of the second time. */
    private final class Binding {
        private final MeterRegistry registry;
        private final Set<List<String>> registered = ConcurrentHashMap.newKeySet(); // meter and tags

        Binding(MeterRegistry registry) {
            this.registry = registry;
        }

        void reasons() {
            beian.journal().onReason((site, reason) -> pages(site, PageOutcome.skipped(reason)));
        }

        void footers() {
            beian.sites().forEach(this::footer);
        }

        void pages(@Nullable String site, PageOutcome outcome) {
            String siteTag = site == null ? MetricNames.NONE : site;
            String reason = outcome.reason() == null ? MetricNames.NONE : outcome.reason();
            if (registered.add(
                    List.of(MetricNames.PAGES, siteTag, outcome.kind().id(), reason))) {
                FunctionCounter.builder(MetricNames.PAGES, beian, library -> library.pages(site, outcome))
                        .description("HTML pages by what became of them")
                        .tag(MetricNames.SITE, siteTag)
                        .tag(MetricNames.OUTCOME, outcome.kind().id())
                        .tag(MetricNames.REASON, reason)
                        .register(registry);
            }
        }

        void gauge(String meter, String site, String description, ToDoubleFunction<SiteReport> value) {
            Gauge.builder(meter, reports, recent -> {
                        SiteReport report = recent.of(site);
                        return report == null ? Double.NaN : value.applyAsDouble(report);
                    })
                    .description(description)
                    .tag(MetricNames.SITE, site)
                    .register(registry);
        }

        void footer(Site site) {
            String fingerprint = beian.fingerprintOf(site);
            if (registered.add(List.of(MetricNames.FOOTER, site.name(), fingerprint))) {
                Gauge.builder(MetricNames.FOOTER, beian, library -> {
                            boolean isShown = fingerprint.equals(library.fingerprintOf(site));
                            if (!isShown) {
                                footer(site); // another year: another footer, which has a meter from now on
                            }
                            return isShown ? 1 : Double.NaN;
                        })
                        .description("Always 1 for the footer that the site shows")
                        .tag(MetricNames.SITE, site.name())
                        .tag(MetricNames.FINGERPRINT, fingerprint)
                        .register(registry);
            }
        }
    }
}
