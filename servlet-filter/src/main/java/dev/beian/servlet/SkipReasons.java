package dev.beian.servlet;

import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.InjectionDecision;
import dev.beian.status.PageOutcome;

/** The words, for a dashboard to group by, with which this package says why a page passes without a footer. */
final class SkipReasons {
    /** It was another type at its first byte, or another syntax. */
    static final String TYPE_CHANGED = "type-changed";

    /** A part of a page, to be put into one that has its footer; so found by the injector. */
    static final String FRAGMENT = "fragment";

    /** No site covers the host. */
    static final String UNKNOWN_HOST = PageOutcome.UNKNOWN_HOST;

    /** The site's {@code pages.include} and {@code pages.exclude} leave the page out. */
    static final String EXCLUDED_PATH = "excluded-path";

    /** The page is shown in a frame, and the site's pages get no footer there. */
    static final String IN_FRAME = "in-frame";

    /** No filing of the site has been granted yet, so that there is nothing to show. */
    static final String NOT_GRANTED = "not-granted";

    /** The response was committed before its first byte came to us. */
    static final String COMMITTED = "committed";

    /** Another instance of the filter has the page; it does the counting. */
    static final String CLAIMED = "claimed";

    /** A filter before us has taken the container's writer. */
    static final String WRITER_TAKEN = "writer-taken";

    /** The container cuts forwarded pages off, and the filter is not mapped for FORWARD. */
    static final String FORWARD_NOT_MAPPED = "forward-not-mapped";

    /** The application went on with the container's own response. */
    static final String UNWRAPPED = "unwrapped";

    /** An error was sent in its place. */
    static final String ERROR = "error";

    /** A redirect. */
    static final String REDIRECT = "redirect";

    /** The body ended short of its declared length. */
    static final String TRUNCATED = "truncated";

    /** Pages of this site are only watched. */
    static final String WATCH_ONLY = "watch-only";

    /** A fault of ours; counted as failed. */
    static final String FAULT = "fault";

    /** The field that tells a response's outcome where {@code beian.debug-header} is on. */
    static final String DEBUG_FIELD = "Beian-Outcome";

    private SkipReasons() {}

    /** Whether a response that passes for this reason was a page. */
    static boolean isCounted(String reason) {
        return !reason.equals(InjectionDecision.NOT_HTML)
                && !reason.equals(InjectionDecision.NOT_MODIFIED)
                && !reason.equals(InjectionDecision.NO_CONTENT)
                && !reason.equals(CLAIMED);
    }

    /** What the outcome field says of a page whose result is known. */
    static String outcome(InjectionResult result) {
        return switch (result.kind()) {
            case PENDING -> "pending";
            case INJECTED -> "injected";
            case PRESENT -> "present";
            case SKIPPED -> skipped(String.valueOf(result.reason()));
            case FAILED -> skipped(FAULT);
        };
    }

    /** What the outcome field says of a response that passes. */
    static String skipped(String reason) {
        return "skipped; reason=" + reason;
    }

    /** What is counted for a page that passed for a reason. */
    static InjectionResult result(String reason) {
        InjectionResult.Kind kind = reason.equals(FAULT) ? InjectionResult.Kind.FAILED : InjectionResult.Kind.SKIPPED;
        return new InjectionResult(kind, reason, null);
    }
}
