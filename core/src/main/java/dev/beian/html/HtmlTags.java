package dev.beian.html;

import static dev.beian.html.HtmlState.*;

import org.jspecify.annotations.Nullable;

/**
 * The tokenizer's states of tags and their attributes, for tags that the end of a chunk cuts or that are written
 * unusually. See {@link HtmlMarkup} for what the methods give.
 */
abstract class HtmlTags extends HtmlRawText {
    long base; // position of index 0 of the current chunk

    // The tag that is being read by the states.
    long tagStart; // position of its "<"
    private boolean endTag;
    private boolean selfClosing;
    private long nameTail; // the eight bytes of the name behind its head
    private boolean rawEnd; // an end tag that ends raw text
    private boolean asked; // an attribute of the tag matters
    private @Nullable TagAttribute attribute; // made for the first tag that asks for it

    /** Whether an attribute of a start tag matters. */
    abstract boolean asksForAttribute(long name, int kind);

    /**
     * A start tag is complete.
     *
     * @param kind what {@link TagName#kind} gives for its name
     * @param hasAttribute whether it has the attribute that {@linkplain #asksForAttribute matters}
     * @param end index after its {@code >} in the current chunk
     */
    abstract void onStartTag(long name, int kind, boolean isSelfClosing, boolean hasAttribute, int end);

    /** An end tag lies between two positions. */
    abstract void onEndTag(long name, int kind, long start, long end);

    /** A {@code <} that starts no tag: text. */
    abstract void onLessThan();

    /** Raw text is over; its start tag said all that matters. */
    void onRawTextEnd() {}

    final int tag(byte[] bytes, int i, int to) {
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
        onLessThan();
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
            if (TagName.endsName(b)) {
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
            if (b == '=' || TagName.endsName(b)) {
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

    /** Whether the unfinished tag may turn out to be an end tag of one of two names of up to four letters. */
    final boolean mayBeEndTagOf(long one, long other) {
        return switch (state) {
            case TAG_OPEN, END_TAG_OPEN -> true;
            case TAG_NAME -> endTag && !rawEnd && (startsWith(one) || startsWith(other));
            default -> endTag && !rawEnd && (name() == one || name() == other);
        };
    }

    /** Whether the unfinished tag may turn out to be a start tag of a name of up to four letters. */
    final boolean mayBeStartTagOf(long name) {
        return !endTag && startsWith(name);
    }

    private boolean startsWith(long name) {
        return nameLength <= 4 && (name & (1L << (nameLength << 3)) - 1) == nameHead;
    }
}
