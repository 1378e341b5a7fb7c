package dev.beian.status;

import dev.beian.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an audit saw on pages as they were served, where that contradicts what is configured; and that it saw no home page,
 * for silence would look like consent.
 */
final class EvidenceRules {
    /** Within this time somebody asks for the home page of a site that is used. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private EvidenceRules() {}

    static void judge(SiteFacts facts, List<Finding> findings) {
        for (PageEvidence page : facts.evidence()) {
            if (page.isHomePage() || facts.isRecent(page.auditedAt())) {
                for (PageEvidence.Violation violation : page.violations()) {
                    judge(facts.site(), page, violation, findings);
                }
            }
        }
        if (facts.isAuditing() && facts.site().icp().number() != null) {
            unaudited(facts, findings);
        }
    }

    private static void unaudited(SiteFacts facts, List<Finding> findings) {
        SiteTraffic.Count injected = facts.traffic().injected();
        SiteTraffic.Count present = facts.traffic().present();
        Instant since = earlier(injected.firstAt(), present.firstAt());
        boolean isServed = facts.isRecent(injected.lastAt()) || facts.isRecent(present.lastAt());
        boolean isLong = since != null && !since.plus(PATIENCE).isAfter(facts.now());
        if (isServed && isLong && facts.evidence().stream().noneMatch(PageEvidence::isHomePage)) {
            findings.add(Finding.of(
                    FindingKind.HOME_UNAUDITED,
                    String.join(", ", facts.site().pages().home())));
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static void judge(Site site, PageEvidence page, PageEvidence.Violation violation, List<Finding> findings) {
        AuditViolation kind = violation.kind();
        if (kind == AuditViolation.BADGE_MISSING && site.psb().icon() == null) {
            return; // said of the settings already
        }
        Finding finding = Finding.of(FindingKind.of(kind), page.path(), violation.detail());
        // Only the home page has to show the number by law.
        boolean isMilder = !page.isHomePage() && finding.severity() == Severity.ERROR;
        Finding weighed = isMilder ? finding.with(Severity.WARNING) : finding;
        boolean isSaid = findings.stream()
                .anyMatch(
                        said -> said.kind() == weighed.kind() && said.severity().compareTo(weighed.severity()) >= 0);
        if (!isSaid) {
            findings.removeIf(said -> said.kind() == weighed.kind());
            findings.add(weighed);
        }
    }
}
