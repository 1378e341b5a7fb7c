package dev.beian.servlet.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What the paths of an application were seen to serve, in a fixed amount of memory.
 *
 * <p>A table of hashes: a path that falls into the same slot as another takes its place, and a path is taken for another
 * only if 62 bits of its hash agree. So an answer is a good guess, never a proof, and nothing that depends on it may do
 * harm when it is wrong. Lock-free; thread-safe.
 */
public final class ServedPaths {
    private static final int SLOTS = 8192; // 64 KiB
    private static final long PAGE = 1;
    private static final long OTHER = 2;
    private static final long HASH = ~(PAGE | OTHER);

    /** A hash without its two lowest bits, which tell what was served; 0 is an empty slot. */
    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);

    /** Differs for each instance, so that nobody outside can choose paths that collide. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    /** What a path was seen to serve. */
    public enum Kind {
        /** Nothing yet, or long ago. */
        UNKNOWN,
        /** HTML and nothing else. */
        PAGE,
        /** No HTML. */
        OTHER,
        /** Now HTML, now something else. */
        BOTH
    }

    /** An empty memory. */
    public ServedPaths() {}

    /**
     * What a path was seen to serve.
     *
     * @param path a path in any one form
     * @return what is remembered
     */
    public Kind kindOf(String path) {
        long hash = hash(path);
        long entry = slots.get(slot(hash));
        if ((entry & HASH) != (hash & HASH)) {
            return Kind.UNKNOWN;
        }
        if ((entry & PAGE) == 0) {
            return (entry & OTHER) == 0 ? Kind.UNKNOWN : Kind.OTHER;
        }
        return (entry & OTHER) == 0 ? Kind.PAGE : Kind.BOTH;
    }

    /**
     * Remembers what a path has served.
     *
     * @param path the path, in the form in which it will be asked for
     * @param page whether it was HTML
     */
    public void learn(String path, boolean page) {
        long hash = hash(path);
        int slot = slot(hash);
        long entry = slots.get(slot);
        long known = (entry & HASH) == (hash & HASH) ? entry : hash & HASH;
        long learnt = known | (page ? PAGE : OTHER);
        if (learnt != entry) {
            slots.set(slot, learnt); // of two at once, one may be forgotten and learnt again
        }
    }

    private static int slot(long hash) {
        return (int) (hash >>> 40) & (SLOTS - 1);
    }

    private long hash(String path) {
        long hash = seed;
        for (int i = 0; i < path.length(); i++) {
            hash = (hash ^ path.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
