package dev.beian.html;

import static dev.beian.html.HtmlState.*;

import org.jspecify.annotations.Nullable;

/**
 * Reads an HTML page by the HTML Standard's tokenizer, as far as it takes to know which tags are real.
 *
 * <p>How it flows: {@link #scan} calls one small method for the current state, and that reads as far as it can. In the
 * data state, where nearly everything happens, text is skipped eight bytes at a time, and a tag that lies whole and tidy
 * in the chunk is read by {@link #tidyTag} without any state. A tag that is cut by the end of the chunk or written
 * unusually, and everything else, goes byte by byte through the Standard's states, so that a chunk may end anywhere.
 *
 * <p>Bytes of 0x80 and above are never looked into: no encoding that is scanned here has {@code < > / ! - = " '} or white
 * space inside a multi-byte character.
 *
 * <p>Not final for the sake of tests, which look at the tags that are found.
 */
class HtmlScanner extends HtmlTags {
    private static final long LOWER_CASE = Swar.ONES * 0x20;
    private static final long LINK_NAME = TagName.pack("a");
    private static final long META_NAME = TagName.pack("meta");
    private static final long BASE_NAME = TagName.pack("base");
    private static final byte[] LESS_THAN = {'<'};
    private static final long LESS_THANS = Swar.ONES * '<';
    private static final long GREATER_THANS = Swar.ONES * '>';
    private static final long APOSTROPHES = Swar.ONES * '\'';
    private static final long AMPERSANDS = Swar.ONES * '&';
    private static final long NUMBER_SIGNS = Swar.ONES * '#';
    private static final int LEAST_TAG = 4; // what is shorter is left to the states

    /** What has to be there behind an index at which text is: a word of it, and what is looked at of a tag that starts there. */
    private static final int PLAIN_LENGTH = 24;

    private final Placement placement;
    private final TreeState tree = new TreeState();
    private @Nullable PageLinks links; // of the search
    private boolean warm; // the search wants to know of tags
    private boolean watching = true; // text other than white space changes something
    private int plain; // bit n: tags of class n change nothing but the names that are open
    private @Nullable String verdict;

    /** A scanner that holds back at most as many units as a window has. */
    HtmlScanner(int window) {
        placement = new Placement(window);
    }

    @Override
    void scan(byte[] bytes, int from, int to) {
        TextSearch text = search;
        if (text == null) {
            read(bytes, from, to);
            return;
        }
        links = text.links();
        text.begin(bytes, from, to, position - from);
        if (text.isWarm() != warm) {
            onWarmth(text);
        }
        read(bytes, from, to);
        if (mayNeedAttributes()) {
            text.keepTag(bytes, from, to, tagStart);
        }
        text.end(bytes, from, to);
    }

    private void read(byte[] bytes, int from, int to) {
        base = position - from;
        int i = from;
        while (i < to) {
            if (state == DATA) {
                i = data(bytes, i, to);
            } else if (state < MARKUP_DECLARATION_OPEN) {
                i = tag(bytes, i, to);
            } else if (state < RCDATA) {
                i = markup(bytes, i, to);
            } else if (state < PLAINTEXT) {
                i = rawText(bytes, i, to);
            } else {
                i = to;
            }
        }
        position += to - from;
        placement.expire(position);
    }

    private int data(byte[] bytes, int from, int to) {
        int i = from;
        while (state == DATA) {
            // What starts a number may begin in the chunk before: the search has to see a chunk's first text.
            if (plain != 0 && base + i != position) {
                i = plainTags(bytes, i, to);
            }
            if (watching) {
                i = whiteSpace(bytes, i, to);
                if (i < to && bytes[i] != '<') {
                    onText();
                }
            }
            TextSearch text = search;
            i = text == null ? Swar.indexOf(bytes, i, to, '<') : gap(text, bytes, i, to);
            if (i == to) {
                return to;
            }
            int next = tidyTag(bytes, i, to);
            if (next < 0) {
                tagStart = base + i;
                state = TAG_OPEN;
                next = i + 1;
            }
            i = next;
            if (i == to) {
                return to;
            }
        }
        return i;
    }

