package dev.beian.html;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page pass and puts one element at its end.
 *
 * <p>At an end tag of {@code body} (or {@code html}) that may be the page's last, bytes are held back, at most {@value
 * #WINDOW}; everything else passes at once and uncopied. The element goes before the held end tag if nothing but white
 * space, comments and further such end tags follow it, else to the end of the document. Where neither can keep the page's
 * tree, nothing is inserted and the result says why.
 *
 * <p>Life cycle: any number of {@link #write} and {@link #flush}, then {@link #finish} or {@link #finishTruncated}. Each
 * of these calls writes to the output at most once. After a fault of this class or of the insertion, what is held goes
 * out and the rest of the page passes unread. A fault of the output is the caller's; what was handed to the output is
 * never handed to it again. Not thread-safe; one instance for each page.
 */
public final class FooterInjector {
    /** How many bytes are held back at most. */
    static final int WINDOW = 1024;

    /** Room for what mostly follows a page's last text: two end tags and a line. */
    private static final int FIRST_HELD = 24;

    private static final byte[] NOTHING = {};

    private final Insertion insertion;
    private final MarkupSyntax syntax;
    private final Output output;
    private final PageEncoding encoding;
    private final @Nullable TextSearch search;
    private @Nullable PageScanner scanner; // null until the first bytes tell how to read the page
    private @Nullable CodeUnits units; // set for a page with two bytes to a code unit
    private byte[] held = NOTHING; // bytes held back, from 0 to heldLength
    private int heldLength;
    private InjectionResult result = InjectionResult.PENDING;

    /** Where the page goes. */
    @FunctionalInterface
    public interface Output {
        /**
         * Takes a piece of the page.
         *
         * @param bytes holds the piece; only valid during the call
         * @param from index of its first byte
         * @param length its length in bytes, greater than zero
         * @throws IOException if the piece cannot be written
         */
        void write(byte[] bytes, int from, int length) throws IOException;

        /**
         * Takes two pieces that follow each other. An output that may write twice overrides this to save the copy that
         * this implementation makes in order to write once.
         *
         * @param first holds the first piece; only valid during the call
         * @param firstFrom index of its first byte
         * @param firstLength its length in bytes, greater than zero
         * @param second holds the second piece; only valid during the call
         * @param secondFrom index of its first byte
         * @param secondLength its length in bytes, greater than zero
         * @throws IOException if the pieces cannot be written
         */
        default void write(
                byte[] first, int firstFrom, int firstLength, byte[] second, int secondFrom, int secondLength)
                throws IOException {
            byte[] joined = new byte[firstLength + secondLength];
            System.arraycopy(first, firstFrom, joined, 0, firstLength);
            System.arraycopy(second, secondFrom, joined, firstLength, secondLength);
            write(joined, 0, joined.length);
        }
    }

    /**
     * An injector for one page.
     *
     * @param insertion gives the markup
     * @param syntax the rules of the page's media type
     * @param declaredCharset the {@code charset} parameter of the Content-Type field as sent, null if there is none; see
     *     {@link CharsetLabel}
     * @param output where the page goes
     */
    public FooterInjector(Insertion insertion, MarkupSyntax syntax, @Nullable Charset declaredCharset, Output output) {
        this(insertion, syntax, declaredCharset, PageSearch.NONE, output);
    }

    /**
     * An injector for one page that looks for numbers in its text.
     *
     * @param insertion gives the markup
     * @param syntax the rules of the page's media type
     * @param declaredCharset the {@code charset} parameter of the Content-Type field as sent, null if there is none; see
     *     {@link CharsetLabel}
     * @param search what to look for on the way; the insertion is told what was found
     * @param output where the page goes
     */
    public FooterInjector(
            Insertion insertion,
            MarkupSyntax syntax,
            @Nullable Charset declaredCharset,
            PageSearch search,
            Output output) {
        this.insertion = insertion;
        this.syntax = syntax;
        this.output = output;
        this.encoding = new PageEncoding(syntax, declaredCharset);
        this.search = search.isEmpty() ? null : new TextSearch(search, encoding);
    }

    /**
     * Takes the next bytes of the page.
     *
     * @param bytes holds the bytes; not kept
     * @param from index of the first
     * @param length how many
     * @throws IOException if the output throws it
     */
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length <= 0) {
            return;
        }
        int hold = 0; // how many bytes stay behind, of those held and those that came
        if (isPending()) {
            try {
                hold = read(bytes, from, from + length);
            } catch (RuntimeException | LinkageError | StackOverflowError fault) {
                result = InjectionResult.failed(fault);
            }
        }
        pass(bytes, from, length, hold);
    }

    /** Reads a piece of the page; gives how many bytes have to stay behind. */
    private int read(byte[] bytes, int from, int to) {
        if (scanner == null) {
            int waiting = start(bytes, from, to, false);
            if (waiting > 0) {
                return waiting;
            }
        } else {
            encoding.take(bytes, from, to);
            scan(bytes, from, to);
        }
        PageScanner reader = scanner;
        if (reader == null || !isPending()) {
            return 0;
        }
        String verdict = reader.verdict();
        if (verdict != null) {
            result = InjectionResult.skipped(verdict);
            return 0;
        }
        long behind = reader.position - reader.holdFrom();
        CodeUnits wide = units;
        return (int) (wide == null ? behind : 2 * behind + wide.oddLength());
    }

    /**
     * Settles how the page is read and reads its first bytes, those held back and those given.
     *
     * @return how many bytes have to stay behind because they do not settle it; 0 if it is settled
     */
    private int start(byte[] bytes, int from, int to, boolean complete) {
        byte[] first = bytes;
        int firstFrom = from;
        int firstTo = to;
        if (heldLength > 0) {
            first = Arrays.copyOf(held, heldLength + (to - from));
            System.arraycopy(bytes, from, first, heldLength, to - from);
            firstFrom = 0;
            firstTo = first.length;
        }
        int mark = encoding.settle(first, firstFrom, firstTo, complete);
        if (mark < 0) {
            return firstTo - firstFrom;
        }
        if (encoding.isUnsupported()) {
            result = InjectionResult.skipped("unsupported-charset");
            return 0;
        }
        int unitLength = encoding.isUtf16() ? 2 : 1;
        units = unitLength == 2 ? new CodeUnits(encoding.isBigEndian(), search) : null;
        int window = unitLength == 1 ? WINDOW : (WINDOW - 1) / 2; // half a code unit may be held, too
        scanner = syntax == MarkupSyntax.HTML
                ? new HtmlScanner(window)
                : new XmlScanner(window, unitLength == 1 && encoding.isDoubleByte());
        scanner.position = mark / unitLength;
        scanner.search = search;
        encoding.take(first, firstFrom, firstTo);
        scan(first, firstFrom + mark, firstTo);
        return 0;
    }

    private void scan(byte[] bytes, int from, int to) {
        PageScanner reader = scanner;
        CodeUnits wide = units;
        if (reader == null) {
            return;
        }
        if (wide == null) {
            reader.scan(bytes, from, to);
        } else {
            wide.scan(bytes, from, to, reader);
        }
    }

    /** Hands on what is held and what came, but for the last bytes, which stay behind. */
    private void pass(byte[] bytes, int from, int length, int hold) throws IOException {
        int heldBefore = heldLength;
        if (hold == 0 && heldBefore == 0) {
            output.write(bytes, from, length);
            return;
        }
        int keptOfHeld = Math.max(0, hold - length);
        int outOfHeld = heldBefore - keptOfHeld;
        int keptOfNew = hold - keptOfHeld;
        int outOfNew = length - keptOfNew;
        byte[] out = held;
        if (outOfHeld > 0 && hold > 0) {
            held = new byte[Math.max(FIRST_HELD, hold)]; // what goes out stays where it is until it is out
            System.arraycopy(out, outOfHeld, held, 0, keptOfHeld);
        }
        heldLength = keptOfHeld;
        keep(bytes, from + outOfNew, keptOfNew);
        if (outOfHeld > 0 && outOfNew > 0) {
            output.write(out, 0, outOfHeld, bytes, from, outOfNew);
        } else if (outOfHeld > 0) {
            output.write(out, 0, outOfHeld);
        } else if (outOfNew > 0) {
            output.write(bytes, from, outOfNew);
        }
    }

    private void keep(byte[] bytes, int from, int length) {
        if (length > 0) {
            int total = heldLength + length;
            if (total > held.length) {
                held = Arrays.copyOf(held, Math.max(Math.max(total, FIRST_HELD), 2 * held.length));
            }
            System.arraycopy(bytes, from, held, heldLength, length);
            heldLength = total;
        }
    }

    /**
     * Lets everything go that is decided: if an end tag is held back at which the page may end, the markup goes before
     * it. Only what is not a complete tag yet stays behind.
     *
     * @throws IOException if the output throws it
     */
    public void flush() throws IOException {
        PageScanner reader = scanner;
        if (isPending() && reader != null && reader.place() != Placement.NONE) {
            release(markup(), 0);
        }
    }

    /**
     * The page is complete: puts the markup in place if that has not happened. Further calls do nothing.
     *
     * @throws IOException if the output throws it
     */
    public void finish() throws IOException {
        byte[] markup = NOTHING;
        int before = 0; // bytes of the held ones that come before the markup
        if (isPending()) {
            try {
                if (scanner == null) {
                    start(NOTHING, 0, 0, true);
                }
                PageScanner reader = scanner;
                if (reader != null && isPending()) {
                    String obstacle = reader.place() == Placement.NONE ? reader.obstacle() : null;
                    if (obstacle == null) {
                        before = reader.place() == Placement.NONE ? heldLength - oddLength() : 0;
                        markup = markup();
                    } else {
                        result = InjectionResult.skipped(obstacle);
                    }
                }
            } catch (RuntimeException | LinkageError | StackOverflowError fault) {
                result = InjectionResult.failed(fault);
            }
        }
        release(markup, before);
    }

    private int oddLength() {
        CodeUnits wide = units;
        return wide == null ? 0 : wide.oddLength();
    }

    /**
     * The page was cut short: lets go what is held back and inserts nothing.
     *
     * @throws IOException if the output throws it
     */
    public void finishTruncated() throws IOException {
        if (isPending()) {
            result = InjectionResult.skipped("truncated");
        }
        release(NOTHING, 0);
    }

    /** Asks for the markup; whatever comes of it is the result. */
    private byte[] markup() {
        try {
            Charset charset = encoding.charset();
            if (encoding.isUnsupported()) {
                result = InjectionResult.skipped("unsupported-charset");
                return NOTHING;
            }
            byte[] markup = insertion.markup(new Point(charset, syntax, search));
            result = markup.length == 0 ? InjectionResult.PRESENT : InjectionResult.INJECTED;
            return markup;
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            result = InjectionResult.failed(fault);
            return NOTHING;
        }
    }

    /** Hands on all that is held, with the markup behind the first bytes of it. */
    private void release(byte[] markup, int before) throws IOException {
        byte[] out = held;
        int length = heldLength;
        held = NOTHING;
        heldLength = 0;
        if (markup.length == 0) {
            if (length > 0) {
                output.write(out, 0, length);
            }
        } else if (length == 0) {
            output.write(markup, 0, markup.length);
        } else if (before == 0) {
            output.write(markup, 0, markup.length, out, 0, length);
        } else if (before == length) {
            output.write(out, 0, length, markup, 0, markup.length);
        } else {
            byte[] first = Arrays.copyOf(out, before + markup.length);
            System.arraycopy(markup, 0, first, before, markup.length);
            output.write(first, 0, first.length, out, before, length - before);
        }
    }

    private boolean isPending() {
        return result == InjectionResult.PENDING;
    }

    /**
     * What has become of the page so far.
     *
     * @return the outcome, {@link InjectionResult.Kind#PENDING} until it is known
     */
    public InjectionResult result() {
        return result;
    }

    /**
     * How much of the page is held back.
     *
     * @return the number of bytes, at most 1024
     */
    public int heldLength() {
        return heldLength;
    }

    private record Point(
            @Nullable Charset charset,
            MarkupSyntax syntax,
            @Nullable TextSearch search) implements InsertionPoint {
        Point {
            if (search != null) {
                search.finish();
            }
        }

        @Override
        public boolean isShown(int wanted) {
            return search != null && search.isShown(wanted);
        }

        @Override
        public boolean isLinked(int wanted) {
            return search != null && search.isLinked(wanted);
        }

        @Override
        public List<String> metaPolicies() {
            PageHead head = search == null ? null : search.head();
            return head == null ? List.of() : head.policies();
        }

        @Override
        public @Nullable String baseHref() {
            PageHead head = search == null ? null : search.head();
            return head == null ? null : head.baseHref();
        }
    }
}
