package dev.beian.footer;

import dev.beian.html.MarkupSyntax;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The only door from text to markup: builds one element with its content, and escapes whatever is put in.
 *
 * <p>The result reads the same by the rules of HTML and of XML: names in lower case, every attribute quoted, every element
 * closed, only the five characters that both need written as character references. Characters that either of them
 * forbids, or that would turn around the order in which the following text is read, are left out or become a space; see
 * {@link #harmless}. Not thread-safe; one instance for each element.
 */
public final class Markup {
    private final MarkupSyntax syntax;
    private final StringBuilder out = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inStartTag;

    /**
     * Begins with nothing.
     *
     * @param syntax the rules of the page
     */
    public Markup(MarkupSyntax syntax) {
        this.syntax = syntax;
    }

    /**
     * Opens an element.
     *
     * @param name its name, from the source code
     */
    public Markup start(String name) {
        endStartTag();
        out.append('<').append(name);
        open.push(name);
        inStartTag = true;
        return this;
    }

    /**
     * Gives the element that was just opened an attribute.
     *
     * @param name its name, from the source code
     * @param value its value, any text
     * @throws IllegalStateException if the start tag is complete already
     */
    public Markup attribute(String name, String value) {
        requireStartTag();
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /**
     * Gives the element that was just opened an attribute whose presence is all that matters.
     *
     * @param name its name, from the source code
     * @throws IllegalStateException if the start tag is complete already
     */
    public Markup flag(String name) {
        requireStartTag();
        out.append(' ').append(name);
        if (syntax == MarkupSyntax.XML) {
            out.append("=\"\"");
        }
        return this;
    }

    /**
     * Adds text.
     *
     * @param text any text
     */
    public Markup text(String text) {
        endStartTag();
        escape(text);
        return this;
    }

    /** Adds a space, at which a line may break. */
    public Markup space() {
        endStartTag();
        out.append(' ');
        return this;
    }

    /**
     * Adds the content of a {@code style} element, which is the one thing that is not escaped: in HTML nothing in it could
     * be.
     *
     * @param css a stylesheet from the source code
     * @throws IllegalArgumentException if it contains a character that HTML and XML read differently there, or none
     *     beyond ASCII
     */
    public Markup stylesheet(String css) {
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c >= 0x7F || c == '<' || c == '&' || c < ' ' && c != '\n') {
                throw new IllegalArgumentException("a stylesheet in a page has to be plain ASCII without < and &");
            }
        }
        endStartTag();
        out.append(css);
        return this;
    }

    /** Closes the innermost open element; one without content and without end tag in HTML has {@link #endVoid}. */
    public Markup end() {
        endStartTag();
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes an element that HTML allows no content and no end tag. */
    public Markup endVoid() {
        requireStartTag();
        open.pop();
        out.append("/>");
        inStartTag = false;
        return this;
    }

    private void requireStartTag() {
        if (!inStartTag) {
            throw new IllegalStateException("not in a start tag");
        }
    }

    private void endStartTag() {
        if (inStartTag) {
            out.append('>');
            inStartTag = false;
        }
    }

    private void escape(String text) {
        String clean = harmless(text);
        int from = 0; // of what is not written yet
        for (int i = 0; i < clean.length(); i++) {
            String reference = reference(clean.charAt(i));
            if (reference != null) {
                out.append(clean, from, i).append(reference);
                from = i + 1;
            }
        }
        out.append(clean, from, clean.length());
    }

    private static @Nullable String reference(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;"; // XML's name for it is not HTML 4's
            default -> null;
        };
    }

    /**
     * A text without what no page may contain: white space of any kind becomes single spaces; control characters,
     * noncharacters, lone surrogates, and the controls that embed, override or isolate a writing direction (UAX #9) and
     * would so reach beyond this text, are left out.
     *
     * @param text any text
     * @return the text, in one line, without white space at its ends
     */
    public static String harmless(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                space = true;
            } else if (isHarmless(c)) {
                if (space && clean.length() > 0) {
                    clean.append(' ');
                }
                space = false;
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    /** Whether nothing is to be done about a text, as far as a quick look tells: printable ASCII with single spaces within. */
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean isNoncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && !turnsDirection
                && !isNoncharacter
                && c != 0xFEFF;
    }

    /**
     * The markup.
     *
     * @throws IllegalStateException if an element is still open
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }
}
