package dev.beian;

import dev.beian.config.BeianOptions;
import dev.beian.config.BoundSettings;
import dev.beian.config.Problem;
import dev.beian.site.Site;
import dev.beian.site.SiteRegistry;
import dev.beian.status.LocalisedText;
import dev.beian.status.PageJournal;
import dev.beian.status.StatusFacts;
import dev.beian.status.StatusReport;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The assembled library of one application: its sites with their footers, and the journal of the pages that it served.
 *
 * <p>Every integration (filter, Spring Boot, status) builds one at start and asks it from then on; two integrations of one
 * application share the same one. Immutable but for the journal, which only counts; safe for any number of threads. There
 * is nothing to close.
 */
public final class Beian {
    /** The time zone of all legal dates, and of the year in a copyright notice. */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final State state;
    private final BoundSettings settings;
    private final List<Problem> problems;
    private final SiteRegistry sites;
    private final PageJournal journal;
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

    private Beian(State state, BoundSettings settings, List<Problem> problems, Clock clock) {
        this.state = state;
        this.settings = settings;
        this.problems = List.copyOf(problems);
        this.sites = new SiteRegistry(settings.sites());
        this.journal = new PageJournal(settings.sites().stream().map(Site::name).toList(), clock);
        this.clock = clock;
        this.instance = InstanceName.create();
    }

    /**
     * Assembles the library from valid settings.
     *
     * @param settings what is configured
     * @param clock tells the time; its zone does not matter
     */
    public static Beian of(BoundSettings settings, Clock clock) {
        Objects.requireNonNull(clock, "clock");
        State state = State.ACTIVE;
        if (!settings.options().isEnabled()) {
            state = State.DISABLED;
        } else if (settings.sites().isEmpty()) {
            state = State.NOT_CONFIGURED;
        }
        return new Beian(state, settings, List.of(), clock);
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

    /** Counts what became of every page. */
    public PageJournal journal() {
        return journal;
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
     * Judges all sites as they are now, and reports.
     *
     * @return the report, which every view of the status shows
     */
    public StatusReport report() {
        return StatusReport.of(new StatusFacts(
                clock.instant(),
                instance,
                options().locale(),
                options().status().dueSoonDays(),
                options().isEnabled(),
                sites(),
                journal.snapshot(),
                Map.of(),
                Map.of(),
                texts(problems),
                texts(warnings())));
    }

    private static List<LocalisedText> texts(List<Problem> problems) {
        return problems.stream()
                .map(problem -> (LocalisedText) problem::message)
                .toList();
    }

    /** Tells this instance of the application from the others of a cluster; another one after each start. */
    public String instance() {
        return instance;
    }
}
