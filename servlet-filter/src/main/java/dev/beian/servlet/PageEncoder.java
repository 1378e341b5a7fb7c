package dev.beian.servlet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns a page's text into its bytes, piece by piece as it is written.
 *
 * <p>As long as the page may still get its footer, the bytes of small pieces gather here, so that the page is read in pieces
 * of some hundred bytes instead of a template's twenty: whoever ends, flushes or judges the page calls {@link #drain} before.
 * Otherwise nothing is kept from one write to the next but the first half of a surrogate pair, whose second half comes with
 * the next write. What the charset lacks becomes its replacement, as with the containers' own writers. UTF-8 has a loop of
 * its own because nearly all pages are written in it. Not thread-safe.
 */
final class PageEncoder {
    /** Characters that are encoded at a time: templates write fewer, and each page has arrays of its own. */
    private static final int PIECE = 128;

    /** Bytes that gather before the page gets them. */
    private static final int GATHERED = 512;

    /** Room beyond for the longest that comes at once: a replacement and a character, or one with its shift sequence. */
    private static final int SLACK = 8;

    /** How much of what has gathered may stay behind when room is made. */
    private static final int LONGEST_TAIL = GATHERED / 2;

    private static final byte REPLACEMENT = '?';

    private final PageBody page;

    /** Whether text may gather: false where nobody may ask for it before the container ends the response. */
    private boolean gathers;

    /** Null for UTF-8, and for ISO-8859-1 where each char is replaced by itself. */
    private final @Nullable CharsetEncoder other;

    /** Whether each char is a byte of its own. */
    private final boolean latin1;

    private final char[] chars = new char[PIECE];
    private final byte[] bytes = new byte[GATHERED + SLACK];

    /** How many bytes have gathered. */
    private int gathered;

    /** Views of both for a charset's encoder, made with its first piece. */
    private @Nullable CharBuffer charBuffer;

    private @Nullable ByteBuffer byteBuffer;

    /** A high surrogate that waits for its other half, 0 if none does. */
    private char high;

    private PageEncoder(PageBody page, boolean gathers, @Nullable CharsetEncoder other, boolean latin1) {
        this.page = page;
        this.gathers = gathers;
        this.other = other;
        this.latin1 = latin1;
    }

