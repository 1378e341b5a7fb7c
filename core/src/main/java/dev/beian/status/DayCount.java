package dev.beian.status;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts events of the last day, hour by hour: an hour's place is taken over by the same hour of the next day. Exact but
 * for events that meet the turn of an hour, which may be counted in the wrong one. Lock-free, creates nothing.
 */
final class DayCount {
    private static final int HOURS = 24;
    private static final long HOUR_MILLIS = 3_600_000;

    /** A place holds its hour, counted from the epoch, above so many bits with the events of that hour. */
    private static final int COUNT_BITS = 40;

    private final AtomicLongArray places = new AtomicLongArray(HOURS);

    /** Counts one event, at a time in milliseconds of the epoch. */
    void add(long now) {
        long hour = Math.floorDiv(now, HOUR_MILLIS);
        int place = Math.floorMod(hour, HOURS);
        long held = places.get(place);
        while (held >> COUNT_BITS != hour) {
            if (places.compareAndSet(place, held, hour << COUNT_BITS | 1)) {
                return;
            }
            held = places.get(place);
        }
        places.getAndIncrement(place);
    }

    /** The events of the hour of a time and of the 23 hours before it. */
    long count(long now) {
        long hour = Math.floorDiv(now, HOUR_MILLIS);
        long sum = 0;
        for (int place = 0; place < HOURS; place++) {
            long held = places.get(place);
            long age = hour - (held >> COUNT_BITS);
            if (age >= 0 && age < HOURS) {
                sum += held & (1L << COUNT_BITS) - 1;
            }
        }
        return sum;
    }
}
