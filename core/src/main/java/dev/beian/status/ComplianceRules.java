package dev.beian.status;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.PsbFiling;
import dev.beian.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The rules of the filing system, applied: what is configured, what was served and what an audit saw, to findings and a
 * verdict. Pure functions; the time is an argument.
 */
public final class ComplianceRules {
    private ComplianceRules() {}

    /**
     * What is to be said about one site by itself.
     *
     * @param facts all about the site
     * @return the findings, the gravest first
     */
    public static List<Finding> judge(SiteFacts facts) {
        List<Finding> findings = new ArrayList<>();
        LifeRules.judge(facts, findings);
        NumberRules.judge(facts, findings);
        NoticeRules.judge(facts.site(), findings);
        TrafficRules.judge(facts, findings);
        EvidenceRules.judge(facts, findings);
        return sorted(findings);
    }

    /**
     * What is to be said about the hosts of all sites together.
     *
     * @param sites the sites, in the order of their configuration
     * @param journal what was served
     * @param now the moment at which it is judged
     * @return the findings by the names of the sites that they are reported with
     */
    public static Map<String, List<Finding>> judgeHosts(List<Site> sites, JournalSnapshot journal, Instant now) {
        return HostRules.judge(sites, journal, now);
    }

    /**
     * The verdict on a site.
     *
     * @param site the site
     * @param findings all that was found about it
     */
    public static Verdict verdict(Site site, List<Finding> findings) {
        Verdict verdict = Verdict.of(findings);
        return isBlank(site) ? verdict.or(Verdict.NOT_CONFIGURED) : verdict;
    }

    /** Whether nothing is known of any filing of a site. */
    private static boolean isBlank(Site site) {
        IcpFiling icp = site.icp();
        PsbFiling psb = site.psb();
        return icp.number() == null
                && icp.submittedOn() == null
                && icp.acceptedOn() == null
                && icp.grantedOn() == null
                && psb.number() == null;
    }

    static List<Finding> sorted(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(new ByWeight());
        return List.copyOf(sorted);
    }

    /** A class, since the first page waits for those that are loaded, and comparators made of lambdas take a dozen. */
    private static final class ByWeight implements Comparator<Finding> {
        @Override
        public int compare(Finding one, Finding other) {
            int order = other.severity().compareTo(one.severity());
            return order == 0 ? one.kind().compareTo(other.kind()) : order;
        }
    }
}
