package dev.beian.html;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the text of a page for the numbers of a {@link PageSearch}.
 *
 * <p>How it flows: nearly all text is skipped, eight bytes at a time, up to the next {@code <}, the next ampersand, and the
 * next byte that a number's first character has in the page's encoding. Only where such a character really stands, text is
 * decoded and compared, character by character and across tags, until it turns out to be something else. While that goes
 * on the search is "warm", and the scanner reports tags to it.
 *
 * <p>Where the encoding is unknown, UTF-8 is assumed until the text proves that wrong, GB18030 from there on.
 *
 * <p>Not thread-safe; one instance for each page.
 */
final class TextSearch {
    private static final int KEPT = 8192; // bytes of a tag at most
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int CARRIED = 3; // bytes before a chunk that may belong to its first character

    private static final byte[] NOTHING = {};

    private final PageSearch search;
    private final PageEncoding encoding;
    private final PageLinks links;
    private @Nullable PageHead head; // made with the first declaration
    private @Nullable ComparedText compared; // made when the first character is compared
    private SearchAlphabet alphabet;
    private boolean guessing; // the encoding is not known, or not yet
    private boolean warm; // every character counts now
    private boolean literal; // "&" and "<" are characters like others: a CDATA section
    private char @Nullable [] wide; // the code units of a page in UTF-16, beside the scanner's bytes

    private int sequence; // bytes of an unfinished character, the last one lowest
    private int sequenceCount;
    private int sequenceLength;

    private byte[] chunk = NOTHING; // the current one
    private long base; // position of index 0 of the current chunk
    private byte[] kept = NOTHING; // the start of an unfinished tag that lies before the current chunk
    private int keptLength;
    private int chunkFrom; // index of the current chunk's first byte
    private int chunkTo; // index after its last
    private int carry; // the last bytes before the current chunk, the very last one lowest
    private boolean oddCarry; // the bytes beyond ASCII that end before the current chunk are of odd number

    TextSearch(PageSearch search, PageEncoding encoding) {
        this.search = search;
        this.encoding = encoding;
        this.links = new PageLinks(search.texts(), this);
        this.guessing = true;
        this.alphabet = search.alphabet(null);
        cool();
    }

    PageLinks links() {
        return links;
    }

    /** What the page declares for itself; null if nothing yet. */
    @Nullable PageHead head() {
        return head;
    }

    /** The page has two bytes to a code unit: the scanner's bytes stand for these. */
    void readCodeUnits(char[] units) {
        wide = units;
        cool();
    }

    /** A chunk of the page. */
    void begin(byte[] bytes, int from, int to, long position) {
        chunk = bytes;
        chunkFrom = from;
        chunkTo = to;
        base = position;
        if (guessing && wide == null && encoding.isLooked()) {
            settle(encoding.charset());
        }
    }

    /** The chunk is read. */
    void end(byte[] bytes, int from, int to) {
        links.readOpen();
        chunk = NOTHING;
        if (guessing || alphabet.isAmbiguous()) {
            carryParity(bytes, from, to);
        }
        for (int n = Math.max(from, to - CARRIED); n < to; n++) {
            carry = carry << 8 | bytes[n] & 0xFF;
        }
    }

