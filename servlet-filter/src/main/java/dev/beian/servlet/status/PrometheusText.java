package dev.beian.servlet.status;

import dev.beian.status.MetricNames;
import dev.beian.status.PageOutcome;
import dev.beian.status.SiteReport;
import dev.beian.status.SiteTraffic;
import dev.beian.status.StatusReport;
import dev.beian.status.Verdict;
import java.util.Map;

/**
 * The meters in Prometheus' text format, version 0.0.4, for applications without Micrometer; the names are the ones that
 * Micrometer gives them. Stateless.
 */
final class PrometheusText {
    /** The media type of the format. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PAGES = prometheus(MetricNames.PAGES) + "_total";
    private static final String COMPLIANT = prometheus(MetricNames.COMPLIANT);
    private static final String DUE_DAYS = prometheus(MetricNames.DUE_DAYS);
    private static final String FOOTER = prometheus(MetricNames.FOOTER);

    private final StringBuilder out = new StringBuilder(4 * 1024);

    private PrometheusText() {}

    /** The meters of a report. */
    static String of(StatusReport report) {
        PrometheusText text = new PrometheusText();
        text.pages(report);
        text.header(COMPLIANT, "gauge", "1 if the site's verdict is COMPLIANT, else 0");
        for (SiteReport site : report.sites()) {
            text.sample(COMPLIANT, site.verdict() == Verdict.COMPLIANT ? 1 : 0, MetricNames.SITE, site.name());
        }
        text.header(DUE_DAYS, "gauge", "days until the next thing is due, negative when overdue");
        for (SiteReport site : report.sites()) {
            Long days = site.life().daysLeft();
            if (days != null) {
                text.sample(DUE_DAYS, days, MetricNames.SITE, site.name());
            }
        }
        text.header(FOOTER, "gauge", "always 1; the fingerprint tells which footer is served");
        for (SiteReport site : report.sites()) {
            String fingerprint = site.fingerprint();
            if (fingerprint != null) {
                text.sample(FOOTER, 1, MetricNames.SITE, site.name(), MetricNames.FINGERPRINT, fingerprint);
            }
        }
        return text.out.toString();
    }

    private void pages(StatusReport report) {
        header(PAGES, "counter", "HTML responses by what became of them");
        for (SiteReport site : report.sites()) {
            pages(site.name(), site.traffic());
        }
        pages(MetricNames.NONE, report.traffic().unknown());
    }

    private void pages(String site, SiteTraffic traffic) {
        page(
                site,
                PageOutcome.Kind.INJECTED,
                MetricNames.NONE,
                traffic.injected().count());
        page(site, PageOutcome.Kind.PRESENT, MetricNames.NONE, traffic.present().count());
        page(site, PageOutcome.Kind.FAILED, MetricNames.NONE, traffic.failed().count());
        for (Map.Entry<String, SiteTraffic.Skip> skipped : traffic.skipped().entrySet()) {
            page(
                    site,
                    PageOutcome.Kind.SKIPPED,
                    skipped.getKey(),
                    skipped.getValue().count());
        }
    }

    private void page(String site, PageOutcome.Kind outcome, String reason, long count) {
        sample(PAGES, count, MetricNames.SITE, site, MetricNames.OUTCOME, outcome.id(), MetricNames.REASON, reason);
    }

    private void header(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, long value, String... tags) {
        out.append(name).append('{');
        for (int i = 0; i < tags.length; i += 2) {
            out.append(i == 0 ? "" : ",").append(tags[i]).append("=\"");
            escape(tags[i + 1]);
            out.append('"');
        }
        out.append("} ").append(value).append('\n');
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '"' -> out.append("\\\"");
                case '\n' -> out.append("\\n");
                default -> out.append(c);
            }
        }
    }

    private static String prometheus(String meter) {
        return meter.replace('.', '_');
    }
}
