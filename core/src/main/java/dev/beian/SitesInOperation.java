package dev.beian;

import dev.beian.audit.EvidenceCollector;
import dev.beian.config.BeianOptions;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.config.BoundSettings;
import dev.beian.config.Problem;
import dev.beian.footer.SiteFooter;
import dev.beian.site.Site;
import dev.beian.site.SiteRegistry;
import dev.beian.status.JournalSnapshot;
import dev.beian.status.LocalisedText;
import dev.beian.status.PageEvidence;
import dev.beian.status.PageJournal;
import dev.beian.status.StatusFacts;
import dev.beian.status.StatusReport;
import dev.beian.status.VerdictLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What pages and their status need beyond the settings: whose host it is, footers, journal, evidence, verdicts. Made with
 * the first page or the first look at the status, so that an application does not wait for it when it starts. Immutable but
 * for journal and evidence, which only grow; safe for any number of threads.
 */
final class SitesInOperation {
    private static final System.Logger LOGGER = System.getLogger("dev.beian");

    private static final long LOOK_INTERVAL_MILLIS = 60_000;

    private final BoundSettings settings;
    private final List<Problem> problems;
    private final Clock clock;
    private final SiteRegistry sites;
    private final SiteFooters footers;
    private final PageJournal journal;
    private final BackgroundThread background = new BackgroundThread("beian-audit");
    private final EvidenceCollector evidence;
    private final VerdictLog verdicts;
    private final Instant assembledAt;

    /** Reports are made one after the other, or the log would tell of changes to and fro between two made at once. */
    private final Lock reporting = new ReentrantLock();

    private @Nullable String instance; // guarded by the lock of reports, which are the first to need it

    private final AtomicLong nextLookAt = new AtomicLong(Long.MIN_VALUE); // milliseconds since the epoch
    private final AtomicBoolean faultLogged = new AtomicBoolean();

    SitesInOperation(
            BoundSettings settings,
            List<Problem> problems,
            SiteBadges badges,
            Clock clock,
            Instant assembledAt,
            String application) {
        this.settings = settings;
        this.problems = problems;
        this.clock = clock;
        this.sites = new SiteRegistry(settings.sites());
        this.footers = new SiteFooters(settings, badges, clock);
        this.assembledAt = assembledAt;
        this.verdicts = new VerdictLog(LOGGER, application);
        this.journal = new PageJournal(footers.siteNames(), clock, assembledAt);
        this.evidence = new EvidenceCollector(
                settings.options().evidence(), settings.sites(), clock, background, this::look, this::logOnce);
    }

    @Nullable Site siteOf(@Nullable String host) {
        return sites.siteOf(host);
    }

    SiteFooter footerOf(Site site) {
        return footers.of(site);
    }

    PageJournal journal() {
        return journal;
    }

    EvidenceCollector evidence() {
        return evidence;
    }

    String instance() {
        reporting.lock();
        try {
            String known = instance == null ? InstanceName.create() : instance;
            instance = known;
            return known;
        } finally {
            reporting.unlock();
        }
    }

    /** Does beside requests what has waited for this, and logs what fails. */
    void doLater(List<Runnable> tasks) {
        if (!tasks.isEmpty()) {
            runBeside(() -> tasks.forEach(SitesInOperation::doNow));
        }
    }

    private void runBeside(Runnable task) {
        try {
            background.execute(task);
        } catch (RejectedExecutionException busyOrClosed) {
            // The next look will do, or nobody looks any more. Nothing else waits where tasks are done for the first
            // page.
        }
    }

    /** Does something, and logs if it fails. */
    static void doNow(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            LOGGER.log(System.Logger.Level.WARNING, "beian: a view of the status could not be set up", fault);
        }
    }

    /** Looks at the verdicts beside requests if the last look is a minute ago. */
    void pageServed() {
        long dueAt = nextLookAt.get();
        long now = clock.millis();
        if (now >= dueAt && nextLookAt.compareAndSet(dueAt, now + LOOK_INTERVAL_MILLIS)) {
            runBeside(this::look);
        }
    }

    private void look() {
        try {
            report();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            logOnce(fault);
        }
    }

    private void logOnce(Throwable fault) {
        if (faultLogged.compareAndSet(false, true)) {
            LOGGER.log(System.Logger.Level.WARNING, "beian: an audit failed; logged once", fault);
        }
    }

    /** Judges all sites as they are now; what the log does not know yet, it is told. */
    StatusReport report() {
        reporting.lock();
        try {
            if (!verdicts.hasSeenAny()) {
                PageJournal empty = new PageJournal(footers.siteNames(), clock, assembledAt);
                verdicts.expect(judge(empty.snapshot(), Map.of()));
            }
            StatusReport report = judge(journal.snapshot(), evidenceBySite());
            verdicts.see(report);
            return report;
        } finally {
            reporting.unlock();
        }
    }

    private StatusReport judge(JournalSnapshot traffic, Map<String, List<PageEvidence>> evidenceOfSites) {
        BeianOptions options = settings.options();
        return StatusReport.of(new StatusFacts(
                clock.instant(),
                instance(),
                options.locale(),
                options.status().dueSoonDays(),
                options.isEnabled(),
                options.evidence().pages() != EvidencePages.NONE,
                settings.sites(),
                traffic,
                evidenceOfSites,
                footers.fingerprints(),
                texts(problems),
                texts(settings.warnings())));
    }

    private Map<String, List<PageEvidence>> evidenceBySite() {
        Map<String, List<PageEvidence>> bySite = new HashMap<>();
        for (Site site : settings.sites()) {
            bySite.put(site.name(), evidence.of(site.name()));
        }
        return bySite;
    }

    private static List<LocalisedText> texts(List<Problem> problems) {
        List<LocalisedText> texts = new ArrayList<>();
        for (Problem problem : problems) {
            texts.add(problem::message);
        }
        return texts;
    }

    /** Ends what goes on beside requests. */
    void close() {
        background.close();
    }
}
