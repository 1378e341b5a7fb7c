package dev.beian.footer;

import org.jspecify.annotations.Nullable;

/**
 * Where a footer's badge and stylesheet come from, as a page refers to them. Immutable.
 *
 * @param badgeSrc the badge's URL, or its path with a leading slash; null for none
 * @param stylesheetHref the stylesheet's URL, or its path with a leading slash; null if none is served
 */
public record FooterAssets(
        @Nullable String badgeSrc, @Nullable String stylesheetHref) {
    /** No badge, no stylesheet. */
    public static final FooterAssets NONE = new FooterAssets(null, null);
}
