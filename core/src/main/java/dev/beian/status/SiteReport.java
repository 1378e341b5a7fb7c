package dev.beian.status;

import dev.beian.site.Site;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reported of one site. Immutable.
 *
 * @param site what is configured
 * @param verdict the verdict
 * @param fingerprint of its footer; null if it has none
 * @param life where it stands in the life of its filings
 * @param findings what the rules found, the gravest first
 * @param traffic what was served
 * @param evidence the latest audits of its pages, that of the home page first
 */
public record SiteReport(
        Site site,
        Verdict verdict,
        @Nullable String fingerprint,
        FilingLife life,
        List<Finding> findings,
        SiteTraffic traffic,
        List<PageEvidence> evidence) {
    /** Copies the lists. */
    public SiteReport {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
    }

    /** The site's name. */
    public String name() {
        return site.name();
    }

    /**
     * The site's part of the JSON document.
     *
     * @param locale the language of its texts
     */
    public Map<String, Object> toMap(Locale locale) {
        return ReportDocument.site(this, locale);
    }
}
