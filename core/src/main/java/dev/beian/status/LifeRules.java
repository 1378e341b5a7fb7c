package dev.beian.status;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.PsbFiling;
import dev.beian.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the dates of a site's filings say: at which step it stands, what is due and overdue. */
final class LifeRules {
    private LifeRules() {}

    static void judge(SiteFacts facts, List<Finding> findings) {
        Site site = facts.site();
        FilingLife life = facts.life();
        if (FilingLife.isGranted(site.icp())) {
            afterGrant(facts, life, findings);
        } else {
            beforeGrant(facts, life, findings);
        }
    }

    private static void beforeGrant(SiteFacts facts, FilingLife life, List<Finding> findings) {
        Site site = facts.site();
        long served = facts.traffic().onPublicHost().count();
        if (served > 0) {
            findings.add(Finding.variant(FindingKind.SERVED_BEFORE_GRANT, "served", served));
        } else if (site.openedOn() != null) {
            findings.add(Finding.variant(FindingKind.SERVED_BEFORE_GRANT, "opened", site.openedOn()));
        }
        switch (life.step()) {
            case WITH_PROVIDER ->
                findings.add(underWay(facts, life, "provider", site.icp().submittedOn()));
            case WITH_ADMINISTRATION ->
                findings.add(underWay(facts, life, "administration", site.icp().acceptedOn()));
            default -> findings.add(Finding.variant(FindingKind.ICP_MISSING, "unfiled"));
        }
    }

    private static Finding underWay(SiteFacts facts, FilingLife life, String where, @Nullable LocalDate since) {
        LocalDate expected = Objects.requireNonNull(life.expectedOn());
        boolean isLate = facts.today().isAfter(expected);
        return Finding.variant(
                isLate ? FindingKind.ICP_DELAYED : FindingKind.ICP_PENDING,
                where,
                Objects.requireNonNull(since),
                expected);
    }

    private static void afterGrant(SiteFacts facts, FilingLife life, List<Finding> findings) {
        Site site = facts.site();
        IcpFiling icp = site.icp();
        if (icp.number() == null) {
            boolean isServed = facts.traffic().onPublicHost().count() > 0;
            findings.add(Finding.variant(FindingKind.ICP_MISSING, "granted", Objects.requireNonNull(icp.grantedOn()))
                    .with(isServed ? Severity.ERROR : Severity.WARNING));
        }
        if (hasNoDate(site)) {
            findings.add(Finding.of(FindingKind.DATES_UNKNOWN));
        }
        PsbFiling psb = site.psb();
        if (psb.number() != null || !psb.isRequired()) {
            return;
        }
        if (life.dueOn() != null) {
            findings.add(psbDue(facts, life, life.dueOn()));
        } else if (psb.submittedOn() != null) {
            findings.add(Finding.of(FindingKind.PSB_PENDING, psb.submittedOn()));
        } else {
            findings.add(Finding.variant(FindingKind.PSB_MISSING, "undated"));
        }
    }

    private static Finding psbDue(SiteFacts facts, FilingLife life, LocalDate dueOn) {
        FilingLife.Origin origin = Objects.requireNonNull(life.countedFrom());
        long daysLeft = Objects.requireNonNull(life.daysLeft());
        boolean isOverdue = life.isOverdue();
        String variant = origin == FilingLife.Origin.PSB_GRANTED_ON ? "show" : "apply";
        Finding finding = Finding.variant(
                        isOverdue ? FindingKind.PSB_OVERDUE : FindingKind.PSB_MISSING,
                        variant,
                        dueOn,
                        Math.abs(daysLeft),
                        StatusMessages.text("origin." + origin.key()),
                        dueOn.minusDays(FilingLife.PSB_DAYS))
                .due(dueOn);
        boolean isSoon = daysLeft <= facts.dueSoonDays();
        return isOverdue || isSoon ? finding : finding.with(Severity.INFO);
    }

    private static boolean hasNoDate(Site site) {
        return site.openedOn() == null
                && site.icp().submittedOn() == null
                && site.icp().acceptedOn() == null
                && site.icp().grantedOn() == null
                && site.psb().submittedOn() == null
                && site.psb().grantedOn() == null;
    }
}
