package dev.beian.servlet;

import dev.beian.html.InsertionPoint;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The footer of the site that a request belongs to, as the wrapper needs it. Immutable and shared by all requests. */
interface PageFooter {
    /** The site's id. */
    String site();

    /** Whether pages are only watched, and go out as they are. */
    boolean isWatchOnly();

    /**
     * The element to insert.
     *
     * @param charset the encoding that the page certainly has; null if unknown, then the answer is ASCII
     * @param point what is known of the page
     * @return its bytes; empty if nothing is to be added
     */
    byte[] markup(@Nullable Charset charset, InsertionPoint point);
}