    /**
     * Reads text and {@linkplain #plain plain} tags that are written as nearly all are, as long as no text is of interest
     * to the search.
     *
     * <p>Most of nearly every page goes through here. It does what the methods for single texts and tags do as well, in one
     * loop without their calls and with fewer stops, which is up to a quarter faster.
     *
     * @return where the others have to go on: an index from which on text is, or a tag
     */
    private int plainTags(byte[] bytes, int from, int to) {
        TextSearch text = search;
        int classes = plain;
        long first = text == null ? SearchAlphabet.NEVER : text.pairFirst();
        long second = text == null ? SearchAlphabet.NEVER : text.pairSecond();
        int last = to - PLAIN_LENGTH;
        int i = from;
        while (first != 0) {
            int textStart = i;
            long interesting = 0;
            long less;
            while (true) {
                if (i > last) {
                    return interesting == 0 ? i : textStart;
                }
                long word = Swar.word(bytes, i);
                long next = Swar.word(bytes, i + 1);
                less = Swar.zeros(word ^ LESS_THANS);
                long pair = Swar.zeros((word ^ first) | (next ^ second));
                long reference = Swar.zeros((word ^ AMPERSANDS) | (next ^ NUMBER_SIGNS));
                if (less != 0) {
                    interesting |= (pair | reference) & Swar.before(less);
                    break;
                }
                interesting |= pair | reference;
                i += 8;
            }
            if (interesting != 0) {
                return textStart;
            }
            int start = i + Swar.first(less);
            boolean isEndTag = bytes[start + 1] == '/';
            int nameStart = isEndTag ? start + 2 : start + 1;
            long word = Swar.word(bytes, nameStart);
            long greater = Swar.zeros(word ^ GREATER_THANS);
            int length = lengthOfName(word);
            int kind = TagName.kind(packedName(word, length));
            int nameEnd = nameStart + length;
            if (length == Long.BYTES
                    || (classes >>> TagName.classOf(kind) & 1) == 0
                    || !TagName.isLetter(bytes[nameStart])
                    || !TagName.endsName(bytes[nameEnd])) {
                return start;
            }
            int at = nameStart;
            long apostrophes = 0;
            while (greater == 0) {
                apostrophes |= Swar.zeros(word ^ APOSTROPHES);
                at += 8;
                if (at > last) {
                    return start;
                }
                word = Swar.word(bytes, at);
                greater = Swar.zeros(word ^ GREATER_THANS);
            }
            apostrophes |= Swar.zeros(word ^ APOSTROPHES) & Swar.before(greater);
            int end = at + Swar.first(greater);
            if (apostrophes != 0 || end != nameEnd && !endsInQuote(bytes, end)) {
                end = tidyAttributes(bytes, nameEnd, to);
                if (end < 0) {
                    return start;
                }
            }
            onPlainTag(kind, isEndTag, base + start);
            i = end + 1;
        }
        return i;
    }

    private void onPlainTag(int kind, boolean isEndTag, long start) {
        PageLinks known = links;
        if (known != null) {
            known.tag(TagName.isLink(kind), isEndTag ? PageLinks.NONE : start);
        }
        tree.names().tag(kind, isEndTag ? -1 : 1);
    }

    /** How long a tag's name is that starts with a word; 8 if it does not end in there. */
    private static int lengthOfName(long word) {
        // What ends a name is below '0' or is '>'; of what may be part of a name, '-' and '.' are, too.
        return Swar.first(Swar.below(word, '0') | Swar.zeros(word ^ GREATER_THANS));
    }

    /** The number, as {@link TagName#pack} gives it, of a name of fewer than eight bytes. */
    private static long packedName(long word, int length) {
        // Of the bytes from '0' on, setting this bit makes letters of letters only.
        return (word | LOWER_CASE) & (1L << (length << 3)) - 1;
    }

    /**
     * Whether a {@code >} behind a tag's name, which no apostrophe precedes in the tag, is certainly the tag's end because
     * the last quotation mark before it closes a value: one that opens a value has a {@code =} before it, or white space.
     */
    private static boolean endsInQuote(byte[] bytes, int greaterThan) {
        int i = greaterThan - 1;
        i -= bytes[i] == '/' ? 1 : 0;
        i -= bytes[i] == ' ' ? 1 : 0;
        return bytes[i] == '"' && bytes[i - 1] != '=' && (bytes[i - 1] & 0xFF) > ' ';
    }

    private int gap(TextSearch text, byte[] bytes, int from, int to) {
        if (tree.isInTemplate()) {
            return Swar.indexOf(bytes, from, to, '<');
        }
        int end = text.gap(bytes, from, to);
        if (text.isWarm() != warm) {
            onWarmth(text);
        }
        return end;
    }

    private void onWarmth(TextSearch text) {
        warm = text.isWarm();
        onChange();
    }

