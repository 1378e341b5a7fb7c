package dev.beian.servlet;

import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.ConditionalRequest;
import dev.beian.servlet.http.InjectionDecision;
import dev.beian.servlet.http.MediaType;
import dev.beian.servlet.http.ServedPaths;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Settles the fields of an answer at its commit: those of a page with a footer, or the application's own; and learns from
 * them what the path serves.
 *
 * <p>Everything here happens before the container commits. Stateless: every response would have one of these.
 */
final class AnswerFields {
    private AnswerFields() {}

    /**
     * The answer is a page that gets its footer.
     *
     * @param desk answers for the library
     * @param response the response
     * @param footer the footer
     * @param request the request
     * @param certain whether the bytes of the page are certain: of an answer to HEAD without a body they are not, for GET
     *     may flush the page before its end
     */
    static void describePage(
            PageDesk desk, InjectingResponse response, PageFooter footer, InjectableRequest request, boolean certain) {
        if (footer.isWatchOnly()) {
            response.releaseFields();
        } else {
            response.takeLengthBelow();
            PageFields.describePage(response.below(), response.withheldFields(), footer, certain);
        }
        if (response.below().getStatus() < 300) {
            desk.servedPaths().learn(request.originalPath(), true);
        }
        settleVary(desk, response, footer);
        if (desk.isDebugging()) {
            tellOutcome(response, "pending");
        }
    }

    /**
     * The answer goes out as the application writes it.
     *
     * @param desk answers for the library
     * @param response the response
     * @param why the reason
     * @param footer the footer that a page of this request would get; null if it would get none, or nobody has asked
     * @param request the request
     * @param isRecoded whether a part of the body is under way in our encoding, so that its length is no longer true
     */
    static void describePassing(
            PageDesk desk,
            InjectingResponse response,
            String why,
            @Nullable PageFooter footer,
            InjectableRequest request,
            boolean isRecoded) {
        if (isRecoded && footer != null) {
            describeRecoded(desk, response, footer);
        } else if (!why.equals(InjectionDecision.NOT_MODIFIED)
                || !describeNotModified(desk, response, footer, request)) {
            response.releaseFields();
        }
        learn(desk, response, why, request);
        if (!why.equals(InjectionDecision.NOT_HTML)
                && MediaType.isPage(response.below().getContentType())) {
            settleVary(desk, response, footer);
        }
        tellSkipped(desk, response, why);
    }

    private static void describeRecoded(PageDesk desk, InjectingResponse response, PageFooter footer) {
        try {
            PageFields.describePage(response.below(), response.withheldFields(), footer, false);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            desk.fault("tagging a page", fault); // it goes out without a validator
        }
    }

    /** What became of a page that has ended before the commit. */
    static void settled(PageDesk desk, InjectingResponse response, InjectionResult result) {
        if (desk.isDebugging()) {
            tellOutcome(response, SkipReasons.outcome(result));
        }
    }

    /** The response passes for a reason. */
    static void tellSkipped(PageDesk desk, InjectingResponse response, String why) {
        if (desk.isDebugging()) {
            tellOutcome(response, SkipReasons.skipped(why));
        }
    }

    /** Tells the outcome in a field; whoever calls has seen that it is asked for, before making the text. */
    private static void tellOutcome(InjectingResponse response, String outcome) {
        response.below().setHeader(SkipReasons.DEBUG_FIELD, outcome);
    }

    /** A 304 that stands for a page with a footer has that page's tag; answers whether this is one. */
    private static boolean describeNotModified(
            PageDesk desk, InjectingResponse response, @Nullable PageFooter asked, InjectableRequest request) {
        SeenFields seen = request.seenFields();
        ConditionalRequest conditions = seen.conditions();
        boolean expected = conditions.provesPage()
                || (conditions != ConditionalRequest.NONE && seen.guess().isPage());
        boolean told = MediaType.isPage(response.below().getContentType());
        if (!expected && !told) {
            return false;
        }
        String fingerprint = response.body().choice().fingerprint();
        settleVary(desk, response, asked == null ? response.body().footer() : asked);
        if (!expected) {
            // The application was shown what the client has, which may be a page from before the filter was there;
            // a tag of ours would keep that one alive for ever. But from now on the path is known.
            desk.servedPaths().learn(request.originalPath(), true);
            return false;
        }
        if (fingerprint == null) {
            return false;
        }
        PageFields.describeNotModified(response.below(), response.withheldFields(), fingerprint, conditions);
        return true;
    }

    private static void learn(PageDesk desk, InjectingResponse response, String why, InjectableRequest request) {
        HttpServletResponse below = response.below();
        if (why.equals(InjectionDecision.NOT_HTML) || why.equals(InjectionDecision.ATTACHMENT)) {
            WithheldFields kept = response.withheldFields();
            if (kept != null && kept.hasValidator() && isWhatIsServed(below)) {
                learnOther(desk.servedPaths(), request.originalPath(), below);
            }
        } else if (why.equals(InjectionDecision.PARTIAL_CONTENT)
                || (why.equals(InjectionDecision.CONTENT_CODING)
                        && below.getStatus() == 200
                        && MediaType.isPage(below.getContentType()))) {
            // From now on the application is asked for this page whole, and in a coding that is read.
            desk.servedPaths().learn(request.originalPath(), true);
        }
    }

    /** Whether a response is what its path serves, or a part of it. */
    private static boolean isWhatIsServed(HttpServletResponse below) {
        int status = below.getStatus();
        return status == 200 || (status == 206 && !isSeveralRanges(below));
    }

    /** What a path serves by negotiation says nothing of what else it serves, as long as no page was seen. */
    private static void learnOther(ServedPaths paths, String path, HttpServletResponse below) {
        if (paths.kindOf(path) != ServedPaths.Kind.UNKNOWN || !PageFields.variesByAccept(below)) {
            paths.learn(path, false);
        }
    }

    /** Whether the body has ranges of something whose own type stands inside of it (RFC 9110 §14.6). */
    private static boolean isSeveralRanges(HttpServletResponse below) {
        String type = below.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/byteranges", 0, 20);
    }

    /** Fields were changed after the response began to pass. */
    static void changedWhilePassing(PageDesk desk, InjectingResponse response, PageFooter footer) {
        if (footer.isExceptIframes() && MediaType.isPage(response.below().getContentType())) {
            settleVary(desk, response, footer);
        }
    }

    /** Where frames get pages without a footer, every page says so. */
    private static void settleVary(PageDesk desk, InjectingResponse response, @Nullable PageFooter footer) {
        try {
            if (footer != null && footer.isExceptIframes()) {
                PageFields.varyByDestination(response.below());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            desk.fault("telling caches of frames", fault);
        }
    }
}
