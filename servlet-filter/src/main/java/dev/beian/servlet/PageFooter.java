package dev.beian.servlet;

import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The footer of the site that a request belongs to, as the wrapper needs it. Immutable and shared by all requests. */
interface PageFooter {
    /** The site's id. */
    String site();

    /** Whether pages are only watched, and go out as they are. */
    boolean isWatchOnly();

    /** Whether pages in an {@code iframe} get none, so that what a page is depends on {@code Sec-Fetch-Dest}. */
    boolean isExceptIframes();

    /**
     * What tells this footer, with all that decides on its bytes and its place, from any other: the same on every instance
     * with the same configuration, in the same year.
     *
     * @return at least one character, ASCII letters and digits only, for it becomes a part of entity tags
     */
    String fingerprint();

    /**
     * The fingerprint for one response: where its policy names a nonce that the footer's style repeats, no other response
     * has the same bytes.
     *
     * @param response the response with the fields that go out with the page, for its policies
     * @return {@link #fingerprint()}, with an addition of ASCII letters and digits where the footer is for this response only
     */
    default String fingerprintIn(HttpServletResponse response) {
        return fingerprint();
    }

    /** What to look for in the page on its way; {@link #markup} is told what was found. */
    PageSearch search();

    /**
     * Whether the page shows one of the numbers by itself without the link that the law asks for.
     *
     * @param point what is known of the page
     */
    default boolean isUnlinked(InsertionPoint point) {
        return false;
    }

    /**
     * The element to insert.
     *
     * @param charset the encoding that the page certainly has; null if unknown, then the answer is ASCII
     * @param point what is known of the page
     * @param request the request, for the host that it came to
     * @param response the response with the fields that go out with the page, for its policies
     * @return its bytes; empty if nothing is to be added
     */
    byte[] markup(
            @Nullable Charset charset, InsertionPoint point, HttpServletRequest request, HttpServletResponse response);
}
