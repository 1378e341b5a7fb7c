package dev.beian.audit;

import dev.beian.config.BeianOptions.Evidence;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.site.Site;
import dev.beian.status.PageEvidence;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Audits pages as they were really served: from time to time a page's bytes are copied while they leave, and looked at
 * afterwards by another thread. Of the page nothing is kept but the verdict.
 *
 * <p>At most one copy for each site and interval, of bounded size; asking costs a comparison and, when the time has come,
 * one atomic operation. A page that nobody takes, because too many wait or the application has ended, is not audited.
 * Safe for any number of threads.
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

    /** What is known of one site, and when its next page is copied. */
    private static final class SiteEvidence {
        private final Site site;
        private final AtomicLong nextHomeAt = new AtomicLong(Long.MIN_VALUE); // milliseconds since the epoch
        private final AtomicLong nextSampleAt = new AtomicLong(Long.MIN_VALUE);
        private final AtomicReference<@Nullable PageEvidence> home = new AtomicReference<>();
        private final AtomicReference<@Nullable PageEvidence> sample = new AtomicReference<>();

        SiteEvidence(Site site) {
            this.site = site;
        }

        AtomicLong nextAt(boolean isHome) {
            return isHome ? nextHomeAt : nextSampleAt;
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
        sites.forEach(site -> byName.put(site.name(), new SiteEvidence(site)));
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
        if (pages == EvidencePages.NONE) {
            return null;
        }
        SiteEvidence evidence = sites.get(site);
        if (evidence == null) {
            return null;
        }
        boolean isHome = evidence.site.pages().home().contains(path);
        if (!isHome && pages != EvidencePages.SAMPLED) {
            return null;
        }
        AtomicLong nextAt = evidence.nextAt(isHome);
        long dueAt = nextAt.get();
        long now = clock.millis();
        if (now < dueAt || !nextAt.compareAndSet(dueAt, now + intervalMillis)) {
            return null;
        }
        return new PageCopy(maxSize, page -> submit(evidence, path, isHome, page));
    }

    private void submit(SiteEvidence evidence, String path, boolean isHome, PageCopy.Copied page) {
        try {
            auditor.execute(() -> audit(evidence, path, isHome, page));
        } catch (RejectedExecutionException busyOrClosed) {
            // The next page will do.
        }
    }

    private void audit(SiteEvidence evidence, String path, boolean isHome, PageCopy.Copied page) {
        try {
            AuditResult result =
                    PageAuditor.audit(page.bytes(), page.length(), page.charset(), Expectation.of(evidence.site));
            PageEvidence found = new PageEvidence(path, clock.instant(), isHome, result.points(), result.violations());
            (isHome ? evidence.home : evidence.sample).set(found);
            audited.run();
        } catch (RuntimeException | StackOverflowError fault) {
            faults.accept(fault);
        }
    }

    /**
     * The latest audits of a site's pages.
     *
     * @param site the site's name
     * @return that of the home page first, then that of another page; empty as long as there is none
     */
    public List<PageEvidence> of(String site) {
        SiteEvidence evidence = sites.get(site);
        if (evidence == null) {
            return List.of();
        }
        return Stream.of(evidence.home.get(), evidence.sample.get())
                .filter(Objects::nonNull)
                .toList();
    }
}
