package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts the {@code <} of a page, eight bytes at a time: every scanner of markup has to stop at each of them, and this
 * does nothing there. What it takes is the limit.
 */
public final class LessThanHopping {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long PATTERN = ONES * '<';

    private LessThanHopping() {}

    /** The number of {@code <} in a piece of a page. */
    public static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = next(bytes, from, to); i < to; i = next(bytes, i + 1, to)) {
            count++;
        }
        return count;
    }

    /** The number of {@code <} in a page. */
    static int count(Page page) {
        int count = 0;
        for (byte[] piece : page.pieces()) {
            count += count(piece, 0, piece.length);
        }
        return count;
    }

    private static int next(byte[] bytes, int from, int to) {
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long word = (long) WORD.get(bytes, i) ^ PATTERN;
            long found = (word - ONES) & ~word & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < to && bytes[i] != '<') {
            i++;
        }
        return i;
    }
}
