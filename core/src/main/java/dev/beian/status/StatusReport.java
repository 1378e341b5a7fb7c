package dev.beian.status;

import dev.beian.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of all sites at one moment: the one object that every view shows, and its one JSON shape
 * ({@code docs/status.md}, {@code docs/status.schema.json}). Immutable.
 *
 * <p>Claims no more than it knows: it checks form, dates and display; whether a number was granted, and to whom, only the
 * ministries' registers know.
 */
public final class StatusReport {
    /** The version of the JSON shape. */
    public static final int SCHEMA = 1;

    private final Instant generatedAt;
    private final String instance;
    private final Locale locale;
    private final Verdict verdict;
    private final List<SiteReport> sites;
    private final List<Finding> findings;
    private final JournalSnapshot traffic;

    private StatusReport(StatusFacts facts, Verdict verdict, List<SiteReport> sites, List<Finding> findings) {
        this.generatedAt = facts.now();
        this.instance = facts.instance();
        this.locale = facts.locale();
        this.verdict = verdict;
        this.sites = List.copyOf(sites);
        this.findings = List.copyOf(findings);
        this.traffic = facts.traffic();
    }

    /**
     * Judges and reports.
     *
     * @param facts all that is known
     */
    public static StatusReport of(StatusFacts facts) {
        Map<String, List<Finding>> ofHosts = ComplianceRules.judgeHosts(facts.sites(), facts.traffic(), facts.now());
        List<SiteReport> sites = new ArrayList<>();
        for (Site site : facts.sites()) {
            sites.add(site(facts, site, ofHosts.getOrDefault(site.name(), List.of())));
        }
        List<Finding> findings = general(facts);
        return new StatusReport(facts, verdict(facts, sites, findings), sites, findings);
    }

    private static SiteReport site(StatusFacts facts, Site site, List<Finding> ofHosts) {
        SiteFacts about = new SiteFacts(
                site,
                facts.traffic().of(site.name()),
                facts.evidence().getOrDefault(site.name(), List.of()),
                facts.isAuditing(),
                facts.now(),
                facts.dueSoonDays());
        List<Finding> findings = new ArrayList<>(ComplianceRules.judge(about));
        findings.addAll(ofHosts);
        return new SiteReport(
                site,
                ComplianceRules.verdict(site, findings),
                facts.fingerprints().get(site.name()),
                about.life(),
                ComplianceRules.sorted(findings),
                about.traffic(),
                about.evidence());
    }

    private static List<Finding> general(StatusFacts facts) {
        List<Finding> findings = new ArrayList<>();
        for (LocalisedText problem : facts.problems()) {
            findings.add(Finding.of(FindingKind.INVALID_CONFIGURATION, problem));
        }
        if (!facts.isEnabled()) {
            findings.add(Finding.of(FindingKind.DISABLED));
        }
        if (facts.isEnabled() && facts.sites().isEmpty() && facts.problems().isEmpty()) {
            findings.add(Finding.of(FindingKind.NOT_CONFIGURED));
        }
        for (LocalisedText warning : facts.warnings()) {
            findings.add(Finding.of(FindingKind.CONFIGURATION_WARNING, warning));
        }
        return ComplianceRules.sorted(findings);
    }

    private static Verdict verdict(StatusFacts facts, List<SiteReport> sites, List<Finding> findings) {
        Verdict verdict = Verdict.of(findings);
        if (facts.isEnabled() && facts.sites().isEmpty()) {
            verdict = verdict.or(Verdict.NOT_CONFIGURED);
        }
        for (SiteReport site : sites) {
            verdict = verdict.or(site.verdict());
        }
        return verdict;
    }

    /** The moment of the report. */
    public Instant generatedAt() {
        return generatedAt;
    }

    /** Tells this instance of the application from the others. */
    public String instance() {
        return instance;
    }

    /** The verdict on all sites together: the worst one. */
    public Verdict verdict() {
        return verdict;
    }

    /** The sites, in the order of their configuration. */
    public List<SiteReport> sites() {
        return sites;
    }

    /** What was found about the library as a whole, the gravest first. */
    public List<Finding> findings() {
        return findings;
    }

    /** What was served, on hosts that no site covers as well. */
    public JournalSnapshot traffic() {
        return traffic;
    }

    /** The language of the report's texts, unless another one is asked for. */
    public Locale locale() {
        return locale;
    }

    /**
     * The report of one site.
     *
     * @param name its name
     * @return the report; null if there is no such site
     */
    public @Nullable SiteReport site(String name) {
        for (SiteReport site : sites) {
            if (site.name().equals(name)) {
                return site;
            }
        }
        return null;
    }

    /**
     * The JSON document, in the language of the settings: maps with texts as keys, lists, texts, whole numbers and
     * booleans; no nulls, what is not known is left out.
     */
    public Map<String, Object> toMap() {
        return toMap(locale);
    }

    /**
     * The JSON document.
     *
     * @param language the language of its texts
     */
    public Map<String, Object> toMap(Locale language) {
        return ReportDocument.report(this, language);
    }
}
