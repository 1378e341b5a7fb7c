package dev.beian.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the characters that a search is about are written in one encoding, and what a page has to be looked through for.
 *
 * <p>Decodes no page: a character is the bytes that it consists of, told apart by the encoding's structure, and is looked
 * up as a whole. Immutable.
 */
final class SearchAlphabet {
    /** The byte to stop at is {@link #anchor()}. */
    static final int AT_ANCHOR = 0;

    /** Every byte that is not ASCII is a place to stop at. */
    static final int AT_NON_ASCII = 1;

    /** Raw text cannot start what is looked for: only character references can. */
    static final int AT_REFERENCES = 2;

    /** All text is compared. */
    static final int EVERYWHERE = 3;

    /** For {@link #pairFirst} and {@link #pairSecond} a pair that no text has: eight times 0xFF. */
    static final long NEVER = -1;

    private static final int UTF8 = 0;
    private static final int PAIRS = 1;
    private static final int GB = 2; // pairs, or four bytes of which the second and the fourth are digits
    private static final int OTHER = 3;

    private final int family;
    private final int mode;
    private final byte[] lengths = new byte[128]; // of a character in bytes, by its first byte less 0x80
    private final int[] sequences; // a character's bytes in one int, the last one lowest; open addressing, 0 is free
    private final char[] forms; // beside sequences
    private final int anchor;
    private final int anchorOffset; // bytes before the anchor that belong to the same character
    private final long pairFirst; // see pairFirst()
    private final int[] anchored; // the first anchorOffset + 1 bytes of the characters with the anchor

    /**
     * An alphabet.
     *
     * @param charset null where the encoding is unknown, which is then taken for UTF-8
     */
    SearchAlphabet(@Nullable Charset charset, WantedText[] texts) {
        Charset known = encoding(charset);
        family = family(known.name());
        Arrays.fill(lengths, (byte) 1);
        fillLengths(known.name());
        CharsetEncoder encoder = known.canEncode() && !known.name().startsWith("UTF-16") ? known.newEncoder() : null;
        String characters = characters(texts);
        int size = Integer.highestOneBit(characters.length()) * 4;
        sequences = new int[size];
        forms = new char[size];
        characters.chars().forEach(c -> enter(sequence(encoder, (char) c), TextForm.of(c)));
        int[] firsts = firsts(encoder, texts);
        int[] place = charset == null ? null : anchor(firsts);
        anchor = place == null ? 0 : place[0];
        anchorOffset = place == null ? 0 : place[1];
        anchored = place == null ? firsts : heads(firsts, anchorOffset);
        mode = mode(charset, texts, firsts, place);
        pairFirst = findPair();
    }

    /** The first byte of a pair, repeated; 0 if there is none. */
    private long findPair() {
        if (mode == AT_REFERENCES) {
            return NEVER;
        }
        if (mode != AT_ANCHOR || anchorOffset == 0) {
            return 0;
        }
        int[] before = Arrays.stream(anchored)
                .map(head -> head >>> 8 & 0xFF)
                .distinct()
                .toArray();
        return before.length == 1 ? Swar.ONES * before[0] : 0;
    }

    /** The encoding that a page is read in: browsers read GBK as what it is a part of. */
    private static Charset encoding(@Nullable Charset charset) {
        if (charset == null) {
            return StandardCharsets.UTF_8;
        }
        return charset.name().equals("GBK") ? Charset.forName("GB18030") : charset;
    }

    private static int family(String name) {
        return switch (name) {
            case "UTF-8" -> UTF8;
            case "GB18030" -> GB;
            case "Big5", "x-windows-949" -> PAIRS;
            default -> OTHER;
        };
    }

    private void fillLengths(String name) {
        switch (name) {
            case "UTF-8" -> {
                fill(0xC2, 0xDF, 2);
                fill(0xE0, 0xEF, 3);
                fill(0xF0, 0xF4, 4);
            }
            case "GB18030", "Big5", "x-windows-949" -> fill(0x81, 0xFE, 2);
            case "EUC-JP" -> {
                fill(0xA1, 0xFE, 2);
                fill(0x8E, 0x8E, 2);
                fill(0x8F, 0x8F, 3);
            }
            case "windows-31j" -> {
                fill(0x81, 0x9F, 2);
                fill(0xE0, 0xFC, 2);
            }
            default -> {}
        }
    }

    private void fill(int from, int to, int length) {
        Arrays.fill(lengths, from - 0x80, to - 0x80 + 1, (byte) length);
    }

    private static String characters(WantedText[] texts) {
        StringBuilder all = new StringBuilder(TextForm.variants());
        for (WantedText text : texts) {
            text.form().chars().filter(c -> c >= 0x80).forEach(c -> all.append((char) c));
        }
        return all.toString();
    }

