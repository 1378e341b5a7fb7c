package dev.beian.servlet;

import dev.beian.site.PageSelection;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Why a page gets no footer by what its site wishes, whatever the page contains. */
final class PageExclusion {
    private PageExclusion() {}

    /**
     * Asks a site's wishes.
     *
     * <p>{@code Sec-Fetch-Dest} is believed here and nowhere else: a request can be forged, and a shared cache would give
     * the page without a footer to everybody, but here every HTML response carries it in {@code Vary}.
     *
     * @param pages the site's wishes
     * @param request the request in any dispatch
     * @return the reason; null if the page gets its footer
     */
    static @Nullable String reason(PageSelection pages, HttpServletRequest request) {
        boolean all = pages.include().isEmpty() && pages.exclude().isEmpty();
        if (!all && !pages.selects(OriginalPath.of(request))) {
            return SkipReasons.EXCLUDED_PATH;
        }
        return pages.isExceptIframes() && isInFrame(request.getHeader("Sec-Fetch-Dest")) ? SkipReasons.IN_FRAME : null;
    }

    private static boolean isInFrame(@Nullable String destination) {
        return destination != null && (destination.equals("iframe") || destination.equals("frame"));
    }
}
