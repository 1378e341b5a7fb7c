package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * Lets a scanner of bytes read UTF-16: each code unit becomes one byte, ASCII as it is and everything else as one that
 * is not ASCII. Positions are then counted in code units. Not thread-safe; one instance for each page.
 */
final class CodeUnits {
    private static final byte OTHER = (byte) 0x80;

    private final byte[] narrow = new byte[512];
    private final char @Nullable [] wide; // the same code units as they are
    private final boolean bigEndian;
    private int odd = -1; // first byte of a code unit whose second byte has not come; -1 if there is none

    /** Code units, which a search is to read, too, if there is one. */
    CodeUnits(boolean bigEndian, @Nullable TextSearch search) {
        this.bigEndian = bigEndian;
        this.wide = search == null ? null : new char[narrow.length];
        if (search != null && wide != null) {
            search.readCodeUnits(wide);
        }
    }

    /** How many bytes at the end of the page so far are not a whole code unit: 0 or 1. */
    int oddLength() {
        return odd < 0 ? 0 : 1;
    }

    /** Hands the code units of a piece of the page to a scanner. */
    void scan(byte[] bytes, int from, int to, PageScanner scanner) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (odd < 0) {
                odd = bytes[i] & 0xFF;
                continue;
            }
            int high = bigEndian ? odd : bytes[i];
            int low = bigEndian ? bytes[i] : odd;
            odd = -1;
            if (wide != null) {
                wide[count] = (char) (high << 8 | low & 0xFF);
            }
            narrow[count++] = high == 0 && low >= 0 && low < 0x80 ? (byte) low : OTHER;
            if (count == narrow.length) {
                scanner.scan(narrow, 0, count);
                count = 0;
            }
        }
        if (count > 0) {
            scanner.scan(narrow, 0, count);
        }
    }
}
