package dev.beian.servlet;

import dev.beian.servlet.http.CacheControl;
import dev.beian.servlet.http.ConditionalRequest;
import dev.beian.servlet.http.EntityTag;
import dev.beian.servlet.http.HttpDate;
import dev.beian.servlet.http.PageTag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a page with a footer, and of the 304 that stands for one, say of it. Stateless.
 *
 * <p>The application's fields have been kept back so far; what is not set here never goes out: the digests, the dates and
 * the offer of ranges speak of the page without its footer.
 */
final class PageFields {
    private static final String ETAG = "ETag";
    private static final String VARY = "Vary";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String DESTINATION = "Sec-Fetch-Dest";

    private PageFields() {}

    /**
     * Gives a page its validator.
     *
     * @param response the container's response, not committed
     * @param kept the fields that the application set, null if none
     * @param footer the footer
     * @param certain whether the bytes of the page are certain
     */
    static void describePage(
            HttpServletResponse response, @Nullable WithheldFields kept, PageFooter footer, boolean certain) {
        if (kept == null) {
            return;
        }
        PageTag tag = tagOf(kept, footer, response);
        if (tag != null) {
            response.setHeader(ETAG, tag.toSend(certain).toString());
        }
        kept.releaseTrailersTo(response);
    }

    /**
     * The page's tag. What an application sets as its tag and is none, without its quotes or twice, must not be sent (RFC
     * 9110 §2.2); nor does a date stand in for it, for the application may tell by that very value pages apart that it
     * changed within one second.
     *
     * @return the tag; null if the page goes out without a validator, and so is always sent in full
     */
    private static @Nullable PageTag tagOf(WithheldFields kept, PageFooter footer, HttpServletResponse response) {
        List<String> tags = kept.all(ETAG);
        if (tags.isEmpty()) {
            long date = HttpDate.parse(kept.first("Last-Modified"));
            return date == HttpDate.NONE ? null : PageTag.ofDate(date, footer.fingerprintIn(response));
        }
        EntityTag tag = tags.size() == 1 ? EntityTag.parse(tags.get(0)) : null;
        return tag == null ? null : PageTag.of(tag, footer.fingerprintIn(response));
    }

    /**
     * Gives a 304 the validator of the page that it stands for, as the client knows it.
     *
     * @param response the container's response, not committed
     * @param kept the fields that the application set, null if none
     * @param fingerprint the footer's fingerprint
     * @param conditions what the client sent
     */
    static void describeNotModified(
            HttpServletResponse response,
            @Nullable WithheldFields kept,
            String fingerprint,
            ConditionalRequest conditions) {
        EntityTag application = kept == null ? null : EntityTag.parse(kept.first(ETAG));
        EntityTag known = conditions.known(application);
        if (known == null && application != null) {
            known = PageTag.of(application, fingerprint).toSend(false);
        }
        if (known != null) {
            response.setHeader(ETAG, known.toString());
        }
    }

    /**
     * Has caches keep what frames get apart from what others get.
     *
     * @param response the container's response, not committed
     */
    static void varyByDestination(HttpServletResponse response) {
        if (!variesBy(DESTINATION, response)) {
            response.addHeader(VARY, DESTINATION);
        }
    }

    /**
     * What a response says of its copies in caches.
     *
     * @param response a response, as the application sees it or the container has it
     */
    static CacheControl cachingOf(HttpServletResponse response) {
        // Asked for every page, and most say nothing: containers make a collection even of no lines.
        return response.containsHeader(CACHE_CONTROL)
                ? CacheControl.of(response.getHeaders(CACHE_CONTROL))
                : CacheControl.NONE;
    }

    /**
     * Whether a representation was chosen by the types that the client accepts.
     *
     * @param response the container's response, not committed
     * @return true if its Vary field says so
     */
    static boolean variesByAccept(HttpServletResponse response) {
        return variesBy("Accept", response);
    }

    private static boolean variesBy(String field, HttpServletResponse response) {
        for (String line : response.getHeaders(VARY)) {
            for (String member : line.split(",", -1)) {
                if (member.strip().equals("*") || member.strip().equalsIgnoreCase(field)) {
                    return true;
                }
            }
        }
        return false;
    }
}
