package dev.beian;

import dev.beian.audit.EvidenceCollector;
import dev.beian.config.BeianOptions;
import dev.beian.config.BeianSettings;
import dev.beian.config.BoundSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Problem;
import dev.beian.config.SettingsBinder;
import dev.beian.footer.Asset;
import dev.beian.footer.FooterStylesheet;
import dev.beian.footer.SiteFooter;
import dev.beian.site.Site;
import dev.beian.status.PageJournal;
import dev.beian.status.PageOutcome;
import dev.beian.status.StatusReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The assembled library of one application: its sites with their footers, and the journal of the pages that it served.
 *
 * <p>Every integration (filter, Spring Boot, status) builds one at start and asks it from then on; two integrations of one
 * application share the same one. At start the settings are judged, and nothing else is made: what pages and status need
 * is made when the first of them asks. Immutable but for journal and evidence, which only grow; safe for any number of
 * threads. Who assembles it closes it when the application ends.
 */
public final class Beian implements AutoCloseable {
    /** The time zone of all legal dates, and of the year in a copyright notice. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final State state;
    private final BoundSettings settings;
    private final List<Problem> problems;
    private final SiteBadges badges;
    private final Clock clock;
    private final Instant assembledAt;

    private final Lock beginning = new ReentrantLock();
    private volatile @Nullable SitesInOperation operation; // as long as nobody asked for a page or the status, null
    private boolean isClosed; // guarded by the lock
    private String application = ""; // guarded by the lock
    private final List<Runnable> waiting = new ArrayList<>(); // guarded by the lock

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
        this.badges = badges;
        this.clock = clock;
        this.assembledAt = clock.instant();
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
        return operation().siteOf(host);
    }

    /**
     * The footer of a site.
     *
     * @param site one of {@link #sites()}
     * @throws IllegalArgumentException if it is none of them
     */
    public SiteFooter footerOf(Site site) {
        return operation().footerOf(site);
    }

    /**
     * What tells the footer of a site apart from others, for those who show it and have nothing else to do with footers.
     *
     * @param site one of {@link #sites()}
     * @return as {@link SiteFooter#fingerprint()}
     * @throws IllegalArgumentException if it is none of them
     */
    public String fingerprintOf(Site site) {
        return footerOf(site).fingerprint();
    }

    /** What pages refer to and the application has to serve below {@code beian.assets.path}. */
    public List<Asset> assets() {
        List<Asset> served = new ArrayList<>(badges.all());
        served.add(FooterStylesheet.asset());
        return List.copyOf(served);
    }

    /** Counts what became of every page. */
    public PageJournal journal() {
        return operation().journal();
    }

    /** Audits pages as they are served. */
    public EvidenceCollector evidence() {
        return operation().evidence();
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
        operation().pageServed();
    }

    /**
     * Judges all sites as they are now, and reports. The first verdict on a site is logged, and each that has changed since
     * the last report.
     *
     * @return the report, which every view of the status shows
     */
    public StatusReport report() {
        return operation().report();
    }

    /** Tells this instance of the application from the others of a cluster; another one after each start. */
    public String instance() {
        return operation().instance();
    }

    /**
     * Has something done once, beside requests, when the first page comes or somebody looks at the status for the first
     * time; at once, by this thread, if that has been. For views of what is only made then: footers, journal, evidence.
     *
     * @param task what it throws is logged
     */
    public void whenInOperation(Runnable task) {
        beginning.lock();
        try {
            if (operation == null) {
                waiting.add(task);
                return;
            }
        } finally {
            beginning.unlock();
        }
        SitesInOperation.doNow(task);
    }

    /**
     * How many pages of a site had an outcome so far. Makes nothing that is not there yet, so that reading a meter has no
     * consequences.
     *
     * @param site the site's name; null for hosts that no site covers
     * @param outcome the outcome, with its reason if it has one
     */
    public long pages(@Nullable String site, PageOutcome outcome) {
        SitesInOperation known = operation;
        return known == null ? 0 : known.journal().count(site, outcome);
    }

    /**
     * Names the application in what is logged later, which it may share with others of its container.
     *
     * @param name as a rule the path of its context
     */
    public void runsAs(String name) {
        beginning.lock();
        try {
            application = name;
        } finally {
            beginning.unlock();
        }
    }

    private SitesInOperation operation() {
        SitesInOperation known = operation;
        return known != null ? known : begin();
    }

    private SitesInOperation begin() {
        SitesInOperation begun;
        List<Runnable> told;
        beginning.lock();
        try {
            begun = operation;
            if (begun != null) {
                return begun;
            }
            begun = new SitesInOperation(settings, problems, badges, clock, assembledAt, application);
            if (isClosed) {
                begun.close();
            }
            operation = begun;
            told = List.copyOf(waiting);
            waiting.clear();
        } finally {
            beginning.unlock();
        }
        begun.doLater(told);
        return begun;
    }

    /** Ends what goes on beside requests; pages may still be served. Waits a moment for an audit that is under way. */
    @Override
    public void close() {
        SitesInOperation begun;
        beginning.lock();
        try {
            isClosed = true;
            begun = operation;
        } finally {
            beginning.unlock();
        }
        if (begun != null) {
            begun.close();
        }
    }
}
