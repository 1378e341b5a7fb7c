package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * Reads an XHTML page by the rules of XML 1.0, as far as it takes to find the end tag of the root's {@code body}.
 *
 * <p>An element put directly before that end tag leaves a well-formed page well-formed; one put anywhere behind it would
 * not. So there is one place, and once the window has let it go there is none. Names are compared as written: a page
 * whose elements have a prefix gets no footer.
 */
final class XmlScanner extends PageScanner {
    private static final int TEXT = 0;
    private static final int MARKUP = 1; // behind "<"
    private static final int NAME = 2; // of a start tag
    private static final int TAG = 3; // of a start tag, outside of values
    private static final int TAG_SLASH = 4; // behind a "/" in a start tag
    private static final int VALUE = 5;
    private static final int END_NAME = 6;
    private static final int END_TAG = 7;
    private static final int DECLARATION = 8; // behind "<!"
    private static final int COMMENT_OPEN = 9; // behind "<!-"
    private static final int COMMENT = 10;
    private static final int COMMENT_DASH = 11;
    private static final int COMMENT_DASH_DASH = 12;
    private static final int CDATA_OPEN = 13; // behind "<!["
    private static final int CDATA = 14;
    private static final int CDATA_BRACKET = 15;
    private static final int CDATA_BRACKET_BRACKET = 16;
    private static final int INSTRUCTION = 17;
    private static final int INSTRUCTION_QUESTION = 18;
    private static final int DOCTYPE = 19; // and the declarations of its internal subset
    private static final int LITERAL = 20; // quoted, in DOCTYPE
    private static final int SUBSET_MARKUP = 21; // behind "<" in the internal subset

    private static final long LINK_NAME = TagName.pack("a");
    private static final long META_NAME = TagName.pack("meta");
    private static final long BASE_NAME = TagName.pack("base");
    private static final String CDATA_NAME = "CDATA[";

    private final int window;
    private final boolean doubleBytes; // "]" may be the second byte of a character
    private int state = TEXT;
    private int depth; // open elements
    private boolean root; // the root element is html
    private boolean subset; // inside the brackets of the doctype
    private int declarations; // open "<!" inside the subset
    private int quote; // the one that ends the value or literal
    private int matched; // bytes of CDATA_NAME seen
    private long base; // position of index 0 of the current chunk
    private int index; // of the byte that is looked at, in the current chunk
    private int hidden; // depth inside the element whose text is not rendered; 0 if there is none
    private boolean trail; // the next byte is the second one of a character
    private long name; // first eight bytes as written, the first byte lowest
    private int nameLength;
    private long tagStart; // position of the tag's "<"
    private long place = Placement.NONE;
    private boolean late; // the end tag of the body went out already

    /**
     * A scanner.
     *
     * @param window how many units may be held back
     * @param doubleBytes whether the page's encoding has two-byte characters whose second byte may be ASCII
     */
    XmlScanner(int window, boolean doubleBytes) {
        this.window = window;
        this.doubleBytes = doubleBytes;
    }

    @Override
    void scan(byte[] bytes, int from, int to) {
        TextSearch text = search;
        if (text != null) {
            text.begin(bytes, from, to, position - from);
        }
        read(bytes, from, to, text);
        if (text != null) {
            if (state == MARKUP || state >= NAME && state <= VALUE && mayNeedAttributes()) {
                text.keepTag(bytes, from, to, tagStart);
            }
            text.end(bytes, from, to);
        }
    }

    /** Whether the unfinished tag may turn out to be a start tag whose attributes the search needs. */
    private boolean mayNeedAttributes() {
        return startsWith(LINK_NAME) || startsWith(META_NAME) || startsWith(BASE_NAME);
    }

    private boolean startsWith(long expected) {
        return nameLength <= 4 && (expected & (1L << (nameLength << 3)) - 1) == name;
    }

