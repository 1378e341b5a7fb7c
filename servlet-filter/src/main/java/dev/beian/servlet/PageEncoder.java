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
 * the next write. What the charset lacks becomes its replacement, as with the containers' own writers. The platform's encoders
 * do the work: they take ASCII, which most of nearly every page is, four times as fast as a loop of our own did. Not
 * thread-safe.
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

    /** Null for ISO-8859-1 where each char is replaced by itself. */
    private final @Nullable CharsetEncoder encoder;

    /** Whether an ASCII character is a byte of its own, whatever stands before it. */
    private final boolean isUtf8;

    private final char[] chars = new char[PIECE];
    private final byte[] bytes = new byte[GATHERED + SLACK];

    /** How many bytes have gathered. */
    private int gathered;

    /** Views of both for a charset's encoder, made with its first piece. */
    private @Nullable CharBuffer charBuffer;

    private @Nullable ByteBuffer byteBuffer;

    /** A high surrogate that waits for its other half, 0 if none does. */
    private char high;

    private PageEncoder(PageBody page, boolean gathers, @Nullable CharsetEncoder encoder, boolean isUtf8) {
        this.page = page;
        this.gathers = gathers;
        this.encoder = encoder;
        this.isUtf8 = isUtf8;
    }

    /**
     * An encoder for the text of a page.
     *
     * @param encoding one that this platform supports
     * @param gathers whether text may gather
     */
    static PageEncoder of(String encoding, PageBody page, boolean gathers, ContainerTraits traits) {
        Charset charset = Charset.forName(encoding);
        if (charset.equals(StandardCharsets.ISO_8859_1) && traits.replacesByChar()) {
            return new PageEncoder(page, gathers, null, false);
        }
        CharsetEncoder encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new PageEncoder(page, gathers, encoder, charset.equals(StandardCharsets.UTF_8));
    }

    void write(char c) throws IOException {
        if (isUtf8 && c < 0x80 && high == 0) {
            makeRoomIfFull();
            bytes[gathered++] = (byte) c; // not worth an encoder's call
        } else {
            chars[0] = c;
            encode(1);
        }
        written();
    }

    void write(String text, int from, int length) throws IOException {
        int end = from + length;
        for (int start = from; start < end; start += PIECE) {
            int count = Math.min(PIECE, end - start);
            text.getChars(start, start + count, chars, 0);
            encode(count);
        }
        written();
    }

    void write(char[] text, int from, int length) throws IOException {
        int end = from + length;
        for (int start = from; start < end; start += PIECE) {
            int count = Math.min(PIECE, end - start);
            System.arraycopy(text, start, chars, 0, count);
            encode(count);
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

    private void makeRoomIfFull() throws IOException {
        if (gathered >= GATHERED) {
            makeRoom();
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

    /** Encodes the first of our characters. */
    private void encode(int count) throws IOException {
        if (encoder != null) {
            encode(encoder, count);
            return;
        }
        for (int next = 0; next < count; ) {
            makeRoomIfFull();
            next = latin1(next, count);
        }
    }

    /** Encodes as much as there is room for; answers the index after it. */
    private int latin1(int from, int to) {
        int in = from;
        int length = gathered;
        while (in < to && length < GATHERED) {
            char c = chars[in++];
            bytes[length++] = c > 0xFF ? REPLACEMENT : (byte) c;
        }
        gathered = length;
        return in;
    }

    private void encode(CharsetEncoder charset, int count) throws IOException {
        CharBuffer in = ownChars().limit(count);
        makeRoomIfFull();
        ByteBuffer out = outBuffer().clear().position(gathered);
        if (high != 0) {
            encodeSplitPair(charset, in, out);
        }
        while (true) {
            CoderResult result = charset.encode(in, out, false);
            gathered = out.position();
            if (result.isUnderflow()) {
                break;
            }
            makeRoom();
            out.clear().position(gathered);
        }
        if (in.hasRemaining()) {
            high = in.get(); // all that an encoder leaves of text is the first half of a pair
        }
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

    private void encodeSplitPair(CharsetEncoder charset, CharBuffer in, ByteBuffer out) {
        CharBuffer pair = CharBuffer.allocate(2).put(high);
        high = 0;
        if (Character.isLowSurrogate(in.get(in.position()))) {
            pair.put(in.get());
            charset.encode(pair.flip(), out, false);
        } else {
            out.put(charset.replacement());
        }
    }
}
