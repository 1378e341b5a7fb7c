package dev.beian.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers which hosts without a site get the most pages, in a fixed number of places.
 *
 * <p>A host has one place, found by its hash. Whoever holds a place gains weight with every page and loses it with every
 * page of another host that belongs there; at weight zero the other one takes over (the majority vote of Boyer and
 * Moore, a vote for each place). So names that clients invent pass through, and one that is really served stays. Lock-free;
 * the weights may be off by a few under contention, which decides about nothing but the example shown.
 */
final class UnknownHosts {
    /** A power of two. */
    private static final int PLACES = 64;

    /** The longest name of the DNS, and a port; what is longer is no host. */
    private static final int LONGEST = 253 + 6;

    private final AtomicReferenceArray<String> hosts = new AtomicReferenceArray<>(PLACES);
    private final AtomicLongArray weights = new AtomicLongArray(PLACES);

    /** A page was served on a host. */
    void add(String host) {
        if (host.length() > LONGEST) {
            return;
        }
        int hash = host.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (host.equals(hosts.get(place))) {
            weights.incrementAndGet(place);
        } else if (weights.decrementAndGet(place) < 0) {
            hosts.set(place, host);
            weights.set(place, 1);
        }
    }

    /** The names that were served most, without port and fit to be shown, the most frequent first; at most so many. */
    List<String> top(int limit) {
        record Weighed(String host, long weight) {}
        List<Weighed> all = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            String host = hosts.get(i);
            if (host != null) {
                all.add(new Weighed(name(host), weights.get(i)));
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .sorted(Comparator.comparingLong(Weighed::weight).reversed().thenComparing(Weighed::host))
                .map(Weighed::host)
                .distinct()
                .limit(limit)
                .toList();
    }

    private static String name(String host) {
        int colon = host.indexOf(':');
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        // Clients choose it, and it is shown in findings and logs.
        return ExamplePath.printable(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }
}
