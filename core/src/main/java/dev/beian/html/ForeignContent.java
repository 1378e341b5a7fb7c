package dev.beian.html;

import java.util.Arrays;

/**
 * The open elements from an outermost {@code svg} or {@code math} element on. They decide whether a CDATA section may
 * start, whether {@code style} and its like hold raw text, and which tags end the foreign content.
 *
 * <p>Rules: HTML Standard, "The rules for parsing tokens in foreign content" and the dispatcher before it. HTML elements
 * inside integration points are kept as far as they decide which element is the current one. Elements nested deeper than
 * {@link #LIMIT} are counted only, so that memory stays bounded.
 */
final class ForeignContent {
    static final int LIMIT = 64;

    private static final byte HTML = 0;
    private static final byte SVG = 1;
    private static final byte MATH = 2;
    private static final byte NAMESPACE = 3;
    private static final byte HTML_POINT = 4; // HTML integration point
    private static final byte TEXT_POINT = 8; // MathML text integration point
    private static final byte ANNOTATION = 16; // annotation-xml that is no integration point

    private static final long TEMPLATE_NAME = TagName.pack("template");
    private static final long LI = TagName.pack("li");
    private static final long DD = TagName.pack("dd");
    private static final long DT = TagName.pack("dt");

    private long[] names = new long[8]; // open elements, outermost first, up to depth
    private byte[] kinds = new byte[8]; // beside names
    private int depth; // elements in names
    private int beyond; // open elements above the limit, inside the last of names

    boolean isOpen() {
        return depth > 0;
    }

    /** Whether the current node is an SVG or MathML element. */
    boolean isCurrent() {
        return depth > 0 && kinds[depth - 1] != HTML;
    }

    /** A start tag of HTML content opens an {@code svg} or {@code math} element. */
    void open(long name, int kind, boolean selfClosing) {
        if (!selfClosing) {
            push(name, TagName.classOf(kind) == TagName.SVG ? SVG : MATH);
        }
    }

    /**
     * A start tag while foreign content is open.
     *
     * @param attribute whether the tag has the attribute that matters for its name: color, face or size of {@code font},
     *     an HTML encoding of {@code annotation-xml}
     * @return whether it is a tag of HTML content, which is still to be done
     */
    boolean startTag(long name, int kind, boolean selfClosing, boolean attribute) {
        byte current = kinds[depth - 1];
        if (current == HTML
                || (current & HTML_POINT) != 0
                || (current & TEXT_POINT) != 0 && name != TagName.MGLYPH && name != TagName.MALIGNMARK
                || (current & ANNOTATION) != 0 && TagName.classOf(kind) == TagName.SVG) {
            return true;
        }
        if ((kind & TagName.BREAKOUT) != 0 || name == TagName.FONT && attribute) {
            breakOut();
            return true;
        }
        if (!selfClosing) {
            push(name, foreignKind(current & NAMESPACE, name, kind, attribute));
        }
        return false;
    }

    private static int foreignKind(int namespace, long name, int kind, boolean attribute) {
        if (namespace == SVG) {
            return (kind & TagName.SVG_INTEGRATION) != 0 ? SVG | HTML_POINT : SVG;
        }
        if ((kind & TagName.MATH_INTEGRATION) != 0) {
            return MATH | TEXT_POINT;
        }
        if (name == TagName.ANNOTATION_XML) {
            return attribute ? MATH | HTML_POINT : MATH | ANNOTATION;
        }
        return MATH;
    }

    /** An HTML start tag inside an integration point opens an element. */
    void openHtml(long name, int kind) {
        if ((kind & TagName.CLOSES_P) != 0) {
            closeInHtml(TagName.P);
        }
        if (name == LI || name == DD || name == DT) {
            if (kinds[depth - 1] == HTML && names[depth - 1] == name) {
                depth--;
            }
        }
        push(name, HTML);
    }

    /**
     * An end tag while foreign content is open.
     *
     * @param templateOpen whether an HTML template element is open
     * @param openOutside whether an HTML element of the name is open outside of the foreign content
     * @return whether it takes effect on HTML content, inside or outside of what is kept here
     */
    boolean endTag(long name, boolean templateOpen, boolean openOutside) {
        if (beyond > 0) {
            beyond--;
            return false;
        }
        if (isCurrent() && (name == TagName.P || name == TagName.BR)) {
            breakOut();
        }
        boolean point = false;
        int i = depth - 1;
        for (; i >= 0 && kinds[i] != HTML; i--) {
            if (names[i] == name) {
                depth = i;
                return false;
            }
            point = point || (kinds[i] & (HTML_POINT | TEXT_POINT | ANNOTATION)) != 0;
        }
        if (name == TEMPLATE_NAME && templateOpen) {
            closeTemplate(); // the one end tag that no scope stops
            return true;
        }
        if (point) {
            return false; // an integration point bounds every scope
        }
        if (i >= 0) {
            return closeInHtml(name);
        }
        if (openOutside && name != TagName.FORM) { // the end tag of a form takes out the form alone
            depth = 0;
        }
        return openOutside;
    }

    /** The innermost open template ends, and everything in it. */
    private void closeTemplate() {
        do {
            depth--;
        } while (depth > 0 && (kinds[depth] != HTML || names[depth] != TEMPLATE_NAME));
        depth = Math.max(depth, 0);
    }

    /** Closes an HTML element above the innermost integration point, with all in it. */
    private boolean closeInHtml(long name) {
        int i = depth - 1;
        while (i >= 0 && kinds[i] != HTML) {
            i--;
        }
        for (; i >= 0 && kinds[i] == HTML; i--) {
            if (names[i] == name) {
                depth = i;
                return true;
            }
            if (names[i] == TEMPLATE_NAME) {
                return false;
            }
        }
        return false;
    }

    private void breakOut() {
        beyond = 0;
        while (depth > 0 && kinds[depth - 1] != HTML && (kinds[depth - 1] & (HTML_POINT | TEXT_POINT)) == 0) {
            depth--;
        }
    }

    private void push(long name, int kind) {
        if (depth == LIMIT) {
            beyond++;
            return;
        }
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            kinds = Arrays.copyOf(kinds, depth * 2);
        }
        names[depth] = name;
        kinds[depth++] = (byte) kind;
    }
}
