package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.servlet.http.ContentCoding;
import jakarta.servlet.DispatcherType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which footer the pages of a request get, or why they get none; and whether a copy of them is wanted for the audit.
 *
 * <p>The footer is asked for once, at the first question. Not thread-safe, as requests are not.
 */
final class FooterChoice {
    private final PageDesk desk;
    private final BodyLife life;
    private @Nullable PageFooter footer;

    FooterChoice(PageDesk desk, BodyLife life) {
        this.desk = desk;
        this.life = life;
    }

    /** Why no page of this request can get a footer through us; null if it may. */
    @Nullable String objection() {
        InjectableRequest request = life.request();
        Object claim = request.getAttribute(BodyLife.CLAIM);
        if (claim != null && claim != life.response()) {
            return SkipReasons.CLAIMED;
        }
        PageFooter chosen = choose();
        if (chosen == null) {
            return SkipReasons.UNKNOWN_HOST;
        }
        if (isUnmappedForward(request)) {
            desk.unmappedForward();
            return SkipReasons.FORWARD_NOT_MAPPED;
        }
        return desk.exclusionOf(request, chosen);
    }

    /** Whether the container will cut the page off at the end of a forward that has not passed the filter. */
    private boolean isUnmappedForward(InjectableRequest request) {
        return request.getDispatcherType() == DispatcherType.FORWARD
                && !InjectableRequest.sawForward(request)
                && life.traits().suspendsAfterForward();
    }

    private @Nullable PageFooter choose() {
        if (footer == null) {
            footer = desk.footerFor(life.request());
        }
        return footer;
    }

    /**
     * The fingerprint of the footer that a page of this request gets, as far as the request tells.
     *
     * @return the fingerprint; null if no page of this request is changed
     */
    @Nullable String fingerprint() {
        try {
            PageFooter chosen = choose();
            return chosen == null || chosen.isWatchOnly() || desk.exclusionOf(life.request(), chosen) != null
                    ? null
                    : chosen.fingerprint();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            desk.fault("translating a request", fault);
            return null;
        }
    }

    /** The footer if anybody has asked for it. */
    @Nullable PageFooter known() {
        return footer;
    }

    /** The footer, after it was found that there is one. */
    PageFooter require() {
        return Objects.requireNonNull(footer);
    }

    /** Where a copy for the audit goes; a page is served without one rather than not at all. */
    @Nullable PageCopy copy() {
        return life.isHead() ? null : desk.copyOf(life.request(), life.below(), require());
    }

    /** The same for a page that gets no footer, but may owe its number all the same. */
    @Nullable PageCopy copyOfExcluded(String objection, ContentCoding coding) {
        boolean isSeen = objection.equals(SkipReasons.EXCLUDED_PATH) || objection.equals(SkipReasons.WATCH_ONLY);
        return isSeen && coding != ContentCoding.OTHER && !life.isHead()
                ? desk.copyOfExcluded(life.request(), life.below(), require())
                : null;
    }
}
