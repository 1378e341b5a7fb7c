package dev.beian.servlet;

import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The footer of a page that gets none, but is copied on its way for its audit: such a page owes its number all the same.
 * Immutable.
 *
 * @param footer the site's
 * @param exclusion why the page gets none; it is counted so
 */
record ExcludedFooter(PageFooter footer, String exclusion) implements PageFooter {
    private static final byte[] NOTHING = {};

    @Override
    public String site() {
        return footer.site();
    }

    @Override
    public boolean isWatchOnly() {
        return true;
    }

    @Override
    public boolean isExceptIframes() {
        return footer.isExceptIframes();
    }

    @Override
    public String fingerprint() {
        return footer.fingerprint();
    }

    @Override
    public PageSearch search() {
        return PageSearch.NONE;
    }

    @Override
    public byte[] markup(
            @Nullable Charset charset, InsertionPoint point, HttpServletRequest request, HttpServletResponse response) {
        return NOTHING;
    }
}
