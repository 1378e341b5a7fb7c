package dev.beian;

import dev.beian.audit.EvidenceCollector;
import dev.beian.config.BeianOptions;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.config.BeianSettings;
import dev.beian.config.BoundSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Problem;
import dev.beian.config.SettingsBinder;
import dev.beian.footer.Asset;
import dev.beian.footer.FooterAssets;
import dev.beian.footer.FooterStylesheet;
import dev.beian.footer.SiteFooter;
import dev.beian.site.Site;
import dev.beian.site.SiteRegistry;
import dev.beian.status.LocalisedText;
import dev.beian.status.PageEvidence;
import dev.beian.status.PageJournal;
import dev.beian.status.StatusFacts;
import dev.beian.status.StatusReport;
import dev.beian.status.VerdictLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The assembled library of one application: its sites with their footers, and the journal of the pages that it served.
 *
 * <p>Every integration (filter, Spring Boot, status) builds one at start and asks it from then on; two integrations of one
 * application share the same one. Immutable but for journal and evidence, which only grow; safe for any number of threads.
 * Who assembles it closes it when the application ends.
 */
public final class Beian implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("dev.beian");

    private static final long LOOK_INTERVAL_MILLIS = 60_000;

    /** The time zone of all legal dates, and of the year in a copyright notice. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final State state;
    private final BoundSettings settings;
    private final List<Problem> problems;
    private final SiteRegistry sites;
    private final Map<String, SiteFooter> footers = new LinkedHashMap<>(); // by site name, never changed afterwards
    private final List<Asset> assets;
    private final PageJournal journal;
    private final BackgroundThread background = new BackgroundThread("beian-audit");
    private final EvidenceCollector evidence;
    private final VerdictLog verdicts = new VerdictLog(LOGGER);

    /** Reports are made one after the other, or the log would tell of changes to and fro between two made at once. */
    private final Lock reporting = new ReentrantLock();

    private final AtomicLong nextLookAt = new AtomicLong(Long.MIN_VALUE); // milliseconds since the epoch
    private final AtomicBoolean faultLogged = new AtomicBoolean();
    private final Clock clock;
    private final String instance;

    /** Whether pages are looked at, and if not, why not. */
    public enum State {
        /** Pages of the sites get their footers, or are watched. */
        ACTIVE,
        /** Nothing is configured: the application is untouched. */
        NOT_CONFIGURED,
        /** Switched off by {@code beian.enabled}. */
        DISABLED,
        /** The settings are wrong, and {@code beian.on-error} asks to start all the same: the application is untouched. */
        INVALID
    }

    private Beian(State state, BoundSettings settings, List<Problem> problems, SiteBadges badges, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.problems = List.copyOf(problems);
        this.sites = new SiteRegistry(settings.sites());
        for (Site site : settings.sites()) {
            footers.put(site.name(), new SiteFooter(site, assets(site, badges.of(site)), clock));
        }
        List<Asset> served = new ArrayList<>(badges.all());
        served.add(FooterStylesheet.asset());
        this.assets = List.copyOf(served);
        this.journal = new PageJournal(footers.keySet(), clock);
        this.evidence = new EvidenceCollector(
                settings.options().evidence(), settings.sites(), clock, background, this::look, this::logOnce);
        this.clock = clock;
        this.instance = InstanceName.create();
    }

    /**
     * Checks settings and assembles the library.
     *
     * @param settings as they are written, from whatever source
     * @param resources finds what the settings name by {@code classpath:}
     * @param clock tells the time; its zone does not matter
     * @throws InvalidSettingsException if anything is wrong; whoever catches it decides, by {@link
     *     InvalidSettingsException#onError()}, between passing it on and {@link #invalid}
     */
    public static Beian of(BeianSettings settings, ClassLoader resources, Clock clock) {
        BoundSettings bound = SettingsBinder.bind(settings, clock);
        return of(bound, new SiteBadges(bound, settings, resources), clock);
    }

    /**
     * Assembles the library from settings that are checked.
     *
     * @param settings what is configured
     * @param resources finds what the settings name by {@code classpath:}
     * @param clock tells the time; its zone does not matter
     * @throws InvalidSettingsException if something that the settings name is not there or not what it should be
     */
    public static Beian of(BoundSettings settings, ClassLoader resources, Clock clock) {
        return of(settings, new SiteBadges(settings, null, resources), clock);
    }

    private static Beian of(BoundSettings settings, SiteBadges badges, Clock clock) {
        State state = State.ACTIVE;
        if (!settings.options().isEnabled()) {
            state = State.DISABLED;
        } else if (settings.sites().isEmpty()) {
            state = State.NOT_CONFIGURED;
        }
        return new Beian(state, settings, List.of(), badges, clock);
    }

    /**
     * The library of an application that starts although its settings are wrong: it touches no page, and its status tells
     * the problems.
     *
     * @param reason tells the problems
     * @param settings the settings as they are written, for what they say of the status; without any if they could not be
     *     read
     * @param clock tells the time; its zone does not matter
     */
    public static Beian invalid(InvalidSettingsException reason, BeianSettings settings, Clock clock) {
        BoundSettings nothing = SettingsBinder.bindStatusAlone(settings, reason.locale());
        SiteBadges none = new SiteBadges(nothing, null, ClassLoader.getSystemClassLoader());
        return new Beian(State.INVALID, nothing, reason.problems(), none, clock);
    }

    /** Whether pages are looked at, and if not, why not. */
    public State state() {
        return state;
    }

    /** Whether pages are looked at. */
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /** What is configured for all sites together. */
    public BeianOptions options() {
        return settings.options();
    }

    /** The sites, in the order of their configuration. */
    public List<Site> sites() {
        return settings.sites();
    }

    /** What is wrong in the settings; empty unless the state is {@link State#INVALID}. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is doubtful in the settings. */
    public List<Problem> warnings() {
        return settings.warnings();
    }

    /**
     * The site that a host belongs to.
     *
     * @param host as a request names it, perhaps with port and final dot; null if it names none
     * @return the site; null if none covers the host
     */
    public @Nullable Site siteOf(@Nullable String host) {
        return sites.siteOf(host);
    }

    /**
     * The footer of a site.
     *
     * @param site one of {@link #sites()}
     * @throws IllegalArgumentException if it is none of them
     */
    public SiteFooter footerOf(Site site) {
        SiteFooter footer = footers.get(site.name());
        if (footer == null) {
            throw new IllegalArgumentException("no site of this library: " + site.name());
        }
        return footer;
    }

    private FooterAssets assets(Site site, @Nullable Asset badge) {
        String baseUrl = options().assetsBaseUrl();
        FooterAssets.Address base = baseUrl == null
                ? new FooterAssets.Address(options().assetsPath(), true)
                : new FooterAssets.Address(baseUrl, false);
        return FooterAssets.of(base, site.psb().icon(), badge);
    }

    /** What pages refer to and the application has to serve below {@code beian.assets.path}. */
    public List<Asset> assets() {
        return assets;
    }

    /** Counts what became of every page. */
    public PageJournal journal() {
        return journal;
    }

    /** Audits pages as they are served. */
    public EvidenceCollector evidence() {
        return evidence;
    }

    /** Tells the time. */
    public Clock clock() {
        return clock;
    }

    /** The day in China. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    /**
     * Has the verdicts looked at beside requests, at most once a minute, so that the log tells a change even if nobody asks
     * for the report. To be called when a page was served; costs a comparison.
     */
    public void pageServed() {
        long dueAt = nextLookAt.get();
        long now = clock.millis();
        if (now < dueAt || !nextLookAt.compareAndSet(dueAt, now + LOOK_INTERVAL_MILLIS)) {
            return;
        }
        try {
            background.execute(this::look);
        } catch (RejectedExecutionException busyOrClosed) {
            // The next minute will do.
        }
    }

    private void look() {
        try {
            report();
        } catch (RuntimeException fault) {
            logOnce(fault);
        }
    }

    private void logOnce(Throwable fault) {
        if (faultLogged.compareAndSet(false, true)) {
            LOGGER.log(System.Logger.Level.WARNING, "beian: an audit failed; logged once", fault);
        }
    }

    /**
     * Judges all sites as they are now, and reports. A verdict that has changed since the last report is logged.
     *
     * @return the report, which every view of the status shows
     */
    public StatusReport report() {
        reporting.lock();
        try {
            StatusReport report = judge();
            verdicts.see(report);
            return report;
        } finally {
            reporting.unlock();
        }
    }

    private StatusReport judge() {
        return StatusReport.of(new StatusFacts(
                clock.instant(),
                instance,
                options().locale(),
                options().status().dueSoonDays(),
                options().isEnabled(),
                options().evidence().pages() != EvidencePages.NONE,
                sites(),
                journal.snapshot(),
                evidenceBySite(),
                fingerprints(),
                texts(problems),
                texts(warnings())));
    }

    private Map<String, List<PageEvidence>> evidenceBySite() {
        Map<String, List<PageEvidence>> bySite = new HashMap<>();
        for (Site site : sites()) {
            bySite.put(site.name(), evidence.of(site.name()));
        }
        return bySite;
    }

    private Map<String, String> fingerprints() {
        Map<String, String> bySite = new HashMap<>();
        for (Map.Entry<String, SiteFooter> footer : footers.entrySet()) {
            bySite.put(footer.getKey(), footer.getValue().fingerprint());
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

    /** Tells this instance of the application from the others of a cluster; another one after each start. */
    public String instance() {
        return instance;
    }

    /** Ends what goes on beside requests; pages may still be served. Waits a moment for an audit that is under way. */
    @Override
    public void close() {
        background.close();
    }
}
