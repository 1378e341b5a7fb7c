package dev.beian.html;

import static dev.beian.html.HtmlState.*;

/** The tokenizer's states of RCDATA, RAWTEXT and script data: text that ends at one certain end tag. */
abstract class HtmlRawText extends HtmlMarkup {
    private static final long SCRIPT_NAME = TagName.pack("script");

    long rawName; // name of the element whose text this is
    long nameHead; // first eight bytes, in lower case, of the name that is being read; the first byte lowest
    int nameLength; // of that name in bytes, as far as it matters

    /** The appropriate end tag was read up to the end of its name, at an index. Gives the index to go on at. */
    abstract int onRawEndTag(int next);

    final int rawText(byte[] bytes, int i, int to) {
        return switch (state) {
            case RCDATA, SCRIPT_DATA -> text(bytes, i, to);
            case SCRIPT_DATA_ESCAPED, SCRIPT_DATA_DOUBLE_ESCAPED -> escaped(bytes, i, to);
            case RCDATA_LESS_THAN_SIGN, SCRIPT_DATA_LESS_THAN_SIGN, SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN ->
                lessThanSign(bytes, i);
            case RCDATA_END_TAG_OPEN, SCRIPT_DATA_END_TAG_OPEN, SCRIPT_DATA_ESCAPED_END_TAG_OPEN ->
                endTagOpen(bytes, i);
            case RCDATA_END_TAG_NAME, SCRIPT_DATA_END_TAG_NAME, SCRIPT_DATA_ESCAPED_END_TAG_NAME ->
                endTagName(bytes, i, to);
            case SCRIPT_DATA_ESCAPE_START, SCRIPT_DATA_ESCAPE_START_DASH -> escapeStart(bytes, i);
            case SCRIPT_DATA_DOUBLE_ESCAPE_START, SCRIPT_DATA_DOUBLE_ESCAPE_END -> doubleEscapeName(bytes, i, to);
            case SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN -> doubleEscapedLessThanSign(bytes, i);
            default -> escapedDash(bytes, i); // ESCAPED_DASH(_DASH), DOUBLE_ESCAPED_DASH(_DASH)
        };
    }

    private int text(byte[] bytes, int i, int to) {
        int lessThan = i;
        // Only "</" matters, and "<!" in a script; that is seen here when both bytes are there.
        while ((lessThan = Swar.indexOf(bytes, lessThan, to, '<')) < to) {
            int next = lessThan + 1;
            if (next == to || bytes[next] == '/' || bytes[next] == '!') {
                state++; // RCDATA_LESS_THAN_SIGN, SCRIPT_DATA_LESS_THAN_SIGN
                return next;
            }
            lessThan = next;
        }
        return to;
    }

    private int lessThanSign(byte[] bytes, int i) {
        int b = bytes[i];
        if (b == '/') {
            state++; // the state's END_TAG_OPEN
            return i + 1;
        }
        if (state == SCRIPT_DATA_LESS_THAN_SIGN && b == '!') {
            state = SCRIPT_DATA_ESCAPE_START;
            return i + 1;
        }
        if (state == SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN && TagName.isLetter(b)) {
            startName();
            state = SCRIPT_DATA_DOUBLE_ESCAPE_START;
            return i;
        }
        backToText();
        return i;
    }

    private int endTagOpen(byte[] bytes, int i) {
        if (TagName.isLetter(bytes[i])) {
            startName();
            state++; // the state's END_TAG_NAME
        } else {
            backToText();
        }
        return i;
    }

    private int endTagName(byte[] bytes, int i, int to) {
        int end = name(bytes, i, to);
        if (end == to) {
            return to;
        }
        int b = bytes[end];
        if (nameLength <= 8 && nameHead == rawName && TagName.endsName(b)) {
            return onRawEndTag(end);
        }
        backToText();
        return end;
    }

    private void backToText() {
        state = state < SCRIPT_DATA ? RCDATA : state < SCRIPT_DATA_ESCAPE_START ? SCRIPT_DATA : SCRIPT_DATA_ESCAPED;
    }

    private int escapeStart(byte[] bytes, int i) {
        if (bytes[i] != '-') {
            state = SCRIPT_DATA;
            return i;
        }
        state = state == SCRIPT_DATA_ESCAPE_START ? SCRIPT_DATA_ESCAPE_START_DASH : SCRIPT_DATA_ESCAPED_DASH_DASH;
        return i + 1;
    }

    private int escaped(byte[] bytes, int i, int to) {
        int found = Swar.indexOfEither(bytes, i, to, '-', '<');
        if (found == to) {
            return to;
        }
        boolean doubly = state == SCRIPT_DATA_DOUBLE_ESCAPED;
        if (bytes[found] == '-') {
            state++; // the state's DASH
        } else {
            state = doubly ? SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN : SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;
        }
        return found + 1;
    }

    private int escapedDash(byte[] bytes, int i) {
        boolean doubly = state >= SCRIPT_DATA_DOUBLE_ESCAPED;
        int b = bytes[i];
        if (b == '-') {
            state = doubly ? SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH : SCRIPT_DATA_ESCAPED_DASH_DASH;
            return i + 1;
        }
        if (b == '<') {
            state = doubly ? SCRIPT_DATA_DOUBLE_ESCAPED_LESS_THAN_SIGN : SCRIPT_DATA_ESCAPED_LESS_THAN_SIGN;
            return i + 1;
        }
        if (b == '>' && (state == SCRIPT_DATA_ESCAPED_DASH_DASH || state == SCRIPT_DATA_DOUBLE_ESCAPED_DASH_DASH)) {
            state = SCRIPT_DATA;
            return i + 1;
        }
        state = doubly ? SCRIPT_DATA_DOUBLE_ESCAPED : SCRIPT_DATA_ESCAPED;
        return i + 1;
    }

    private int doubleEscapedLessThanSign(byte[] bytes, int i) {
        if (bytes[i] != '/') {
            state = SCRIPT_DATA_DOUBLE_ESCAPED;
            return i;
        }
        startName();
        state = SCRIPT_DATA_DOUBLE_ESCAPE_END;
        return i + 1;
    }

    /** A tag of any name inside an escaped script: only that of script turns the doubling on or off. */
    private int doubleEscapeName(byte[] bytes, int i, int to) {
        int end = name(bytes, i, to);
        if (end == to) {
            return to;
        }
        int b = bytes[end];
        boolean starting = state == SCRIPT_DATA_DOUBLE_ESCAPE_START;
        boolean complete = TagName.endsName(b);
        boolean script = complete && nameLength <= 8 && nameHead == SCRIPT_NAME;
        state = starting == script ? SCRIPT_DATA_DOUBLE_ESCAPED : SCRIPT_DATA_ESCAPED;
        return complete ? end + 1 : end;
    }

    private void startName() {
        nameHead = 0;
        nameLength = 0;
    }

    /** Takes letters into the name; gives the index of the first byte that is none. */
    private int name(byte[] bytes, int from, int to) {
        int i = from;
        for (; i < to && TagName.isLetter(bytes[i]); i++) {
            if (nameLength < 8) {
                nameHead |= (long) (bytes[i] | 0x20) << (nameLength << 3);
            }
            nameLength = Math.min(nameLength + 1, 9);
        }
        return i;
    }
}