    private void read(byte[] bytes, int from, int to, @Nullable TextSearch text) {
        base = position - from;
        int i = from;
        while (i < to) {
            index = i;
            switch (state) {
                case TEXT -> {
                    i = text != null && isRendered() ? text.gap(bytes, i, to) : Swar.indexOf(bytes, i, to, '<');
                    if (i < to) {
                        tagStart = base + i++;
                        state = MARKUP;
                    }
                }
                case VALUE -> {
                    i = Swar.indexOf(bytes, i, to, quote);
                    if (i++ < to) {
                        state = TAG;
                    } else {
                        i = to;
                    }
                }
                case COMMENT -> {
                    i = Swar.indexOf(bytes, i, to, '-');
                    if (i++ < to) {
                        state = COMMENT_DASH;
                    } else {
                        i = to;
                    }
                }
                default -> step(bytes[i++]);
            }
        }
        position += to - from;
        if (place != Placement.NONE && position - place > window) {
            place = Placement.NONE;
            late = true;
        }
    }

    private void step(byte b) {
        if (state <= END_TAG) {
            tag(b);
        } else if (state < INSTRUCTION) {
            section(b);
        } else {
            prolog(b);
        }
    }

    private void tag(byte b) {
        switch (state) {
            case MARKUP -> markup(b);
            case NAME, TAG, TAG_SLASH -> startTag(b);
            default -> endTag(b);
        }
    }

    private void markup(byte b) {
        name = 0;
        nameLength = 0;
        if (b == '/') {
            state = END_NAME;
        } else if (b == '!') {
            state = DECLARATION;
        } else if (b == '?') {
            state = INSTRUCTION;
        } else {
            state = NAME;
            startTag(b);
        }
    }

    private void startTag(byte b) {
        if (b == '>') {
            root |= depth == 0 && isName(TagName.HTML_NAME);
            depth += state == TAG_SLASH ? 0 : 1;
            startTag(state == TAG_SLASH);
            state = TEXT;
        } else if (b == '/') {
            state = TAG_SLASH;
        } else if (b == '"' || b == '\'') {
            quote = b;
            state = VALUE;
        } else if (state != NAME || TagName.isWhiteSpace(b)) {
            state = TAG;
        } else {
            addToName(b);
        }
    }

    private void startTag(boolean isEmpty) {
        TextSearch text = search;
        if (text == null || !isRendered()) {
            return;
        }
        int kind = kind();
        switch (TagName.classOf(kind)) {
            case TagName.SCRIPT, TagName.RAWTEXT, TagName.RCDATA, TagName.TEMPLATE -> hidden = isEmpty ? 0 : depth;
            case TagName.META -> {
                if (depth == (isEmpty ? 2 : 3)) {
                    text.meta(tagStart, index + 1);
                }
            }
            case TagName.BASE -> text.base(tagStart, index + 1);
            default -> {}
        }
        if (TagName.isLink(kind) != 0 && !isEmpty) {
            text.link(tagStart, index + 1);
        }
        partText(text, kind);
    }

    private void endTag() {
        TextSearch text = search;
        if (text == null) {
            return;
        }
        if (isRendered()) {
            int kind = kind();
            text.links().tag(TagName.isLink(kind), PageLinks.NONE);
            partText(text, kind);
        } else if (depth < hidden) {
            hidden = 0;
        }
    }

    private static void partText(TextSearch text, int kind) {
        if (text.isWarm() && (kind & TagName.PARTS_TEXT) != 0) {
            text.space();
        }
    }

    /** What is known of the current tag's name; {@code foreignObject} and its like are too long to matter. */
    private int kind() {
        return TagName.kind(nameLength <= 8 ? name : 0);
    }

    private boolean isRendered() {
        return hidden == 0;
    }

    private void endTag(byte b) {
        if (b == '>') {
            depth--;
            endTag();
            if (depth == 1 && root && isName(TagName.BODY_NAME)) {
                place = tagStart;
                late = false;
            }
            state = TEXT;
        } else if (state == END_TAG || TagName.isWhiteSpace(b)) {
            state = END_TAG;
        } else {
            addToName(b);
        }
    }

