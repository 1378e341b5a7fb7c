package dev.beian.status;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts one kind of event and remembers when it was seen first and last. The count is exact under any concurrency; the
 * last time may be that of another event of the same moment. Lock-free, creates nothing once it is warm.
 */
final class Tally {
    /** No event yet; no clock of a server shows it. */
    private static final long NEVER = Long.MIN_VALUE;

    private final LongAdder count = new LongAdder();
    private final AtomicLong first = new AtomicLong(NEVER);
    private final AtomicLong last = new AtomicLong(NEVER);

    /** Counts one event, at a time in milliseconds of the epoch. */
    void add(long now) {
        count.increment();
        // Written only when it changes: at most once a millisecond, however many threads count.
        if (last.getPlain() < now) {
            last.setOpaque(now);
        }
        if (first.getPlain() == NEVER) {
            first.compareAndSet(NEVER, now);
        }
    }

    long count() {
        return count.sum();
    }

    @Nullable Instant firstAt() {
        return instant(first.get());
    }

    @Nullable Instant lastAt() {
        return instant(last.get());
    }

    private static @Nullable Instant instant(long millis) {
        return millis == NEVER ? null : Instant.ofEpochMilli(millis);
    }
}