    /** The bytes of a character in one int; 0 if the encoding lacks it. */
    private static int sequence(@Nullable CharsetEncoder encoder, char character) {
        if (encoder == null) {
            return 0;
        }
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {character}));
            int sequence = 0;
            while (bytes.hasRemaining()) {
                sequence = sequence << 8 | bytes.get() & 0xFF;
            }
            return sequence;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }

    private void enter(int sequence, char form) {
        if (sequence != 0) {
            int index = indexOf(sequence);
            sequences[index] = sequence;
            forms[index] = form;
        }
    }

    private int indexOf(int sequence) {
        int index = sequence * 0x9E3779B9 >>> 8 & sequences.length - 1;
        while (sequences[index] != 0 && sequences[index] != sequence) {
            index = index + 1 & sequences.length - 1;
        }
        return index;
    }

    private static int[] firsts(@Nullable CharsetEncoder encoder, WantedText[] texts) {
        return Arrays.stream(texts)
                .mapToInt(text -> sequence(encoder, text.form().charAt(0)))
                .filter(sequence -> sequence != 0)
                .distinct()
                .toArray();
    }

    /** A byte, and its index, that all characters have in common, the last one if it can be; null if there is none. */
    private static int @Nullable [] anchor(int[] firsts) {
        if (firsts.length == 0) {
            return null;
        }
        int length = length(firsts[0]);
        for (int offset = length - 1; offset >= 0; offset--) {
            int candidate = at(firsts[0], offset);
            boolean common = candidate >= 0x80;
            for (int first : firsts) {
                common &= length(first) == length && at(first, offset) == candidate;
            }
            if (common) {
                return new int[] {candidate, offset};
            }
        }
        return null;
    }

    private static int length(int sequence) {
        return 4 - (Integer.numberOfLeadingZeros(sequence) >>> 3);
    }

    private static int at(int sequence, int offset) {
        return sequence >>> (length(sequence) - 1 - offset << 3) & 0xFF;
    }

    private static int[] heads(int[] firsts, int offset) {
        return Arrays.stream(firsts)
                .map(sequence -> sequence >>> (length(sequence) - 1 - offset << 3))
                .distinct()
                .toArray();
    }

    private int mode(@Nullable Charset charset, WantedText[] texts, int[] firsts, int @Nullable [] place) {
        boolean ascii = Arrays.stream(texts).anyMatch(text -> text.form().charAt(0) < 0x80);
        boolean multiByte = false;
        for (byte length : lengths) {
            multiByte |= length > 1;
        }
        if (ascii || family == OTHER && multiByte) {
            return EVERYWHERE;
        }
        if (charset != null && firsts.length == 0) {
            return AT_REFERENCES;
        }
        return place == null ? AT_NON_ASCII : AT_ANCHOR;
    }

    /** What a text has to be looked through for. */
    int mode() {
        return mode;
    }

    /** The byte to stop at. */
    int anchor() {
        return anchor;
    }

    /** How many bytes of a character come before the anchor. */
    int anchorOffset() {
        return anchorOffset;
    }

    /**
     * The first of two bytes that stand next to each other in every character that can start what is looked for, in all
     * eight bytes of a word; 0 if there is no such pair. A page that lacks the pair has none of the characters.
     */
    long pairFirst() {
        return pairFirst;
    }

    /** The second byte of the pair, in all eight bytes of a word. */
    long pairSecond() {
        return mode == AT_REFERENCES ? NEVER : Swar.ONES * anchor;
    }

    /** Whether some bytes are the start, up to the anchor, of a character that is looked for. */
    boolean isAnchored(int head) {
        for (int candidate : anchored) {
            if (candidate == head) {
                return true;
            }
        }
        return false;
    }

    boolean isUtf8() {
        return family == UTF8;
    }

    /** Whether a byte alone does not tell whether it is the first one of a character. */
    boolean isAmbiguous() {
        return family == PAIRS || family == GB;
    }

    /** How many bytes a character has by its first one, which is not ASCII. */
    int length(byte first) {
        return lengths[first & 0x7F];
    }

    /**
     * How many bytes a character has by its first ones.
     *
     * @param count how many bytes are known before this one
     * @param length what is known of the length
     * @param b the next byte
     * @return the length; 0 if the byte does not belong to the character
     */
    int length(int count, int length, byte b) {
        if (family == UTF8) {
            return (b & 0xC0) == 0x80 ? length : 0;
        }
        if (family == GB && b >= '0' && b <= '9' && (count == 1 || count == 3)) {
            return 4;
        }
        if (family == GB && count >= 2) {
            return count == 2 && b < 0 ? length : 0;
        }
        return b < 0 || b >= 0x40 ? length : 0;
    }

    /** The form of a character by its bytes. */
    char form(int sequence) {
        return forms[indexOf(sequence)];
    }
}
