package dev.beian.footer;

import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import dev.beian.site.FooterSettings;
import dev.beian.site.Site;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The footer of one site, as its pages get it.
 *
 * <p>What it says follows the calendar of China: the year of the copyright notice changes at New Year, and a number appears
 * on the day of its grant, without a restart. All bytes are made once for each variant that occurs; a page costs no
 * allocation unless its policy asks for a nonce. Thread-safe.
 */
public final class SiteFooter {
    private static final byte[] NOTHING = {};
    private static final long CHINA_OFFSET = 8 * 3_600_000L; // China Standard Time is UTC+8, the year round
    private static final long DAY = 86_400_000L;
    private static final Set<ItemKind> NONE = Set.of();
    private static final Set<ItemKind> ICP = Set.of(ItemKind.ICP);
    private static final Set<ItemKind> PSB = Set.of(ItemKind.PSB);
    private static final Set<ItemKind> BOTH = Set.copyOf(EnumSet.of(ItemKind.ICP, ItemKind.PSB));

    private final Site site;
    private final FooterAssets assets;
    private final @Nullable SiteFooter atRoot; // the one whose fingerprint is told; null for that one itself
    private final FooterRenderer renderer;
    private final PresentationChoice presentations;
    private final PresentationChoice presentationsElsewhere; // for pages whose base leads paths away
    private final Clock clock;
    private volatile Today today;

    private record Today(long epochDay, FooterEdition edition) {}

    /**
     * A footer.
     *
     * @param site the site
     * @param assets its badge and stylesheet as pages refer to them
     * @param clock tells the time; its zone does not matter
     */
    public SiteFooter(Site site, FooterAssets assets, Clock clock) {
        this(site, assets, clock, "", null);
    }

    private SiteFooter(Site site, FooterAssets assets, Clock clock, String contextPath, @Nullable SiteFooter atRoot) {
        this.site = site;
        this.assets = assets;
        this.atRoot = atRoot;
        this.renderer = new FooterRenderer(site, assets, contextPath);
        this.presentations = new PresentationChoice(site.footer().style(), assets, contextPath);
        this.presentationsElsewhere = new PresentationChoice(site.footer().style(), assets.withoutPaths(), contextPath);
        this.clock = clock;
        long day = epochDay();
        this.today = new Today(day, new FooterEdition(site, renderer, LocalDate.ofEpochDay(day)));
    }

    /**
     * The same footer in an application whose context has a path, which is then part of the addresses of what the
     * application serves. It has the same fingerprint, for pages of another context are other pages.
     *
     * @param contextPath the path as a servlet context tells it; empty for the root
     */
    public SiteFooter under(String contextPath) {
        return contextPath.isEmpty() ? this : new SiteFooter(site, assets, clock, contextPath, this);
    }

    /** The site. */
    public Site site() {
        return site;
    }

    private long epochDay() {
        return Math.floorDiv(clock.millis() + CHINA_OFFSET, DAY);
    }

