package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * What a page declares its addresses to be relative to: HTML Standard, "The base element". Not thread-safe; one instance for
 * each page.
 */
final class DocumentBase {
    /** What stands for an address that is too long to be kept: no page's own. */
    static final String TOO_LONG = "too-long:";

    private @Nullable String href;

    /** A {@code base} start tag, whole in an array, or as much as could be kept of it. The first with an address counts. */
    void base(byte[] bytes, int from, int to, boolean whole) {
        if (href == null) {
            href = whole ? new TagText(bytes, from, to).valueOf("href") : TOO_LONG;
        }
    }

    /** The address as written, character references decoded; null if the page declares none. */
    @Nullable String href() {
        return href;
    }
}
