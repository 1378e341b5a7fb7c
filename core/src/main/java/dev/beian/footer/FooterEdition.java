package dev.beian.footer;

import dev.beian.html.MarkupSyntax;
import dev.beian.html.PageSearch;
import dev.beian.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a site's footer says on some days: its items, those of them that may be shown, and all that follows from them.
 * Immutable but for what it keeps rendered; thread-safe.
 */
final class FooterEdition {
    /** How many items a footer can have: as many as fit beside a variant in one int. */
    static final int MOST_ITEMS = 26;

    /** Changes whenever the rules change by which pages get a footer, or the place at which they get it. */
    private static final String RULES = "1";

    private final int year;
    private final List<FooterItem> items;
    private final int visible; // one bit for each item that may be shown
    private final PageSearch search;
    private final FooterVariants variants;
    private final String fingerprint;

    FooterEdition(Site site, FooterRenderer renderer, LocalDate day) {
        List<FooterItem> all = FooterItem.of(site, day.getYear());
        this.year = day.getYear();
        this.items = all.size() > MOST_ITEMS ? all.subList(0, MOST_ITEMS) : all;
        this.visible = visible(site, items, day);
        List<PageSearch.Wanted> wanted = new ArrayList<>();
        for (FooterItem item : items) {
            wanted.add(item.search());
        }
        this.search = new PageSearch(wanted);
        this.variants = new FooterVariants(renderer, items, visible);
        this.fingerprint = fingerprint(site);
    }

    /** Whether it holds for a day as well. */
    boolean isFor(Site site, LocalDate day) {
        return day.getYear() == year && visible == visible(site, items, day);
    }

    /**
     * Which items may be shown on a day. Before the ICP filing is granted nothing is, unless a PSB filing, which comes
     * later in a site's life, shows that the site owes none.
     */
    private static int visible(Site site, List<FooterItem> items, LocalDate day) {
        boolean icp = site.icp().number() != null && hasCome(site.icp().grantedOn(), day);
        boolean psb = site.psb().number() != null && hasCome(site.psb().grantedOn(), day);
        int visible = 0;
        for (int i = 0; i < items.size() && (icp || psb); i++) {
            boolean shown = switch (items.get(i).kind()) {
                case ICP -> icp;
                case PSB -> psb;
                default -> true;
            };
            visible |= shown ? 1 << i : 0;
        }
        return visible;
    }

    private static boolean hasCome(@Nullable LocalDate grantedOn, LocalDate day) {
        return grantedOn == null || !grantedOn.isAfter(day);
    }

    private String fingerprint(Site site) {
        ContentHash hash = new ContentHash()
                .add(RULES)
                .add(site.footer().existing().name())
                .add(site.footer().style().name());
        if (visible != 0) {
            for (Look look : Look.values()) {
                hash.add(variants.markup(look, true, MarkupSyntax.HTML, visible));
            }
        }
        return hash.digits();
    }

    /** The items, whether they may be shown or not. */
    List<FooterItem> items() {
        return items;
    }

    /** Whether an item may be shown. */
    boolean isVisible(int item) {
        return (visible & 1 << item) != 0;
    }

    /** Whether nothing may be shown. */
    boolean isEmpty() {
        return visible == 0;
    }

    PageSearch search() {
        return search;
    }

    FooterVariants variants() {
        return variants;
    }

    String fingerprint() {
        return fingerprint;
    }
}
