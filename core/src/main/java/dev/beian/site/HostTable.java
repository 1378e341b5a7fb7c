package dev.beian.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sites by the names of their hosts, for names in any letter case. A host is read once, from its end to its start, and
 * looked up at each dot by a hash that is carried along: no object is made, and neither the number of hosts nor that of
 * sites makes a difference. Immutable.
 */
final class HostTable {
    private static final int HASH_FACTOR = 31;
    private static final int MIX = 0x9E3779B9; // 2^32 divided by the golden ratio: spreads consecutive hashes

    private final @Nullable Entry[] slots; // open addressing, at most half full, size a power of two
    private final boolean isEmpty;
    private final int shift; // how far a mixed hash is shifted down to index a slot

    /** A table of all hosts of some sites; where two claim the same host, the first has it. */
    HostTable(List<Site> sites) {
        int count = 0;
        for (Site site : sites) {
            count += site.hosts().size();
        }
        isEmpty = count == 0;
        int bits = Math.max(2, 33 - Integer.numberOfLeadingZeros(count));
        slots = new Entry[1 << bits];
        shift = Integer.SIZE - bits;
        for (Site site : sites) {
            for (HostPattern host : site.hosts()) {
                Entry entry = entryOf(host.name());
                if (!host.isWildcard() && entry.self == null) {
                    entry.self = site;
                }
                if (host.isWildcard() && entry.belowAlone == null) {
                    entry.belowAlone = site;
                }
            }
        }
    }

    /** Whether no site names a host. */
    boolean isEmpty() {
        return isEmpty;
    }

    private Entry entryOf(String name) {
        int hash = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            hash = hash * HASH_FACTOR + name.charAt(i);
        }
        int slot = hash * MIX >>> shift;
        for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.name.equals(name)) {
                return entry;
            }
            slot = slot + 1 & slots.length - 1;
        }
        Entry made = new Entry(name, hash);
        slots[slot] = made;
        return made;
    }

    /**
     * The site of the longest name that covers a host.
     *
     * @param text holds the host, in ASCII
     * @param from where it starts
     * @param to where it ends
     * @return the site; null if no name covers it
     */
    @Nullable Site find(String text, int from, int to) {
        Site longest = null;
        int hash = 0;
        for (int i = to - 1; i >= from; i--) {
            hash = hash * HASH_FACTOR + lowerCase(text.charAt(i));
            boolean whole = i == from;
            if (whole || text.charAt(i - 1) == '.') {
                Entry entry = get(hash, text, i, to);
                Site site = entry == null ? null : whole ? entry.self : entry.below();
                longest = site == null ? longest : site;
            }
        }
        return longest;
    }

    private @Nullable Entry get(int hash, String text, int from, int to) {
        int slot = hash * MIX >>> shift;
        for (Entry entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (entry.hash == hash && entry.name.length() == to - from && isSame(text, from, entry.name)) {
                return entry;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return null;
    }

    private static boolean isSame(String text, int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (lowerCase(text.charAt(from + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    private static final class Entry {
        final String name;
        final int hash;
        final boolean isAddress; // which has no sub-domains

        @Nullable Site self; // of the name itself

        @Nullable Site belowAlone; // of its sub-domains, by a pattern with a wildcard

        Entry(String name, int hash) {
            this.name = name;
            this.hash = hash;
            this.isAddress = IpAddress.parse(name) != null;
        }

        /** Whose the sub-domains are: a wildcard, being the longer pattern, beats the name. */
        @Nullable Site below() {
            return belowAlone != null || isAddress ? belowAlone : self;
        }
    }
}
