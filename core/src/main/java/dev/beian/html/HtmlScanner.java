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
class HtmlScanner extends HtmlRawText {
    private static final long LOWER_CASE = Swar.ONES * 0x20;
    private static final long LINK_NAME = TagName.pack("a");
    private static final long META_NAME = TagName.pack("meta");
    private static final long BASE_NAME = TagName.pack("base");
    private static final byte[] LESS_THAN = {'<'};
    private static final int TIDY_LENGTH = 12; // a chunk's last bytes are left to the states

    private final Placement placement;
    private final TreeState tree = new TreeState();
    private long base; // position of index 0 of the current chunk
    private @Nullable PageLinks links; // of the search
    private boolean warm; // the search wants to know of tags
    private boolean watching = true; // text other than white space changes something
    private boolean plain; // tags of class ORDINARY change nothing
    private @Nullable String verdict;

    // The tag that is being read by the states.
    private long tagStart; // position of its "<"
    private boolean endTag;
    private boolean selfClosing;
    private long nameHead; // first eight bytes of the name in lower case, the first byte lowest
    private long nameTail; // the next eight
    private int nameLength;
    private boolean rawEnd; // an end tag that ends raw text
    private boolean asked; // an attribute of the tag matters
    private @Nullable TagAttribute attribute; // made for the first tag that asks for it

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
        if (to - start < TIDY_LENGTH) {
            return -1;
        }
        boolean isEndTag = bytes[start + 1] == '/';
        int nameStart = isEndTag ? start + 2 : start + 1;
        if (!TagName.isLetter(bytes[nameStart])) {
            return -1;
        }
        long word = Swar.word(bytes, nameStart);
        // What ends a name is below '0' or is '>'; of what may be part of a name, '-' and '.' are, too.
        long ends = Swar.below(word, '0') | Swar.zeros(word ^ Swar.ONES * '>');
        int length = Swar.first(ends);
        if (length == 8) {
            return -1;
        }
        int last = bytes[nameStart + length];
        // Of the bytes from '0' on, setting this bit makes letters of letters only.
        long name = (word | LOWER_CASE) & (1L << (length << 3)) - 1;
        int end = nameStart + length;
        if (last != '>') {
            if (last != '/' && !TagName.isWhiteSpace(last)) {
                return -1;
            }
            end = tidyAttributes(bytes, end, to);
            if (end < 0) {
                return -1;
            }
        }
        int kind = TagName.kind(name);
        if (plain && TagName.classOf(kind) == TagName.ORDINARY) {
            PageLinks known = links;
            if (known != null) {
                known.tag(TagName.isLink(kind), isEndTag ? PageLinks.NONE : base + start);
            }
            if (isEndTag) {
                tree.ordinaryEndTag(kind);
            } else {
                tree.ordinaryStartTag(kind);
            }
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
            if (i + 1 >= to) {
                return -1;
            }
            if (bytes[i] == '>') {
                return i;
            }
            // Only behind a name does "=" start a value; elsewhere it is part of a name.
            if (!isNamePart(bytes[i - 1])) {
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

    private static boolean isNamePart(int b) {
        return TagName.isLetter(b) || b >= '0' && b <= '9';
    }

    private int tag(byte[] bytes, int i, int to) {
        return switch (state) {
            case TAG_OPEN -> tagOpen(bytes, i);
            case END_TAG_OPEN -> endTagOpen(bytes, i);
            case TAG_NAME -> tagName(bytes, i, to);
            case ATTRIBUTE_NAME -> attributeName(bytes, i, to);
            case ATTRIBUTE_VALUE_DOUBLE_QUOTED -> quotedValue(bytes, i, to, '"');
            case ATTRIBUTE_VALUE_SINGLE_QUOTED -> quotedValue(bytes, i, to, '\'');
            case ATTRIBUTE_VALUE_UNQUOTED -> unquotedValue(bytes, i, to);
            case BEFORE_ATTRIBUTE_VALUE -> beforeAttributeValue(bytes, i);
            default -> betweenAttributes(bytes, i);
        };
    }

    private int tagOpen(byte[] bytes, int i) {
        int b = bytes[i];
        if (TagName.isLetter(b)) {
            startTagName(false);
            return i;
        }
        if (b == '/') {
            state = END_TAG_OPEN;
            return i + 1;
        }
        if (b == '!') {
            state = MARKUP_DECLARATION_OPEN;
            return i + 1;
        }
        if (b == '?') {
            state = BOGUS_COMMENT;
            return i + 1;
        }
        state = DATA;
        onText(); // the "<" itself
        textOf(LESS_THAN, 0, 1);
        return i;
    }

    private int endTagOpen(byte[] bytes, int i) {
        int b = bytes[i];
        if (TagName.isLetter(b)) {
            startTagName(true);
            return i;
        }
        state = b == '>' ? DATA : BOGUS_COMMENT; // "</>" is nothing
        return b == '>' ? i + 1 : i;
    }

    private void startTagName(boolean isEndTag) {
        endTag = isEndTag;
        selfClosing = false;
        rawEnd = false;
        asked = false;
        nameHead = 0;
        nameTail = 0;
        nameLength = 0;
        state = TAG_NAME;
    }

    private int tagName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '>' || b == '/' || TagName.isWhiteSpace(b)) {
                askForAttribute();
                return afterName(b, i);
            }
            long shifted = (long) (TagName.lower(b) & 0xFF) << (nameLength << 3);
            if (nameLength < 8) {
                nameHead |= shifted;
            } else if (nameLength < 16) {
                nameTail |= shifted;
            }
            nameLength = Math.min(nameLength + 1, 17);
        }
        return to;
    }

    private void askForAttribute() {
        long name = name();
        asked = !endTag && asksForAttribute(name, TagName.kind(name));
        if (asked) {
            if (attribute == null) {
                attribute = new TagAttribute();
            }
            attribute.start(name);
        }
    }

    private long name() {
        return TagName.mix(nameHead, nameTail, nameLength);
    }

    @Override
    int onRawEndTag(int next) {
        startTagName(true);
        rawEnd = true;
        state = BEFORE_ATTRIBUTE_NAME;
        return next;
    }

    /** A byte that ends the name of a tag or of an attribute. */
    private int afterName(int b, int i) {
        if (b == '>') {
            return tagEnd(i);
        }
        if (b == '/') {
            state = SELF_CLOSING_START_TAG;
        } else if (b == '=') {
            state = BEFORE_ATTRIBUTE_VALUE;
        } else {
            state = state == TAG_NAME ? BEFORE_ATTRIBUTE_NAME : AFTER_ATTRIBUTE_NAME;
        }
        return i + 1;
    }

    private int attributeName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (b == '=' || b == '>' || b == '/' || TagName.isWhiteSpace(b)) {
                if (asked && attribute != null) {
                    attribute.endName();
                }
                return afterName(b, i);
            }
            if (asked && attribute != null) {
                attribute.name(b);
            }
        }
        return to;
    }

    /** Before an attribute's name, after it, after a quoted value, after a slash. */
    private int betweenAttributes(byte[] bytes, int i) {
        int b = bytes[i];
        if (b == '>') {
            selfClosing = state == SELF_CLOSING_START_TAG;
            return tagEnd(i);
        }
        if (b == '/') {
            state = SELF_CLOSING_START_TAG;
        } else if (TagName.isWhiteSpace(b)) {
            state = state == AFTER_ATTRIBUTE_NAME ? AFTER_ATTRIBUTE_NAME : BEFORE_ATTRIBUTE_NAME;
        } else if (b == '=' && state == AFTER_ATTRIBUTE_NAME) {
            state = BEFORE_ATTRIBUTE_VALUE;
        } else {
            if (asked && attribute != null) {
                attribute.startName();
                attribute.name(b);
            }
            state = ATTRIBUTE_NAME;
        }
        return i + 1;
    }

    private int beforeAttributeValue(byte[] bytes, int i) {
        int b = bytes[i];
        if (TagName.isWhiteSpace(b)) {
            return i + 1;
        }
        if (b == '"') {
            state = ATTRIBUTE_VALUE_DOUBLE_QUOTED;
        } else if (b == '\'') {
            state = ATTRIBUTE_VALUE_SINGLE_QUOTED;
        } else if (b == '>') {
            return tagEnd(i);
        } else {
            state = ATTRIBUTE_VALUE_UNQUOTED;
            return i;
        }
        return i + 1;
    }

    private int quotedValue(byte[] bytes, int i, int to, int quote) {
        int end = Swar.indexOf(bytes, i, to, quote);
        value(bytes, i, end, end < to);
        if (end == to) {
            return to;
        }
        state = AFTER_ATTRIBUTE_VALUE_QUOTED;
        return end + 1;
    }

    private int unquotedValue(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '>' && !TagName.isWhiteSpace(bytes[i])) {
            i++;
        }
        value(bytes, from, i, i < to);
        if (i == to) {
            return to;
        }
        state = BEFORE_ATTRIBUTE_NAME;
        return i;
    }

    private void value(byte[] bytes, int from, int to, boolean complete) {
        if (asked && attribute != null) {
            attribute.value(bytes, from, to);
            if (complete) {
                attribute.endValue();
            }
        }
    }

    /** At the {@code >} of the tag that the states have read. */
    private int tagEnd(int i) {
        state = DATA;
        if (rawEnd) {
            onRawTextEnd();
            return i + 1;
        }
        long name = name();
        int kind = TagName.kind(name);
        if (endTag) {
            onEndTag(name, kind, tagStart, base + i + 1);
        } else {
            onStartTag(name, kind, selfClosing, asked && attribute != null && attribute.isMet(), i + 1);
        }
        return i + 1;
    }

    /** Raw text is over; its start tag said all that matters. */
    void onRawTextEnd() {}

    private boolean asksForAttribute(long name, int kind) {
        return (kind & TagName.FOREIGN_ATTRIBUTES) != 0 && tree.isForeignOpen()
                || TagName.classOf(kind) == TagName.INPUT && tree.asksForInput();
    }

    /** A start tag of which the {@code >} lies before an index of the current chunk. */
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
        plain = !watching && !warm && !tree.isForeignOpen() && !tree.isInTemplate();
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
                && !endTag
                && (startsWith(LINK_NAME) || startsWith(META_NAME) || startsWith(BASE_NAME))
                && !tree.isInTemplate();
    }

    /** Whether the unfinished tag may turn out to be the end tag before which the footer goes. */
    private boolean mayClosePage() {
        if (state == DATA || state >= MARKUP_DECLARATION_OPEN || !tree.isClosable()) {
            return false;
        }
        return switch (state) {
            case TAG_OPEN, END_TAG_OPEN -> true;
            case TAG_NAME -> endTag && !rawEnd && (startsWith(TagName.BODY_NAME) || startsWith(TagName.HTML_NAME));
            default -> endTag && !rawEnd && (name() == TagName.BODY_NAME || name() == TagName.HTML_NAME);
        };
    }

    private boolean startsWith(long name) {
        return nameLength <= 4 && (name & (1L << (nameLength << 3)) - 1) == nameHead;
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
