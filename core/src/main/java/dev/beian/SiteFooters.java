package dev.beian;

import dev.beian.config.BeianOptions;
import dev.beian.config.BoundSettings;
import dev.beian.footer.FooterAssets;
import dev.beian.footer.SiteFooter;
import dev.beian.site.Site;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The footers of an application's sites, each made when it is first asked for. Safe for any number of threads. */
final class SiteFooters {
    private final Map<String, Site> sites = new LinkedHashMap<>(); // by name, never changed afterwards
    private final Map<String, SiteFooter> footers = new ConcurrentHashMap<>(); // by the site's name
    private final FooterAssets.Address base;
    private final SiteBadges badges;
    private final Clock clock;

    SiteFooters(BoundSettings settings, SiteBadges badges, Clock clock) {
        BeianOptions options = settings.options();
        String baseUrl = options.assetsBaseUrl();
        this.base = baseUrl == null
                ? new FooterAssets.Address(options.assetsPath(), true)
                : new FooterAssets.Address(baseUrl, false);
        this.badges = badges;
        this.clock = clock;
        for (Site site : settings.sites()) {
            sites.put(site.name(), site);
        }
    }

    /** The names of all sites, in the order of their configuration. */
    Set<String> siteNames() {
        return sites.keySet();
    }

    /**
     * The footer of a site.
     *
     * @throws IllegalArgumentException if the site is not configured
     */
    SiteFooter of(Site site) {
        SiteFooter known = footers.get(site.name());
        return known != null ? known : footers.computeIfAbsent(site.name(), this::create);
    }

    private SiteFooter create(String name) {
        Site site = sites.get(name);
        if (site == null) {
            throw new IllegalArgumentException("no site of this library: " + name);
        }
        return new SiteFooter(site, FooterAssets.of(base, site.psb().icon(), badges.of(site)), clock);
    }

    /** The fingerprints of all footers as they are now, by the names of their sites. */
    Map<String, String> fingerprints() {
        Map<String, String> bySite = new HashMap<>();
        for (Site site : sites.values()) {
            bySite.put(site.name(), of(site).fingerprint());
        }
        return bySite;
    }
}
