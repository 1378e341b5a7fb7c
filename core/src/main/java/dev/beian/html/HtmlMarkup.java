package dev.beian.html;

import static dev.beian.html.HtmlState.*;

/**
 * The tokenizer's states behind {@code <!}: comments, doctype and CDATA sections.
 *
 * <p>Each method reads from an index on and gives the index at which to go on in the then current state.
 */
abstract class HtmlMarkup extends PageScanner {
    private static final byte[] DOCTYPE_NAME = {'d', 'o', 'c', 't', 'y', 'p', 'e'};
    private static final byte[] BRACKET = {']'};
    private static final byte[] CDATA_NAME = {'[', 'C', 'D', 'A', 'T', 'A', '['};

    int state = DATA;
    private int markupStart; // first byte behind "<!"
    private int matched; // bytes seen of the word that a markup declaration starts with

    /** Whether a CDATA section may start here. */
    abstract boolean allowsCdata();

    /** A comment, bogus or not, is complete. */
    abstract void onComment();

    /** A doctype is complete. */
    abstract void onDoctype();

    /** Text other than white space was met. */
    abstract void onText();

    /** Text of a CDATA section. */
    void onCdata(byte[] bytes, int from, int to) {}

    final int markup(byte[] bytes, int i, int to) {
        return switch (state) {
            case MARKUP_DECLARATION_OPEN -> markupDeclarationOpen(bytes, i);
            case COMMENT -> comment(bytes, i, to);
            case BOGUS_COMMENT, DOCTYPE -> toGreaterThan(bytes, i, to);
            case CDATA_SECTION -> cdataSection(bytes, i, to);
            case CDATA_SECTION_BRACKET, CDATA_SECTION_END -> cdataSectionEnd(bytes, i);
            default -> commentEdge(bytes, i);
        };
    }

    private int markupDeclarationOpen(byte[] bytes, int i) {
        int b = bytes[i];
        if (matched == 0) {
            if (b == '-' || b == '[' || (b | 0x20) == 'd') {
                matched = 1;
                markupStart = b;
                return i + 1;
            }
            state = BOGUS_COMMENT;
            return i;
        }
        if (markupStart == '-') {
            matched = 0;
            state = b == '-' ? COMMENT_START : BOGUS_COMMENT;
            return b == '-' ? i + 1 : i;
        }
        boolean cdata = markupStart == '[';
        if (cdata ? b != CDATA_NAME[matched] : TagName.lower(b) != DOCTYPE_NAME[matched]) {
            matched = 0;
            state = BOGUS_COMMENT;
            return i;
        }
        if (++matched == DOCTYPE_NAME.length) {
            matched = 0;
            state = !cdata ? DOCTYPE : allowsCdata() ? CDATA_SECTION : BOGUS_COMMENT;
        }
        return i + 1;
    }

    private int toGreaterThan(byte[] bytes, int i, int to) {
        int end = Swar.indexOf(bytes, i, to, '>');
        if (end == to) {
            return to;
        }
        if (state == DOCTYPE) {
            state = DATA;
            onDoctype();
            return end + 1;
        }
        return commentEnd(end + 1);
    }

    private int comment(byte[] bytes, int i, int to) {
        int dash = i;
        while ((dash = Swar.indexOf(bytes, dash, to, '-')) < to) {
            if (dash + 2 >= to) { // the two bytes that decide are not both there yet
                state = COMMENT_END_DASH;
                return dash + 1;
            }
            if (bytes[dash + 1] != '-') {
                dash += 2;
            } else if (bytes[dash + 2] == '>') {
                return commentEnd(dash + 3);
            } else {
                state = COMMENT_END;
                return dash + 2;
            }
        }
        return to;
    }

    private int commentEnd(int next) {
        state = DATA;
        onComment();
        return next;
    }

    /** The states in which one byte decides. */
    private int commentEdge(byte[] bytes, int i) {
        int b = bytes[i];
        if (b == '-') {
            state = switch (state) {
                case COMMENT_START -> COMMENT_START_DASH;
                case COMMENT_END_BANG -> COMMENT_END_DASH;
                default -> COMMENT_END; // COMMENT_START_DASH, COMMENT_END_DASH, COMMENT_END
            };
            return i + 1;
        }
        if (b == '>' && state != COMMENT_END_DASH) {
            return commentEnd(i + 1);
        }
        if (b == '!' && state == COMMENT_END) {
            state = COMMENT_END_BANG;
            return i + 1;
        }
        state = COMMENT;
        return i;
    }

    private int cdataSection(byte[] bytes, int i, int to) {
        int end = Swar.indexOf(bytes, i, to, ']');
        onCdata(bytes, i, end);
        for (int j = i; j < end; j++) {
            if (!TagName.isWhiteSpace(bytes[j])) {
                onText();
                break;
            }
        }
        if (end == to) {
            return to;
        }
        state = CDATA_SECTION_BRACKET;
        return end + 1;
    }

    private int cdataSectionEnd(byte[] bytes, int i) {
        int b = bytes[i];
        if (b == ']') {
            if (state == CDATA_SECTION_END) {
                onText();
                onCdata(BRACKET, 0, 1);
            }
            state = CDATA_SECTION_END;
            return i + 1;
        }
        if (b == '>' && state == CDATA_SECTION_END) {
            state = DATA;
            return i + 1;
        }
        onText();
        onCdata(BRACKET, 0, 1);
        state = CDATA_SECTION;
        return i;
    }
}
