package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * What became of one page. Immutable.
 *
 * @param kind the outcome
 * @param reason for {@link Kind#SKIPPED} a word that a dashboard can group by, such as {@code fragment}; else null
 * @param fault for {@link Kind#FAILED} the fault; else null
 */
public record InjectionResult(
        Kind kind, @Nullable String reason, @Nullable Throwable fault) {
    /** The page is not complete yet. */
    static final InjectionResult PENDING = new InjectionResult(Kind.PENDING, null, null);

    /** The markup went out. */
    static final InjectionResult INJECTED = new InjectionResult(Kind.INJECTED, null, null);

    /** The insertion had nothing to add. */
    static final InjectionResult PRESENT = new InjectionResult(Kind.PRESENT, null, null);

    /** The outcomes. */
    public enum Kind {
        /** Not decided yet: more of the page is to come. */
        PENDING,
        /** The markup is in the page. */
        INJECTED,
        /** The insertion found that the page needs nothing. */
        PRESENT,
        /** The page gets no markup, for the reason given. */
        SKIPPED,
        /** A fault of ours: the page went out as it was written. */
        FAILED
    }

    static InjectionResult skipped(String reason) {
        return new InjectionResult(Kind.SKIPPED, reason, null);
    }

    static InjectionResult failed(Throwable fault) {
        return new InjectionResult(Kind.FAILED, null, fault);
    }
}