    /** Skips white space, and NUL, which tree construction drops. */
    private int whiteSpace(byte[] bytes, int from, int to) {
        int i = from;
        for (; i < to && (TagName.isWhiteSpace(bytes[i]) || bytes[i] == 0); i++) {
            if (bytes[i] == 0) {
                tree.nul();
                placement.somethingFollows();
            }
        }
        if (i > from && placement.held() != Placement.NONE && tree.keepsSpace()) {
            placement.somethingFollows();
        }
        if (i > from && warm && search != null && !tree.isInTemplate()) {
            search.space();
        }
        return i;
    }

    /**
     * Reads a whole tag that is written as nearly all are.
     *
     * @param start index of its {@code <}
     * @return the index behind its {@code >}; -1 if the states have to read it, then nothing has changed
     */
    private int tidyTag(byte[] bytes, int start, int to) {
        if (to - start < LEAST_TAG || to < Long.BYTES) {
            return -1;
        }
        boolean isEndTag = bytes[start + 1] == '/';
        int nameStart = isEndTag ? start + 2 : start + 1;
        if (!TagName.isLetter(bytes[nameStart])) {
            return -1;
        }
        // Where the chunk ends before the word does, zeros stand for the rest.
        int missing = Math.max(0, nameStart + Long.BYTES - to);
        long word = Swar.word(bytes, nameStart - missing) >>> (missing << 3);
        int length = lengthOfName(word);
        int end = nameStart + length;
        if (length == Long.BYTES || end == to || !TagName.endsName(bytes[end])) {
            return -1;
        }
        if (bytes[end] != '>') {
            end = tidyAttributes(bytes, end, to);
            if (end < 0) {
                return -1;
            }
        }
        long name = packedName(word, length);
        int kind = TagName.kind(name);
        if ((plain >>> TagName.classOf(kind) & 1) != 0) {
            onPlainTag(kind, isEndTag, base + start);
            return end + 1;
        }
        return tidyTagEnd(name, kind, isEndTag, bytes[end - 1] == '/', base + start, end);
    }

    private int tidyTagEnd(long name, int kind, boolean isEndTag, boolean isSelfClosing, long start, int end) {
        if (isEndTag) {
            onEndTag(name, kind, start, base + end + 1);
        } else if (asksForAttribute(name, kind)) {
            return -1;
        } else {
            tagStart = start;
            onStartTag(name, kind, isSelfClosing, false, end + 1);
        }
        return end + 1;
    }

    /**
     * Skips attributes that are written {@code name="value"}, {@code name='value'}, {@code name=value} or {@code name}.
     *
     * @param from index of the byte that ended the tag's name
     * @return the index of the tag's {@code >}; -1 if the states have to look
     */
    private static int tidyAttributes(byte[] bytes, int from, int to) {
        int i = from;
        while (true) {
            i = Swar.indexOfEither(bytes, i, to, '=', '>');
            if (i == to) {
                return -1;
            }
            if (bytes[i] == '>') {
                return i;
            }
            if (i + 1 == to) {
                return -1;
            }
            // Only behind a name does "=" start a value; elsewhere it is part of a name.
            if (!TagName.isAlphanumeric(bytes[i - 1])) {
                return -1;
            }
            int quote = bytes[++i];
            if (quote == '"' || quote == '\'') {
                i = Swar.indexOf(bytes, i + 1, to, quote) + 1;
            } else {
                while (i < to && bytes[i] != '>' && !TagName.isWhiteSpace(bytes[i])) {
                    i++;
                }
                // An empty value and a final "/" that belongs to the value are for the states to judge.
                if (bytes[i - 1] == '=' || i < to && bytes[i] == '>' && bytes[i - 1] == '/') {
                    return -1;
                }
            }
            if (i >= to) {
                return -1;
            }
        }
    }

    @Override
    boolean asksForAttribute(long name, int kind) {
        return (kind & TagName.FOREIGN_ATTRIBUTES) != 0 && tree.isForeignOpen()
                || TagName.classOf(kind) == TagName.INPUT && tree.asksForInput();
    }

    @Override
    void onStartTag(long name, int kind, boolean isSelfClosing, boolean hasAttribute, int end) {
        placement.somethingFollows();
        boolean inTemplate = tree.isInTemplate();
        TextSearch text = search;
        if (text != null && !inTemplate) {
            onStartTag(text, kind, end);
        }
        switch (tree.startTag(name, kind, isSelfClosing, hasAttribute)) {
            case TagName.RCDATA, TagName.RAWTEXT -> state = RCDATA;
            case TagName.SCRIPT -> state = SCRIPT_DATA;
            case TagName.PLAINTEXT -> {
                state = PLAINTEXT;
                verdict = tree.isDocument() ? "plaintext" : "fragment";
            }
            default -> {}
        }
        if (text != null && !inTemplate && tree.isInTemplate()) {
            text.links().enterTemplate();
        }
        rawName = name;
        if (tree.isFrameset()) {
            state = PLAINTEXT; // whatever follows, no more is wanted
            verdict = "frameset";
        }
        onChange();
    }