    private FooterEdition edition() {
        Today known = today;
        long day = epochDay();
        if (known.epochDay() == day) {
            return known.edition();
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        FooterEdition edition =
                known.edition().isFor(site, date) ? known.edition() : new FooterEdition(site, renderer, date);
        today = new Today(day, edition); // threads that meet here at midnight make the same
        return edition;
    }

    /**
     * What to look for in a page, in case it shows some of the items already. The order of the numbers never changes.
     */
    public PageSearch search() {
        return edition().search();
    }

    /**
     * Tells apart what this footer makes of one and the same page: it changes with the markup, the year and the rules of
     * placement, and is the same on every instance with the same configuration.
     *
     * @return sixteen hexadecimal digits
     */
    public String fingerprint() {
        return atRoot == null ? edition().fingerprint() : atRoot.fingerprint();
    }

    /**
     * The fingerprint of the footer in one response. Where the policy of the response names a nonce that the footer's style
     * has to repeat, the footer is that of no other response: a copy of it is blocked under the next policy.
     *
     * @param policies the values of all policy fields of the response, as for {@link #markup}
     * @return {@link #fingerprint()}, followed by letters and digits made of the nonce if the style needs one
     */
    public String fingerprint(Collection<String> policies) {
        String nonce = policies.isEmpty()
                ? null
                : presentations.choose(policies, List.of()).nonce();
        return nonce == null ? fingerprint() : fingerprint() + 'n' + Integer.toHexString(nonce.hashCode());
    }

    /** Whether there is nothing that may be shown, because no filing has been granted yet. */
    public boolean isEmpty() {
        return edition().isEmpty();
    }

    /**
     * The element that a page gets. To be asked when the footer goes out, not earlier: only then are the page's fields
     * final.
     *
     * @param charset the encoding that the page certainly has; null if it is unknown
     * @param point what is known of the page
     * @param policies the values of all fields {@code Content-Security-Policy} and {@code
     *     Content-Security-Policy-Report-Only} of the response, in any order; neither may be violated
     * @param authority the host that the page was asked from, perhaps with a port; null if it is unknown. Only asked for
     *     where the page has a {@code <base>}
     * @return its bytes, shared and not to be changed; empty if the page needs nothing
     */
    public byte[] markup(
            @Nullable Charset charset, InsertionPoint point, Collection<String> policies, @Nullable String authority) {
        FooterEdition edition = edition();
        int missing = missing(edition, point);
        if (missing == 0) {
            return NOTHING;
        }
        boolean isElsewhere = PageBase.leadsElsewhere(point.baseHref(), authority);
        Presentation presentation =
                (isElsewhere ? presentationsElsewhere : presentations).choose(policies, point.metaPolicies());
        RenderedFooter rendered =
                edition.variants().get(presentation.look(), presentation.withBadge(), point.syntax(), missing);
        return presentation.look() == Look.EMBEDDED
                ? rendered.bytes(
                        charset, FooterRenderer.NONCE_PLACE, Objects.requireNonNullElse(presentation.nonce(), ""))
                : rendered.bytes(charset);
    }

    /** The items that a page lacks, one bit for each. */
    private int missing(FooterEdition edition, InsertionPoint point) {
        int missing = 0;
        int numbers = 0;
        for (int i = 0; i < edition.items().size(); i++) {
            FooterItem item = edition.items().get(i);
            if (edition.isVisible(i) && !isThere(item, i, point)) {
                missing |= 1 << i;
                numbers += item.kind() == ItemKind.COPYRIGHT ? 0 : 1;
            }
        }
        return numbers == 0 ? 0 : missing; // a page with all its numbers is left alone, whatever notice it has
    }

    private boolean isThere(FooterItem item, int index, InsertionPoint point) {
        return switch (site.footer().existing()) {
            case ADD -> false;
            case ANY -> point.isShown(index);
            case LINKED -> item.needsLink() ? point.isLinked(index) : point.isShown(index);
        };
    }

    /**
     * The numbers that a page shows without the link that the law asks for.
     *
     * @param point what is known of the page
     * @return their kinds; always empty if pages are not searched
     */
    public Set<ItemKind> unlinked(InsertionPoint point) {
        if (site.footer().existing() == FooterSettings.Existing.ADD) {
            return NONE;
        }
        FooterEdition edition = edition();
        boolean icp = false;
        boolean psb = false;
        for (int i = 0; i < edition.items().size(); i++) {
            FooterItem item = edition.items().get(i);
            if (item.needsLink() && edition.isVisible(i) && point.isShown(i) && !point.isLinked(i)) {
                icp |= item.kind() == ItemKind.ICP;
                psb |= item.kind() == ItemKind.PSB;
            }
        }
        return icp ? psb ? BOTH : ICP : psb ? PSB : NONE;
    }
}