    private void addToName(byte b) {
        if (nameLength < 8) {
            name |= (b & 0xFFL) << (nameLength << 3);
        }
        nameLength = Math.min(nameLength + 1, 9);
    }

    private boolean isName(long expected) {
        return nameLength <= 8 && name == expected;
    }

    /** Comments and CDATA sections. */
    private void section(byte b) {
        switch (state) {
            case DECLARATION -> {
                matched = 0;
                state = b == '-' ? COMMENT_OPEN : b == '[' ? CDATA_OPEN : DOCTYPE;
            }
            case COMMENT_OPEN -> state = COMMENT;
            case COMMENT_DASH -> state = b == '-' ? COMMENT_DASH_DASH : COMMENT;
            case COMMENT_DASH_DASH -> {
                if (b == '>') {
                    state = subset ? DOCTYPE : TEXT;
                } else if (b != '-') {
                    state = COMMENT;
                }
            }
            case CDATA_OPEN -> {
                if (b == CDATA_NAME.charAt(matched) && ++matched == CDATA_NAME.length()) {
                    trail = false;
                    state = CDATA;
                }
            }
            default -> cdata(b);
        }
    }

    private void cdata(byte b) {
        TextSearch text = search;
        if (text != null && isRendered()) {
            cdata(text, b);
        }
        if (trail) {
            trail = false;
            state = CDATA;
        } else if (doubleBytes && b < 0) {
            trail = true;
            state = CDATA;
        } else if (b == ']') {
            state = state == CDATA ? CDATA_BRACKET : CDATA_BRACKET_BRACKET;
        } else {
            state = b == '>' && state == CDATA_BRACKET_BRACKET ? TEXT : CDATA;
        }
    }

    private void cdata(TextSearch text, byte b) {
        if (trail || b != ']' && (b != '>' || state != CDATA_BRACKET_BRACKET)) {
            if (state != CDATA && text.isWarm()) {
                text.other(); // a bracket that ends nothing
            }
            text.literal(index);
        }
    }

    /** Processing instructions and the document type declaration. */
    private void prolog(byte b) {
        switch (state) {
            case INSTRUCTION -> state = b == '?' ? INSTRUCTION_QUESTION : INSTRUCTION;
            case INSTRUCTION_QUESTION -> {
                if (b == '>') {
                    state = subset ? DOCTYPE : TEXT;
                } else if (b != '?') {
                    state = INSTRUCTION;
                }
            }
            case LITERAL -> state = b == quote ? DOCTYPE : LITERAL;
            case SUBSET_MARKUP -> subsetMarkup(b);
            default -> doctype(b);
        }
    }

    private void doctype(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            state = LITERAL;
        } else if (b == '[') {
            subset = true;
        } else if (b == ']' && declarations == 0) {
            subset = false;
        } else if (b == '<' && subset) {
            state = SUBSET_MARKUP;
        } else if (b == '>') {
            if (declarations > 0) {
                declarations--;
            } else if (!subset) {
                state = TEXT;
            }
        }
    }

    private void subsetMarkup(byte b) {
        if (b == '?') {
            state = INSTRUCTION;
        } else if (b == '-') {
            state = COMMENT_OPEN;
        } else if (b != '!') {
            declarations++;
            state = DOCTYPE;
        }
    }

    @Override
    long place() {
        return place;
    }

    @Override
    long holdFrom() {
        if (place != Placement.NONE) {
            return place;
        }
        return mayCloseBody() && position - tagStart <= window ? tagStart : position;
    }

    private boolean mayCloseBody() {
        if (!root || depth != 2) {
            return false;
        }
        return switch (state) {
            case MARKUP -> true;
            case END_NAME -> nameLength <= 4 && (TagName.BODY_NAME & (1L << (nameLength << 3)) - 1) == name;
            case END_TAG -> isName(TagName.BODY_NAME);
            default -> false;
        };
    }

    @Override
    @Nullable String obstacle() {
        if (late) {
            return "xml-late-content";
        }
        return root ? "unfinished-markup" : "fragment";
    }

    @Override
    @Nullable String verdict() {
        return null;
    }
}
