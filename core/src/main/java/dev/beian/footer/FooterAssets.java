package dev.beian.footer;

import org.jspecify.annotations.Nullable;

/**
 * Where a footer's badge and stylesheet come from, as a page refers to them. Immutable.
 *
 * @param badge where the badge is; null for none
 * @param stylesheet where the stylesheet is; null if none is served
 */
public record FooterAssets(
        @Nullable Address badge, @Nullable Address stylesheet) {
    /** No badge, no stylesheet. */
    public static final FooterAssets NONE = new FooterAssets(null, null);

    /**
     * Where something is.
     *
     * @param href a URL, or a path with a leading slash
     * @param isBelowContext whether it is a path that begins at the application's context, not at the root of the host
     */
    public record Address(String href, boolean isBelowContext) {
        /** The address as a page of an application refers to it. */
        String in(String contextPath) {
            return isBelowContext ? contextPath + href : href;
        }
    }

    /**
     * The assets of a site whose application serves them.
     *
     * @param base the address below which they are served, as a browser reaches it
     * @param icon the site's {@code psb.icon} as configured; null for no badge
     * @param badge what {@link Badge#load} made of it; null if it is a URL or a path of the site
     */
    public static FooterAssets of(Address base, @Nullable String icon, @Nullable Asset badge) {
        Address elsewhere = icon == null ? null : new Address(icon, false);
        return new FooterAssets(
                badge == null ? elsewhere : below(base, badge.name()),
                below(base, FooterStylesheet.asset().name()));
    }

    private static Address below(Address base, String name) {
        String folder = base.href().endsWith("/") ? base.href() : base.href() + "/";
        return new Address(folder + name, base.isBelowContext());
    }

    /** Those of them that are the same on every page, wherever its paths lead: URLs. */
    FooterAssets withoutPaths() {
        return new FooterAssets(isPath(badge) ? null : badge, isPath(stylesheet) ? null : stylesheet);
    }

    private static boolean isPath(@Nullable Address address) {
        return address != null
                && address.href().startsWith("/")
                && !address.href().startsWith("//");
    }

    /** The badge's address in an application; null for no badge. */
    @Nullable String badgeSrc(String contextPath) {
        return badge == null ? null : badge.in(contextPath);
    }

    /** The stylesheet's address in an application; null if none is served. */
    @Nullable String stylesheetHref(String contextPath) {
        return stylesheet == null ? null : stylesheet.in(contextPath);
    }
}
