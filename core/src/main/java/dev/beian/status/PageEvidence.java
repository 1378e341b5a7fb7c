package dev.beian.status;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an audit found on a page of a site as it was really served. Immutable; nothing of the page itself is kept but the
 * few words in the details.
 *
 * @param path the page's path, without query
 * @param auditedAt when
 * @param isHomePage whether it is the site's home page
 * @param points the verdict of every point
 * @param violations what is wrong; empty if nothing is
 */
public record PageEvidence(
        String path,
        Instant auditedAt,
        boolean isHomePage,
        Map<AuditPoint, Outcome> points,
        List<Violation> violations) {
    /** Copies map and list; makes the path, which clients may choose, fit to be shown. */
    public PageEvidence {
        path = Objects.requireNonNullElse(ExamplePath.of(path), "");
        EnumMap<AuditPoint, Outcome> ordered = new EnumMap<>(AuditPoint.class);
        ordered.putAll(points);
        points = Collections.unmodifiableMap(ordered);
        violations = List.copyOf(violations);
    }

    /** The verdict of one point. */
    public enum Outcome {
        /** The page shows what it has to. */
        MET("met"),
        /** Something is wrong; the violations say what. */
        VIOLATED("violated"),
        /** The site owes nothing here. */
        NOT_OWED("not-owed");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** The outcome's name in JSON. */
        public String id() {
            return id;
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param kind what
     * @param detail what was met instead, such as a number or an address, shortened; empty if there is nothing to tell
     */
    public record Violation(AuditViolation kind, String detail) {
        /** Makes the detail, which comes from a page, fit to be shown. */
        public Violation {
            detail = ExamplePath.printable(detail);
        }
    }

    /** Whether the page violates something that a home page must not. */
    public boolean isSevere() {
        return violations.stream().anyMatch(violation -> violation.kind().isSevere());
    }
}
