package dev.beian.status;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one page. Immutable; keep those with a reason in constants, so that counting a page creates nothing.
 *
 * @param kind the outcome
 * @param reason for {@link Kind#SKIPPED} a word that a dashboard can group by, such as {@code fragment}; else null
 */
public record PageOutcome(Kind kind, @Nullable String reason) {
    /** The reason of pages on hosts that no site covers. */
    public static final String UNKNOWN_HOST = "unknown-host";

    private static final PageOutcome INJECTED = new PageOutcome(Kind.INJECTED, null);
    private static final PageOutcome PRESENT = new PageOutcome(Kind.PRESENT, null);
    private static final PageOutcome FAILED = new PageOutcome(Kind.FAILED, null);

    /** The outcomes, by the names that metrics give them. */
    public enum Kind {
        /** The footer went out with the page. */
        INJECTED("injected"),
        /** The page had everything by itself. */
        PRESENT("present"),
        /** The page went out without the footer, for a reason. */
        SKIPPED("skipped"),
        /** A fault of ours: the page went out as the application wrote it. */
        FAILED("failed");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The value of the tag {@code outcome} in metrics. */
        public String id() {
            return id;
        }
    }

    /**
     * Checks that a skipped page, and no other, has its reason.
     *
     * @throws IllegalArgumentException if not
     */
    public PageOutcome {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.SKIPPED) != (reason != null)) {
            throw new IllegalArgumentException("a reason belongs to skipped pages alone: " + kind + ' ' + reason);
        }
    }

    /** The footer went out with the page. */
    public static PageOutcome injected() {
        return INJECTED;
    }

    /** The page had everything by itself. */
    public static PageOutcome present() {
        return PRESENT;
    }

    /**
     * The page went out without the footer.
     *
     * @param reason the word to count it under
     */
    public static PageOutcome skipped(String reason) {
        return new PageOutcome(Kind.SKIPPED, reason);
    }

    /** A fault of ours: the page went out as the application wrote it. */
    public static PageOutcome failed() {
        return FAILED;
    }
}