    private void onStartTag(TextSearch text, int kind, int end) {
        if (TagName.isLink(kind) != 0) {
            text.link(tagStart, end);
        } else if (TagName.classOf(kind) == TagName.META && tree.isInHead()) {
            text.meta(tagStart, end);
        } else if (TagName.classOf(kind) == TagName.BASE && !tree.isForeignCurrent()) {
            text.base(tagStart, end);
        }
        partText(text, kind);
    }

    private void partText(TextSearch text, int kind) {
        if (warm && (kind & TagName.PARTS_TEXT) != 0) {
            text.space();
            warm = text.isWarm();
        }
    }

    private void onEndTag(TextSearch text, int kind, boolean wasInTemplate) {
        if (tree.isInTemplate()) {
            return;
        }
        if (wasInTemplate) {
            text.links().leaveTemplate();
        } else {
            text.links().tag(TagName.isLink(kind), PageLinks.NONE);
        }
        partText(text, kind);
    }

    @Override
    void onEndTag(long name, int kind, long start, long end) {
        int type = TagName.classOf(kind);
        boolean inTemplate = tree.isInTemplate();
        if (type == TagName.BODY || type == TagName.HTML) {
            tree.bodyEndTag();
            if (tree.isClosable()) {
                placement.endTag(start, end);
            }
        } else {
            placement.somethingFollows();
            tree.endTag(name, kind);
        }
        TextSearch text = search;
        if (text != null) {
            onEndTag(text, kind, inTemplate);
        }
        onChange();
    }

    @Override
    void onText() {
        tree.text();
        placement.somethingFollows();
        onChange();
    }

    @Override
    void onLessThan() {
        onText();
        textOf(LESS_THAN, 0, 1);
    }

    @Override
    void onCdata(byte[] bytes, int from, int to) {
        textOf(bytes, from, to);
    }

    private void textOf(byte[] bytes, int from, int to) {
        TextSearch text = search;
        if (text != null && !tree.isInTemplate()) {
            text.literal(bytes, from, to);
            warm = text.isWarm();
        }
    }

    @Override
    void onComment() {
        if (placement.held() != Placement.NONE && tree.keepsComments()) {
            placement.somethingFollows();
            onChange();
        }
    }

    @Override
    void onDoctype() {
        tree.doctype();
        placement.somethingFollows();
        onChange();
    }

    private void onChange() {
        watching = tree.awaitsText() || placement.held() != Placement.NONE;
        plain = watching || warm || tree.isForeignOpen() || tree.isInTemplate() ? 0 : tree.plainClasses();
    }

    @Override
    boolean allowsCdata() {
        return tree.isForeignCurrent();
    }

    @Override
    long place() {
        return placement.held();
    }

    @Override
    long holdFrom() {
        if (placement.held() != Placement.NONE) {
            return placement.held();
        }
        return mayClosePage() && placement.reaches(tagStart, position) ? tagStart : position;
    }

    /** Whether the unfinished tag may turn out to be a start tag whose attributes the search needs. */
    private boolean mayNeedAttributes() {
        if (state == TAG_OPEN) {
            return true;
        }
        return state >= TAG_NAME
                && state < MARKUP_DECLARATION_OPEN
                && (mayBeStartTagOf(LINK_NAME) || mayBeStartTagOf(META_NAME) || mayBeStartTagOf(BASE_NAME))
                && !tree.isInTemplate();
    }

    /** Whether the unfinished tag may turn out to be the end tag before which the footer goes. */
    private boolean mayClosePage() {
        if (state == DATA || state >= MARKUP_DECLARATION_OPEN || !tree.isClosable()) {
            return false;
        }
        return mayBeEndTagOf(TagName.BODY_NAME, TagName.HTML_NAME);
    }

    @Override
    @Nullable String obstacle() {
        if (verdict != null) {
            return verdict;
        }
        if (tree.isDocument() && state > TAG_OPEN) {
            return "unfinished-markup";
        }
        return tree.obstacle();
    }

    @Override
    @Nullable String verdict() {
        return verdict;
    }
}
