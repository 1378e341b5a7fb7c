package dev.beian.status;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the pages of one site. Lock-free; bounded however many reasons there are. */
final class SiteTally {
    /** More reasons than the library has; what is counted beyond them comes under {@link #OTHER}. */
    private static final int MOST_REASONS = 48;

    private static final String OTHER = "other";

    private static final int LONGEST_KEPT = 512;

    private final Tally injected = new Tally();
    private final Tally present = new Tally();
    private final Tally failed = new Tally();
    private final Tally onPublicHost = new Tally();
    private final Map<PageNote, Skipped> notes = new EnumMap<>(PageNote.class); // all of them, never changed
    private final ConcurrentHashMap<String, Skipped> skipped = new ConcurrentHashMap<>();
    private final AtomicInteger reasons = new AtomicInteger();
    private final List<Consumer<String>> reasonListeners = new CopyOnWriteArrayList<>();

    /** Pages of one kind, with the path of one of the last. */
    private static final class Skipped {
        private final Tally tally = new Tally();
        private final AtomicReference<@Nullable String> path = new AtomicReference<>();

        void add(@Nullable String example, long now) {
            tally.add(now);
            if (example != null) {
                // As it came: what must not be shown is removed when somebody looks.
                path.setRelease(example.length() <= LONGEST_KEPT ? example : example.substring(0, LONGEST_KEPT));
            }
        }

        SiteTraffic.Skip snapshot() {
            return new SiteTraffic.Skip(
                    tally.count(), tally.firstAt(), tally.lastAt(), ExamplePath.of(path.getAcquire()));
        }
    }

    SiteTally() {
        for (PageNote note : PageNote.values()) {
            notes.put(note, new Skipped());
        }
    }

    void note(PageNote note, @Nullable String path, long now) {
        Skipped pages = notes.get(note);
        if (pages != null) {
            pages.add(path, now);
        }
    }

    void add(PageOutcome outcome, @Nullable String path, long now) {
        switch (outcome.kind()) {
            case INJECTED -> injected.add(now);
            case PRESENT -> present.add(now);
            case FAILED -> failed.add(now);
            case SKIPPED -> {
                skipped(outcome.reason() == null ? OTHER : outcome.reason()).add(path, now);
            }
        }
    }

    /** A page, counted besides, was served under a host that the public may use. */
    void addPublicHost(long now) {
        onPublicHost.add(now);
    }

    long count(PageOutcome outcome) {
        return switch (outcome.kind()) {
            case INJECTED -> injected.count();
            case PRESENT -> present.count();
            case FAILED -> failed.count();
            case SKIPPED -> {
                Skipped known = outcome.reason() == null ? null : skipped.get(outcome.reason());
                yield known == null ? 0 : known.tally.count();
            }
        };
    }

    /** Has a reason counted from zero before its first page. */
    void expect(String reason) {
        skipped(reason);
    }

    private Skipped skipped(String reason) {
        Skipped known = skipped.get(reason);
        if (known != null) {
            return known;
        }
        if (!reason.equals(OTHER) && reasons.get() >= MOST_REASONS) {
            return skipped(OTHER);
        }
        Skipped created = new Skipped();
        Skipped before = skipped.putIfAbsent(reason, created);
        if (before != null) {
            return before;
        }
        reasons.incrementAndGet();
        for (Consumer<String> listener : reasonListeners) {
            listener.accept(reason);
        }
        return created;
    }

    /** Tells each reason that pages were skipped for or will be; perhaps twice. */
    void onReason(Consumer<String> listener) {
        reasonListeners.add(listener);
        skipped.keySet().forEach(listener);
    }

    SiteTraffic snapshot() {
        Map<String, SiteTraffic.Skip> skips = new TreeMap<>();
        for (Map.Entry<String, Skipped> known : skipped.entrySet()) {
            skips.put(known.getKey(), known.getValue().snapshot());
        }
        Map<PageNote, SiteTraffic.Skip> noted = new TreeMap<>();
        for (PageNote note : PageNote.values()) {
            Skipped pages = notes.get(note);
            if (pages != null && pages.tally.count() > 0) {
                noted.put(note, pages.snapshot());
            }
        }
        return new SiteTraffic(of(injected), of(present), of(failed), skips, of(onPublicHost), noted);
    }

    private static SiteTraffic.Count of(Tally tally) {
        return new SiteTraffic.Count(tally.count(), tally.firstAt(), tally.lastAt());
    }
}
