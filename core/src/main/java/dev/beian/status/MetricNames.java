package dev.beian.status;

/**
 * The names of the meters that every integration publishes, in Micrometer's spelling; Prometheus has underscores for the
 * dots, and {@code _total} behind the counter. Stable: dashboards and alerts depend on them.
 */
public final class MetricNames {
    /** Counter of pages, with the tags {@link #SITE}, {@link #OUTCOME} and {@link #REASON}. */
    public static final String PAGES = "beian.pages";

    /** Gauge for each site: 1 if its verdict is {@code COMPLIANT}, else 0. */
    public static final String COMPLIANT = "beian.compliant";

    /** Gauge for each site: days until the next thing is due, negative when overdue; no value where nothing is due. */
    public static final String DUE_DAYS = "beian.due.days";

    /**
     * Gauge for each site, always 1, with the footer's {@link #FINGERPRINT} as a tag: instances that serve different
     * footers show different tags.
     */
    public static final String FOOTER = "beian.footer";

    /** Tag: the site's name; {@code none} for hosts that no site covers. */
    public static final String SITE = "site";

    /** Tag: {@code injected}, {@code present}, {@code skipped} or {@code failed}. */
    public static final String OUTCOME = "outcome";

    /** Tag: why a page was skipped; {@code none} for the other outcomes. */
    public static final String REASON = "reason";

    /** Tag: the fingerprint of the footer that is served. */
    public static final String FINGERPRINT = "fingerprint";

    /** The value of a tag that does not apply. */
    public static final String NONE = "none";

    private MetricNames() {}
}
