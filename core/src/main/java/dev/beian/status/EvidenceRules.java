package dev.beian.status;

import dev.beian.site.Site;
import java.util.List;

/** What an audit saw on pages as they were served, where that contradicts what is configured. */
final class EvidenceRules {
    private EvidenceRules() {}

    static void judge(SiteFacts facts, List<Finding> findings) {
        for (PageEvidence page : facts.evidence()) {
            if (page.isHomePage() || facts.isRecent(page.auditedAt())) {
                for (PageEvidence.Violation violation : page.violations()) {
                    judge(facts.site(), page, violation, findings);
                }
            }
        }
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
