package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.status.SiteReport;
import dev.beian.status.StatusReport;
import dev.beian.status.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the health component says, whichever types a line of Boot has for it. Immutable.
 *
 * @param isDown whether the verdict is as bad as {@code beian.health.fail-on}; never if that is not set, because a missing
 *     filing is no reason to take an instance out of service
 * @param verdict the verdict on all sites together
 * @param sites the verdict on each site by its name
 */
record FilingHealth(boolean isDown, Verdict verdict, Map<String, String> sites) {
    /**
     * The health of an application's filings now.
     *
     * @param beian the library of this application
     */
    static FilingHealth of(Beian beian) {
        StatusReport report = beian.report();
        String failOn = beian.options().healthFailOn();
        Map<String, String> sites = new LinkedHashMap<>();
        for (SiteReport site : report.sites()) {
            sites.put(site.name(), site.verdict().name());
        }
        boolean isDown = failOn != null && !Verdict.valueOf(failOn).isWorseThan(report.verdict());
        return new FilingHealth(isDown, report.verdict(), sites);
    }
}
