package dev.beian.status;

import java.util.Collection;

/** The verdict on a site, or on all together; from best to worst. Its name is what JSON says. */
public enum Verdict {
    /** Nothing is to be done, as far as can be seen from here. */
    COMPLIANT,
    /** Something is due soon, or open. */
    ACTION_REQUIRED,
    /** Nothing is configured that could be judged. */
    NOT_CONFIGURED,
    /** A rule is broken now. */
    NON_COMPLIANT;

    /** Whether this verdict is worse than another. */
    public boolean isWorseThan(Verdict other) {
        return compareTo(other) > 0;
    }

    /** The worse one of two. */
    public Verdict or(Verdict other) {
        return isWorseThan(other) ? this : other;
    }

    /** What findings alone amount to. */
    static Verdict of(Collection<Finding> findings) {
        Verdict verdict = COMPLIANT;
        for (Finding finding : findings) {
            verdict = verdict.or(finding.severity().verdict());
        }
        return verdict;
    }
}
