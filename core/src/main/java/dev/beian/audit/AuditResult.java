package dev.beian.audit;

import dev.beian.status.AuditPoint;
import dev.beian.status.PageEvidence.Outcome;
import dev.beian.status.PageEvidence.Violation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an inspector would see on a page. Immutable.
 *
 * @param points the verdict of every point
 * @param violations what is wrong, in the order of the points; empty if nothing is
 * @param icpNumbers the ICP filing numbers that the page shows, canonical, each once
 * @param psbNumbers the PSB filing numbers that the page shows, canonical, each once
 * @param icpAddress where the first ICP number links to; empty without a link
 * @param psbAddress where the first PSB number links to; empty without a link
 * @param copyright the copyright notice as shown, shortened; empty if there is none
 */
public record AuditResult(
        Map<AuditPoint, Outcome> points,
        List<Violation> violations,
        List<String> icpNumbers,
        List<String> psbNumbers,
        String icpAddress,
        String psbAddress,
        String copyright) {
    /** Copies map and lists. */
    public AuditResult {
        EnumMap<AuditPoint, Outcome> ordered = new EnumMap<>(AuditPoint.class);
        ordered.putAll(points);
        points = Collections.unmodifiableMap(ordered);
        violations = List.copyOf(violations);
        icpNumbers = List.copyOf(icpNumbers);
        psbNumbers = List.copyOf(psbNumbers);
    }

    /** Whether nothing is wrong. */
    public boolean isClean() {
        return violations.isEmpty();
    }

    /** Whether something is wrong that a home page is fined for. */
    public boolean isSevere() {
        return violations.stream().anyMatch(violation -> violation.kind().isSevere());
    }
}
