package dev.beian.status;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was served of one site until a moment. Immutable.
 *
 * @param injected pages with our footer
 * @param present pages that had everything by themselves
 * @param failed pages that went out as written for a fault of ours
 * @param skipped pages without our footer, by reason
 * @param onPublicHost pages, whatever became of them, under a host that the public may use
 * @param notes pages of which something is noteworthy
 */
public record SiteTraffic(
        Count injected,
        Count present,
        Count failed,
        Map<String, Skip> skipped,
        Count onPublicHost,
        Map<PageNote, Skip> notes) {
    /** Nothing served. */
    public static final SiteTraffic NONE =
            new SiteTraffic(Count.ZERO, Count.ZERO, Count.ZERO, Map.of(), Count.ZERO, Map.of());

    /** Copies the maps, in the order of their keys. */
    public SiteTraffic {
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    }

    /**
     * A count with its times.
     *
     * @param count how many
     * @param firstAt when the first one was served; null if none was
     * @param lastAt when the last one was served; null if none was
     */
    public record Count(
            long count, @Nullable Instant firstAt, @Nullable Instant lastAt) {
        /** None. */
        public static final Count ZERO = new Count(0, null, null);
    }

    /**
     * The pages that were skipped for one reason, or of which one thing is noteworthy.
     *
     * @param count how many
     * @param firstAt when the first one was served; null if none was
     * @param lastAt when the last one was served; null if none was
     * @param lastPath the path of one of the last, shortened, without query; null if not known
     */
    public record Skip(
            long count,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            @Nullable String lastPath) {}

    /** All pages, whatever became of them. */
    public long total() {
        long skips = 0;
        for (Skip skip : skipped.values()) {
            skips += skip.count();
        }
        return injected.count() + present.count() + failed.count() + skips;
    }
}
