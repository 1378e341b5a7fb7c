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

    /**
     * The assets of a site whose application serves them.
     *
     * @param base where they are served, as a browser reaches it: a URL, or a path with a leading slash that begins with the
     *     context's; without a final slash
     * @param icon the site's {@code psb.icon} as configured; null for no badge
     * @param badge what {@link Badge#load} made of it; null if it is a URL or a path of the site
     */
    public static FooterAssets of(String base, @Nullable String icon, @Nullable Asset badge) {
        String src = badge == null ? icon : base + "/" + badge.name();
        return new FooterAssets(src, base + "/" + FooterStylesheet.asset().name());
    }
}
