package dev.beian.audit;

import dev.beian.config.BeianOptions.Evidence;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.site.Site;
import dev.beian.status.PageEvidence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Audits pages as they were really served: from time to time a page's bytes are copied while they leave, and looked at
 * afterwards by another thread. Of the page nothing is kept but the verdict.
 *
 * <p>At most one copy of a home page for each site and interval, and one of another page where those are asked for, of
 * bounded size; several home pages of a site take turns, so that none hides another. Asking costs a comparison and, when
 * the time has come, one atomic operation. A page that nobody takes, because too many wait or the application has ended, is
 * not audited. Safe for any number of threads.
 */
public final class EvidenceCollector {
    private final EvidencePages pages;
    private final long intervalMillis;
    private final int maxSize;
    private final Clock clock;
    private final Map<String, SiteEvidence> sites;
    private final Consumer<Throwable> faults;
    private final Executor auditor;
    private final Runnable audited;

    /** Pages of one kind: the latest audit, and when the next of them is copied. */
    private static final class Turn {
        private final AtomicLong nextAt = new AtomicLong(Long.MIN_VALUE); // milliseconds since the epoch
        private final AtomicReference<@Nullable PageEvidence> latest = new AtomicReference<>();

        boolean isTaken(long now, long interval) {
            long dueAt = nextAt.get();
            return now >= dueAt && nextAt.compareAndSet(dueAt, now + interval);
        }
    }

    /** What is known of one site. */
    private static final class SiteEvidence {
        private final Site site;
        private final Map<String, Turn> homes = new LinkedHashMap<>(); // by path, never changed afterwards
        private final Turn others = new Turn();

        /** The latest of the other pages with which something is wrong: a good one after it does not make it good. */
        private final AtomicReference<@Nullable PageEvidence> latestFaulty = new AtomicReference<>();

        SiteEvidence(Site site) {
            this.site = site;
            for (String path : site.pages().home()) {
                homes.put(path, new Turn());
            }
        }

        void set(PageEvidence found, Turn turn) {
            turn.latest.set(found);
            if (turn == others && !found.violations().isEmpty()) {
                latestFaulty.set(found);
            }
        }

        List<PageEvidence> all() {
            List<PageEvidence> ofHomes = new ArrayList<>();
            for (Turn turn : homes.values()) {
                addTo(ofHomes, turn.latest.get());
            }
            if (ofHomes.size() > 1) {
                ofHomes.sort(Comparator.comparingInt(SiteEvidence::rank));
            }
            Set<PageEvidence> all = new LinkedHashSet<>(ofHomes);
            addTo(all, others.latest.get());
            addTo(all, latestFaulty.get());
            return List.copyOf(all);
        }

        private static void addTo(Collection<PageEvidence> known, @Nullable PageEvidence page) {
            if (page != null) {
                known.add(page);
            }
        }

        /** The worst page comes first. */
        private static int rank(PageEvidence page) {
            return page.isSevere() ? 0 : page.violations().isEmpty() ? 2 : 1;
        }
    }

    /**
     * A collector for the sites of an application.
     *
     * @param options which pages, how often, how large
     * @param sites the sites
     * @param clock tells the time
     * @param auditor runs the audits, beside requests; may refuse
     * @param audited is told, by the auditor's thread, that there is new evidence
     * @param faults is told what goes wrong in an audit
     */
    public EvidenceCollector(
            Evidence options,
            Collection<Site> sites,
            Clock clock,
            Executor auditor,
            Runnable audited,
            Consumer<Throwable> faults) {
        this.pages = options.pages();
        this.intervalMillis = options.interval().toMillis();
        this.maxSize = options.maxSize();
        this.clock = clock;
        this.faults = faults;
        Map<String, SiteEvidence> byName = new HashMap<>();
        for (Site site : sites) {
            byName.put(site.name(), new SiteEvidence(site));
        }
        this.sites = Collections.unmodifiableMap(byName);
        this.auditor = auditor;
        this.audited = audited;
    }

    /**
     * Whether this page is to be copied. Asked once for each page, before its first byte leaves; the caller sees to it that
     * no page is copied that is nobody else's business ({@code Cache-Control: no-store}, {@code Authorization}).
     *
     * @param site the site's name
     * @param path the page's path within the application, without query
     * @return where its bytes go as they leave; null if it is not to be copied
     */
    public @Nullable PageCopy copyFor(String site, String path) {
        SiteEvidence evidence = pages == EvidencePages.NONE ? null : sites.get(site);
        if (evidence == null) {
            return null;
        }
        Turn home = evidence.homes.get(path);
        if (home != null) {
            return copy(evidence, path, home, intervalMillis * evidence.homes.size());
        }
        return pages == EvidencePages.SAMPLED ? copy(evidence, path, evidence.others, intervalMillis) : null;
    }

    private @Nullable PageCopy copy(SiteEvidence evidence, String path, Turn turn, long interval) {
        return turn.isTaken(clock.millis(), interval)
                ? new PageCopy(maxSize, page -> submit(evidence, path, turn, page))
                : null;
    }

    private void submit(SiteEvidence evidence, String path, Turn turn, PageCopy.Copied page) {
        try {
            auditor.execute(() -> audit(evidence, path, turn, page));
        } catch (RejectedExecutionException busyOrClosed) {
            // The next page will do.
        }
    }

    private void audit(SiteEvidence evidence, String path, Turn turn, PageCopy.Copied page) {
        try {
            PageCopy.Copied plain = CopyDecoder.decode(page, maxSize);
            if (plain == null) {
                return;
            }
            AuditResult result =
                    PageAuditor.audit(plain.bytes(), plain.length(), plain.charset(), Expectation.of(evidence.site));
            boolean isHome = turn != evidence.others;
            evidence.set(new PageEvidence(path, clock.instant(), isHome, result.points(), result.violations()), turn);
            audited.run();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            faults.accept(fault);
        }
    }

    /**
     * The latest audits of a site's pages.
     *
     * @param site the site's name
     * @return those of home pages first, the worst one before the others; then that of another page, and of the last other
     *     page with which something was wrong; empty as long as there is none
     */
    public List<PageEvidence> of(String site) {
        SiteEvidence evidence = sites.get(site);
        return evidence == null ? List.of() : evidence.all();
    }
}
