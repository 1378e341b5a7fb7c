package dev.beian.status;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of every page: for each site and outcome how many, when first and last, and for skipped pages where
 * to look.
 *
 * <p>Safe for any number of threads. Counting takes no lock and creates nothing; counts are exact. The memory is bounded
 * by the sites and the library's own reasons, whatever hosts and paths clients invent.
 */
public final class PageJournal {
    private static final int HOSTS_SHOWN = 5;

    private final Clock clock;
    private final Instant since;
    private final Map<String, SiteTally> sites = new LinkedHashMap<>();
    private final SiteTally unknown = new SiteTally();
    private final UnknownHosts unknownHosts = new UnknownHosts();
    private final DayCount dayOnPublicHost = new DayCount();
    private final DayCount dayOnPrivateHost = new DayCount();

    /**
     * A journal in which nothing is written yet.
     *
     * @param sites the names of the sites
     * @param clock tells the time of each page
     * @param since since when no page has been missed
     */
    public PageJournal(Collection<String> sites, Clock clock, Instant since) {
        this.clock = clock;
        this.since = since;
        // From zero, for an alert on an increase does not see a counter that begins with its first page.
        unknown.expect(PageOutcome.UNKNOWN_HOST);
        for (String site : sites) {
            this.sites.put(site, new SiteTally());
        }
    }

    /**
     * Counts a page whose host is not told.
     *
     * @param site the site's name; null if no site covers the host
     * @param outcome what became of the page
     * @param path the request's path, for the example of a skipped page; null if not known
     */
    public void record(@Nullable String site, PageOutcome outcome, @Nullable String path) {
        SiteTally tally = site == null ? null : sites.get(site);
        (tally == null ? unknown : tally).add(outcome, path, clock.millis());
    }

    /**
     * Counts a page.
     *
     * @param site the site's name; null if no site covers the host
     * @param outcome what became of the page
     * @param path the request's path, for the example of a skipped page; null if not known
     * @param host the host as the request names it, perhaps with a port; null if it names none
     */
    public void record(@Nullable String site, PageOutcome outcome, @Nullable String path, @Nullable String host) {
        SiteTally known = site == null ? null : sites.get(site);
        SiteTally tally = known == null ? unknown : known;
        long now = clock.millis();
        boolean isPublic = PublicHost.isPublic(host);
        tally.add(outcome, path, now);
        (isPublic ? dayOnPublicHost : dayOnPrivateHost).add(now);
        if (isPublic) {
            tally.addPublicHost(now);
        }
        if (known == null && isPublic && host != null) {
            unknownHosts.add(host);
        }
    }

    /**
     * Notes something about a page, which is counted by itself.
     *
     * @param site the site's name; null if no site covers the host
     * @param note what is noteworthy
     * @param path the request's path, for an example; null if not known
     */
    public void note(@Nullable String site, PageNote note, @Nullable String path) {
        SiteTally tally = site == null ? null : sites.get(site);
        if (tally != null) {
            tally.note(note, path, clock.millis());
        }
    }

    /**
     * How many pages of a site had an outcome so far.
     *
     * @param site the site's name; null for hosts that no site covers
     * @param outcome the outcome, with its reason if it has one
     */
    public long count(@Nullable String site, PageOutcome outcome) {
        SiteTally tally = site == null ? unknown : sites.get(site);
        return tally == null ? 0 : tally.count(outcome);
    }

    /**
     * Tells a listener every reason for which pages of a site were skipped, those known now and each new one when its first
     * page is counted: for meters, which need a name for each. Some may be told twice.
     *
     * @param listener is given the site's name, null for hosts that no site covers, and the reason; called by the thread
     *     that counts, so it has to be quick
     */
    public void onReason(BiConsumer<@Nullable String, String> listener) {
        for (Map.Entry<String, SiteTally> site : sites.entrySet()) {
            String name = site.getKey();
            site.getValue().onReason(reason -> listener.accept(name, reason));
        }
        unknown.onReason(reason -> listener.accept(null, reason));
    }

    /** What is known now. */
    public JournalSnapshot snapshot() {
        Map<String, SiteTraffic> traffic = new LinkedHashMap<>();
        for (Map.Entry<String, SiteTally> site : sites.entrySet()) {
            traffic.put(site.getKey(), site.getValue().snapshot());
        }
        long now = clock.millis();
        return new JournalSnapshot(
                since,
                traffic,
                unknown.snapshot(),
                unknownHosts.top(HOSTS_SHOWN),
                dayOnPublicHost.count(now),
                dayOnPrivateHost.count(now));
    }
}
