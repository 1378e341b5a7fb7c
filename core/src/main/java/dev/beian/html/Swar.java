package dev.beian.html;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes eight at a time ("SIMD within a register").
 *
 * <p>Most of a page is text and attribute values in which one byte value matters. A loop over single bytes looks at
 * about one byte in each nanosecond; these loops look at about ten. Words are read little-endian, so that the lowest
 * bits of a word are its first byte.
 */
final class Swar {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** One in every byte: multiplied with a byte value, it repeats that value eight times. */
    static final long ONES = 0x0101010101010101L;

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Swar() {}

    /** The eight bytes from an index on, which the array must have. */
    static long word(byte[] bytes, int from) {
        return (long) WORD.get(bytes, from);
    }

    /**
     * Marks the bytes that are zero: the high bit of the first zero byte is set, and no bit below it. Bits above it
     * mean nothing.
     *
     * <p>Derivation: {@code x - 1} borrows into the high bit for a byte of zero (and for those of 0x81 and above, which
     * {@code ~x} takes out again). A borrow out of a zero byte can only disturb bytes above it.
     */
    static long zeros(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }

    /**
     * Marks, as {@link #zeros} does, the bytes below a limit of at most 0x80. Bytes of 0x80 and above are never marked.
     */
    static long below(long word, int limit) {
        return (word - ONES * limit) & ~word & HIGH_BITS;
    }

    /** The bits before the first mark; all if there is none. */
    static long before(long marks) {
        return marks - 1 & ~marks;
    }

    /** The index, 0 to 7, of the first marked byte; 8 if none is. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The first index of a byte value.
     *
     * @param bytes the bytes
     * @param from first index to look at
     * @param to index after the last one to look at
     * @param value the value, 0 to 127
     * @return its first index, or {@code to}
     */
    static int indexOf(byte[] bytes, int from, int to, int value) {
        long pattern = ONES * value;
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long found = zeros(word(bytes, i) ^ pattern);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < to && bytes[i] != value) {
            i++;
        }
        return i;
    }

    /**
     * The first index of either of two byte values.
     *
     * @param bytes the bytes
     * @param from first index to look at
     * @param to index after the last one to look at
     * @param one a value, 0 to 127
     * @param other a value, 0 to 127
     * @return the first index of one of them, or {@code to}
     */
    static int indexOfEither(byte[] bytes, int from, int to, int one, int other) {
        long onePattern = ONES * one;
        long otherPattern = ONES * other;
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long word = word(bytes, i);
            long found = zeros(word ^ onePattern) | zeros(word ^ otherPattern);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < to && bytes[i] != one && bytes[i] != other) {
            i++;
        }
        return i;
    }

    /**
     * The first index of one of three byte values.
     *
     * @param bytes the bytes
     * @param from first index to look at
     * @param to index after the last one to look at
     * @param one a value, 0 to 127
     * @param other a value, 0 to 127
     * @param third a value, 0 to 255
     * @return the first index of one of them, or {@code to}
     */
    static int indexOfAny(byte[] bytes, int from, int to, int one, int other, int third) {
        long onePattern = ONES * one;
        long otherPattern = ONES * other;
        long thirdPattern = ONES * third;
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long word = word(bytes, i);
            long found = zeros(word ^ onePattern) | zeros(word ^ otherPattern) | zeros(word ^ thirdPattern);
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < to && bytes[i] != one && bytes[i] != other && bytes[i] != (byte) third) {
            i++;
        }
        return i;
    }

    /** The first index of either of two byte values, 0 to 127, or of any byte of 0x80 and above; else {@code to}. */
    static int indexOfEitherOrNonAscii(byte[] bytes, int from, int to, int one, int other) {
        long onePattern = ONES * one;
        long otherPattern = ONES * other;
        int i = from;
        for (int last = to - 8; i <= last; i += 8) {
            long word = word(bytes, i);
            long found = zeros(word ^ onePattern) | zeros(word ^ otherPattern) | word & HIGH_BITS;
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < to && bytes[i] != one && bytes[i] != other && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
