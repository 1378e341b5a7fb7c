package dev.beian.status;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts events of the last day, hour by hour: an hour's place is taken over by the same hour of the next day. Exact but
 * for events that meet the turn of an hour, which may be lost or counted in the wrong one.
 *
 * <p>Lock-free, and threads that count at once write to different places of the memory; what they all read changes once
 * an hour.
 */
final class DayCount {
    private static final int HOURS = 24;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long NEVER = Long.MIN_VALUE;

    /** Which hour, counted from the epoch, a place holds the events of. */
    private final AtomicLongArray hours = new AtomicLongArray(HOURS);

    private final LongAdder[] events = new LongAdder[HOURS];

    DayCount() {
        for (int place = 0; place < HOURS; place++) {
            hours.set(place, NEVER);
            events[place] = new LongAdder();
        }
    }

    /** Counts one event, at a time in milliseconds of the epoch. */
    void add(long now) {
        long hour = Math.floorDiv(now, HOUR_MILLIS);
        int place = Math.floorMod(hour, HOURS);
        long held = hours.get(place);
        if (held != hour && hours.compareAndSet(place, held, hour)) {
            events[place].reset();
        }
        events[place].increment();
    }

    /** The events of the hour of a time and of the 23 hours before it. */
    long count(long now) {
        long hour = Math.floorDiv(now, HOUR_MILLIS);
        long sum = 0;
        for (int place = 0; place < HOURS; place++) {
            long held = hours.get(place);
            if (held <= hour && held > hour - HOURS) {
                sum += events[place].sum();
            }
        }
        return sum;
    }
}