    /**
     * An encoder for the text of a page.
     *
     * @param encoding one that this platform supports
     * @param gathers whether text may gather
     */
    static PageEncoder of(String encoding, PageBody page, boolean gathers, ContainerTraits traits) {
        Charset charset = Charset.forName(encoding);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return new PageEncoder(page, gathers, null, false);
        }
        if (charset.equals(StandardCharsets.ISO_8859_1) && traits.replacesByChar()) {
            return new PageEncoder(page, gathers, null, true);
        }
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new PageEncoder(page, gathers, encoder, false);
    }

    void write(char c) throws IOException {
        chars[0] = c;
        encode(chars, 0, 1);
        written();
    }

    void write(String text, int from, int length) throws IOException {
        int end = from + length;
        for (int start = from; start < end; start += PIECE) {
            int count = Math.min(PIECE, end - start);
            text.getChars(start, start + count, chars, 0);
            encode(chars, 0, count);
        }
        written();
    }

    void write(char[] text, int from, int length) throws IOException {
        int end = from + length;
        for (int start = from; start < end; start += PIECE) {
            encode(text, start, Math.min(PIECE, end - start));
        }
        written();
    }

    private void written() throws IOException {
        if (!gathers || !page.mayWait()) {
            drain();
        }
    }

    /**
     * From here on nothing gathers: others than this thread may write and end the response. Where that holds already another
     * thread may be writing, and nothing is touched.
     */
    void stopGathering() throws IOException {
        if (gathers) {
            gathers = false;
            drain();
        }
    }

    /** Hands what has gathered to the page. */
    void drain() throws IOException {
        if (gathered > 0) {
            handOn(gathered);
        }
    }

    /** Makes room: hands on what ends with a tag, for a tag that comes in one piece is read faster. */
    private void makeRoom() throws IOException {
        int end = gathered;
        int least = end - LONGEST_TAIL;
        while (end > least && bytes[end - 1] != '>') {
            end--;
        }
        handOn(end == least ? gathered : end);
    }

    /** Hands the first bytes of what has gathered to the page. */
    private void handOn(int length) throws IOException {
        int tail = gathered - length;
        gathered = 0; // the page may ask for it again while it takes it
        page.receive(bytes, 0, length);
        System.arraycopy(bytes, length, bytes, 0, tail);
        gathered = tail;
    }

    /** The application has given up what it wrote. */
    void discard() {
        gathered = 0;
        high = 0;
    }

    /** The text is complete. */
    void finish() throws IOException {
        drain();
        if (high != 0) {
            high = 0;
            page.receiveByte(REPLACEMENT); // the last piece of text may still be waiting in our array
        }
    }

    private void encode(char[] text, int from, int count) throws IOException {
        if (other != null) {
            encodeOther(other, text, from, count);
            return;
        }
        int to = from + count;
        for (int next = from; next < to; ) {
            if (gathered >= GATHERED) {
                makeRoom();
            }
            next = latin1 ? latin1(text, next, to) : utf8(text, next, to);
        }
    }

    /** Encodes as much as there is room for; answers the index after it. */
    private int latin1(char[] text, int from, int to) {
        byte[] out = bytes;
        int in = from;
        int length = gathered;
        while (in < to && length < GATHERED) {
            char c = text[in++];
            out[length++] = c > 0xFF ? REPLACEMENT : (byte) c;
        }
        gathered = length;
        return in;
    }

    /** Encodes as much as there is room for; answers the index after it. */
    private int utf8(char[] text, int from, int to) {
        byte[] out = bytes;
        int in = from;
        int length = gathered;
        if (high == 0) {
            // ASCII runs first: no state, no surrogates.
            int end = Math.min(to, in + GATHERED - length);
            while (in < end && text[in] < 0x80) {
                out[length++] = (byte) text[in++];
            }
        }
        while (in < to && length < GATHERED) {
            char c = text[in++];
            if (high != 0) {
                if (Character.isLowSurrogate(c)) {
                    length = utf8Pair(high, c, length);
                    high = 0;
                    continue;
                }
                out[length++] = REPLACEMENT;
                high = 0;
            }
            if (c < 0x80) {
                out[length++] = (byte) c;
            } else if (c < 0x800) {
                out[length++] = (byte) (0xC0 | (c >> 6));
                out[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c)) {
                high = c;
            } else if (Character.isLowSurrogate(c)) {
                out[length++] = REPLACEMENT;
            } else {
                out[length++] = (byte) (0xE0 | (c >> 12));
                out[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                out[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        gathered = length;
        return in;
    }

    private int utf8Pair(char first, char second, int at) {
        int codePoint = Character.toCodePoint(first, second);
        bytes[at] = (byte) (0xF0 | (codePoint >> 18));
        bytes[at + 1] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        bytes[at + 2] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        bytes[at + 3] = (byte) (0x80 | (codePoint & 0x3F));
        return at + 4;
    }

    private CharBuffer ownChars() {
        CharBuffer known = charBuffer;
        if (known == null) {
            known = CharBuffer.wrap(chars);
            charBuffer = known;
        }
        return known.clear();
    }

    private ByteBuffer outBuffer() {
        ByteBuffer known = byteBuffer;
        if (known == null) {
            known = ByteBuffer.wrap(bytes);
            byteBuffer = known;
        }
        return known;
    }

    private void encodeOther(CharsetEncoder encoder, char[] text, int from, int count) throws IOException {
        CharBuffer in =
                text == chars ? ownChars().limit(from + count).position(from) : CharBuffer.wrap(text, from, count);
        if (gathered >= GATHERED) {
            makeRoom();
        }
        ByteBuffer out = outBuffer().clear().position(gathered);
        if (high != 0) {
            encodeSplitPair(encoder, in, out);
        }
        while (true) {
            CoderResult result = encoder.encode(in, out, false);
            gathered = out.position();
            if (result.isUnderflow()) {
                break;
            }
            drain();
            out.clear();
        }
        if (in.hasRemaining()) {
            high = in.get(); // all that an encoder leaves of text is the first half of a pair
        }
    }

    private void encodeSplitPair(CharsetEncoder encoder, CharBuffer in, ByteBuffer out) {
        CharBuffer pair = CharBuffer.allocate(2).put(high);
        high = 0;
        if (Character.isLowSurrogate(in.get(in.position()))) {
            pair.put(in.get());
            encoder.encode(pair.flip(), out, false);
        } else {
            out.put(encoder.replacement());
        }
    }
}
