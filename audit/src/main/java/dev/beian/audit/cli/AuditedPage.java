package dev.beian.audit.cli;

import dev.beian.audit.AuditResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One target with what was seen, or why nothing was.
 *
 * @param target as given
 * @param at when it was looked at
 * @param result what was seen; null if it could not be had
 * @param failure why it could not be had; null if it could
 */
record AuditedPage(
        String target,
        Instant at,
        @Nullable AuditResult result,
        @Nullable String failure) {
    /** The verdict as a word. */
    Verdict verdict() {
        if (result == null) {
            return Verdict.UNREADABLE;
        }
        if (result.isSevere()) {
            return Verdict.NON_COMPLIANT;
        }
        return result.isClean() ? Verdict.COMPLIANT : Verdict.ACTION_REQUIRED;
    }

    /** The verdicts, from best to worst. */
    enum Verdict {
        COMPLIANT,
        ACTION_REQUIRED,
        NON_COMPLIANT,
        UNREADABLE
    }
}