    private void carryParity(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] < 0) {
            i--;
        }
        oddCarry = (i == from && oddCarry) ^ ((to - i & 1) != 0);
    }

    /** The page's encoding is known, or known not to be. */
    private void settle(@Nullable Charset charset) {
        if (charset != null) {
            guessing = false;
            alphabet = search.alphabet(charset);
            cool();
        }
    }

    /**
     * The chunk ends inside a start tag that may be one of a link, a policy or a base.
     *
     * @param start the position of its {@code <}
     */
    void keepTag(byte[] bytes, int from, int to, long start) {
        int first = from;
        if (isInChunk(start)) {
            first = index(start);
            keptLength = 0;
        }
        int length = Math.min(to - first, KEPT + 1 - keptLength);
        if (keptLength + length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + length, Math.min(2 * kept.length, KEPT + 1)));
        }
        System.arraycopy(bytes, first, kept, keptLength, length);
        keptLength += length;
    }

    /** Whether a position that was read lies in the current chunk. */
    boolean isInChunk(long position) {
        return position >= base + chunkFrom;
    }

    /** The index of a position in the current chunk. */
    int index(long position) {
        return (int) (position - base);
    }

    /** The current chunk. */
    byte[] chunk() {
        return chunk;
    }

    /** The index after the current chunk's last byte. */
    int chunkTo() {
        return chunkTo;
    }

    /**
     * The start tag of a link is complete.
     *
     * @param start the position of its {@code <}
     * @param end index after its {@code >} in the current chunk
     */
    void link(long start, int end) {
        if (isInChunk(start)) {
            links.tag(1, start);
        } else {
            keepTag(chunk, chunkFrom, end, start);
            links.tag(start, kept, keptLength);
        }
    }

    /** A {@code meta} start tag in the page's head is complete; see {@link #link}. */
    void meta(long start, int end) {
        if (isInChunk(start)) {
            meta(chunk, index(start), end, true);
        } else {
            keepTag(chunk, chunkFrom, end, start);
            meta(kept, 0, keptLength, keptLength <= KEPT);
        }
    }

    private void meta(byte[] bytes, int from, int to, boolean isWhole) {
        if (PageHead.mayBePolicy(bytes, from, to) && PageHead.isPolicy(links.tagText(bytes, from, to))) {
            requireHead().policy(isWhole ? links.tagText(bytes, from, to) : null);
        }
    }

    /** A {@code base} start tag is complete; see {@link #link}. */
    void base(long start, int end) {
        if (isInChunk(start)) {
            requireHead().base(links.tagText(chunk, index(start), end));
        } else {
            keepTag(chunk, chunkFrom, end, start);
            requireHead().base(keptLength <= KEPT ? links.tagText(kept, 0, keptLength) : null);
        }
    }

    private PageHead requireHead() {
        PageHead known = head;
        if (known == null) {
            known = new PageHead();
            head = known;
        }
        return known;
    }

    /** See {@link SearchAlphabet#pairFirst}; 0 as well where text has to be looked at in another way. */
    long pairFirst() {
        return alphabet.pairFirst();
    }

    /** See {@link SearchAlphabet#pairSecond}. */
    long pairSecond() {
        return alphabet.pairSecond();
    }

    /** Whether tags and what is not text have to be reported. */
    boolean isWarm() {
        return warm;
    }

    /** White space, or a tag that parts lines or cells. */
    void space() {
        finishCharacter();
        take(TextForm.SPACE);
        cool();
    }

    /** A character that is in no number. */
    void other() {
        finishCharacter();
        take(TextForm.OTHER);
        cool();
    }

    /**
     * Reads text up to the next {@code <}.
     *
     * @return its index, or {@code to}
     */
    int gap(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            if (warm) {
                i = compare(bytes, i, to);
                if (warm) {
                    return i;
                }
            }
            i = next(bytes, i, to);
            if (i == to || bytes[i] == '<') {
                return i;
            }
            i = stop(bytes, i, to);
        }
    }

    /** Reads a byte of the current chunk that is text whatever it is. */
    void literal(int index) {
        literal(chunk, index, index + 1);
    }

    /** Reads text in which neither {@code <} nor {@code &} means anything. */
    void literal(byte[] bytes, int from, int to) {
        literal = true;
        int i = from;
        while (i < to) {
            i = gap(bytes, i, to);
            if (i < to) { // a "<" while cold
                i++;
            }
        }
        literal = false;
    }

    private int next(byte[] bytes, int from, int to) {
        return switch (alphabet.mode()) {
            case SearchAlphabet.AT_ANCHOR -> Swar.indexOfAny(bytes, from, to, '<', '&', alphabet.anchor());
            case SearchAlphabet.AT_REFERENCES -> Swar.indexOfEither(bytes, from, to, '<', '&');
            default -> Swar.indexOfEitherOrNonAscii(bytes, from, to, '<', '&');
        };
    }

    /** A byte that may be where a number starts. Gives the index to go on at. */
    private int stop(byte[] bytes, int i, int to) {
        byte b = bytes[i];
        if (b == '&') {
            if (!literal && (i + 1 == to || bytes[i + 1] == '#')) {
                warm = true;
                compared().startReference();
            }
            return i + 1;
        }
        if (alphabet.mode() != SearchAlphabet.AT_ANCHOR) {
            warm = true;
            return i;
        }
        int head = b & 0xFF;
        int start = i - alphabet.anchorOffset();
        for (int at = i - 1, shift = 8; at >= start; at--, shift += 8) {
            head |= at(bytes, at) << shift;
        }
        if (alphabet.isAnchored(head) && (!alphabet.isAmbiguous() || startsCharacter(bytes, start))) {
            warm = true;
            sequence = head;
            sequenceCount = i - start + 1;
            sequenceLength = alphabet.length((byte) at(bytes, start));
            completeCharacter();
            cool();
        }
        return i + 1;
    }

    private int at(byte[] bytes, int index) {
        return index >= chunkFrom ? bytes[index] & 0xFF : carry >>> (chunkFrom - 1 - index << 3) & 0xFF;
    }

    /** Whether the bytes beyond ASCII right before an index are pairs. */
    private boolean startsCharacter(byte[] bytes, int index) {
        if (index < chunkFrom) { // the character starts in the carried bytes
            return oddCarry == ((chunkFrom - index & 1) != 0);
        }
        int i = index;
        while (i > chunkFrom && bytes[i - 1] < 0) {
            i--;
        }
        return ((index - i & 1) != 0) == (i == chunkFrom && oddCarry);
    }

    private int compare(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '<' && !literal) {
                finishCharacter();
                cool();
                return i;
            }
            char[] units = wide;
            if (units != null && b < 0) {
                finishCharacter();
                take(TextForm.of(units[i]));
            } else {
                character(b);
            }
            cool();
            if (!warm) {
                return i + 1;
            }
        }
        return to;
    }

    private void cool() {
        ComparedText known = compared;
        warm = sequenceCount > 0
                || known != null && known.isActive()
                || alphabet.mode() == SearchAlphabet.EVERYWHERE
                || wide != null;
    }

    private void byteOfCharacter(byte b) {
        if (sequenceCount == 0) {
            compared().finishReference();
            if (guessing && encoding.isDeclaredSoFar()) {
                settle(encoding.charset());
            } else if (guessing && alphabet.isUtf8() && alphabet.length(b) == 1) {
                alphabet = search.alphabet(GB18030);
            }
            sequence = b & 0xFF;
            sequenceLength = alphabet.length(b);
        } else {
            int length = alphabet.length(sequenceCount, sequenceLength, b);
            if (length == 0) {
                misfit(b);
                return;
            }
            sequenceLength = length;
            sequence = sequence << 8 | b & 0xFF;
        }
        sequenceCount++;
        completeCharacter();
    }

    /** A byte that cannot be part of the character before it. */
    private void misfit(byte b) {
        int count = sequenceCount;
        int bytes = sequence;
        sequenceCount = 0;
        if (guessing && alphabet.isUtf8()) {
            alphabet = search.alphabet(GB18030);
            for (int shift = count - 1 << 3; shift >= 0; shift -= 8) {
                character((byte) (bytes >>> shift));
            }
        } else {
            take(TextForm.OTHER);
        }
        character(b);
    }

    private void character(byte b) {
        if (b < 0 || sequenceCount > 0) {
            byteOfCharacter(b);
        } else {
            compared().ascii(b, literal);
        }
    }

    private void completeCharacter() {
        if (sequenceCount == sequenceLength) {
            sequenceCount = 0;
            take(alphabet.form(sequence));
        }
    }

    /** No further byte belongs to the character or reference that is under way. */
    private void finishCharacter() {
        if (sequenceCount > 0) {
            sequenceCount = 0;
            take(TextForm.OTHER);
        }
        ComparedText known = compared;
        if (known != null) {
            known.finishReference();
        }
    }

    private void take(char form) {
        compared().take(form);
    }

    private ComparedText compared() {
        ComparedText known = compared;
        if (known == null) {
            known = new ComparedText(search, links);
            compared = known;
        }
        return known;
    }

    /** The text ends here, as far as it is known. */
    void finish() {
        finishCharacter();
        ComparedText known = compared;
        if (known != null) {
            known.end();
        }
        cool();
    }

    boolean isShown(int wanted) {
        ComparedText known = compared;
        return known != null && known.isShown(wanted);
    }

    boolean isLinked(int wanted) {
        ComparedText known = compared;
        return known != null && known.isLinked(wanted);
    }
}
