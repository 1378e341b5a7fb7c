package dev.beian.html;

import java.util.List;

/**
 * Tag names as numbers, and what the scanner has to know about each.
 *
 * <p>A name of up to eight bytes is its lower-case bytes in one long, the first byte lowest: equal numbers are equal
 * names. Longer names, of which few matter, are told apart by a second long and then mixed into one number.
 *
 * <p>What matters about a name is an int: in its low bits one of the classes, above them flags. A name of class {@link
 * #ORDINARY} changes nothing in plain HTML content, which lets most tags pass without another look.
 */
final class TagName {
    // Classes: what the scanner does at a start or end tag of this name in HTML content.
    static final int ORDINARY = 0;
    static final int HTML = 1;
    static final int HEAD = 2;
    static final int BODY = 3;
    static final int FRAMESET = 4;
    static final int TEMPLATE = 5;
    static final int SELECT = 6;
    static final int SVG = 7;
    static final int MATH = 8;
    static final int SCRIPT = 9;
    static final int RAWTEXT = 10;
    static final int RCDATA = 11;
    static final int PLAINTEXT = 12;
    static final int TABLE = 13;
    static final int OBJECT = 14; // as table, it keeps a </body> inside from closing the body outside
    static final int TABLE_PART = 15; // inside a table, ends an open select
    static final int INPUT = 16;
    static final int META = 17;
    static final int BASE = 18;
    private static final int CLASS = 31;

    /** As a start tag in foreign content, it ends that content. */
    static final int BREAKOUT = 1 << 5;

    /** As a start tag in the body, it sets the frameset-ok flag to "not ok". */
    static final int NOT_FRAMESET = 1 << 6;

    /** It has no end tag and no content. */
    static final int VOID = 1 << 7;

    /** As a start tag, it closes a {@code p} element. */
    static final int CLOSES_P = 1 << 8;

    /** In SVG, an HTML integration point. */
    static final int SVG_INTEGRATION = 1 << 9;

    /** In MathML, a text integration point. */
    static final int MATH_INTEGRATION = 1 << 10;

    /** As a start tag, it does not end the page's head. */
    static final int HEAD_CONTENT = 1 << 11;

    /** Its attributes decide about foreign content. */
    static final int FOREIGN_ATTRIBUTES = 1 << 12;

    /** As a start tag inside a select element, it ends that. */
    static final int CLOSES_SELECT = 1 << 13;

    /** Its tags part lines, or cells: text on both sides of them is not one word. */
    static final int PARTS_TEXT = 1 << 15;

    private static final int LINK_SHIFT = 14; // the bit that only links have

    static final long P = pack("p");
    static final long BR = pack("br");
    static final long FONT = pack("font");
    static final long ANNOTATION_XML = pack("annotation-xml");
    static final long FORM = pack("form");
    static final long MGLYPH = pack("mglyph");
    static final long MALIGNMARK = pack("malignmark");
    static final long BODY_NAME = pack("body");
    static final long HTML_NAME = pack("html");

    /** How many counters {@link OpenNames} keeps. */
    static final int SLOTS = 128;

    private static final int FORMATTING_SLOTS = 16;

    /** The slot of names that nobody asks for: void elements and unknown names. */
    static final int SHARED_SLOT = FORMATTING_SLOTS;

    /** The names that most pages make do with have the slots below this one. */
    static final int COMMON_SLOTS = 64;

    private static final int SLOT_SHIFT = 16; // the slot stands above the flags
    private static final int UNKNOWN = SHARED_SLOT << SLOT_SHIFT | ORDINARY;

    private static final List<String> COMMON = List.of(
            ("html head body div p span ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table thead tbody tr td th nav header footer"
                            + " main section article aside form button label select option pre blockquote svg"
                            + " time figure figcaption fieldset caption cite abbr picture")
                    .split(" "));
    private static final long[] NAMES = new long[512]; // open addressing, 0 is free
    private static final int[] KINDS = new int[NAMES.length]; // beside NAMES

    static {
        int next = putFormatting(0, BREAKOUT, "b big code em i nobr s small strike strong tt u");
        next = putFormatting(next, 1 << LINK_SHIFT, "a");
        next = putFormatting(next, FOREIGN_ATTRIBUTES, "font");
        next = COMMON_SLOTS;
        next = put(next, HTML | HEAD_CONTENT, "html");
        next = put(next, HEAD | BREAKOUT | HEAD_CONTENT, "head");
        next = put(next, BODY | BREAKOUT | NOT_FRAMESET, "body");
        next = put(next, FRAMESET, "frameset");
        next = put(next, TEMPLATE | HEAD_CONTENT, "template");
        next = put(next, SELECT | NOT_FRAMESET, "select");
        next = put(next, SVG, "svg");
        next = put(next, MATH, "math");
        next = put(next, SCRIPT | HEAD_CONTENT, "script");
        next = put(next, RAWTEXT | HEAD_CONTENT, "style noframes noscript");
        next = put(next, RAWTEXT, "noembed");
        next = put(next, RAWTEXT | NOT_FRAMESET, "iframe");
        next = put(next, RAWTEXT | NOT_FRAMESET | CLOSES_P, "xmp");
        next = put(next, RCDATA | SVG_INTEGRATION | HEAD_CONTENT, "title");
        next = put(next, RCDATA | NOT_FRAMESET | CLOSES_SELECT, "textarea");
        next = put(next, PLAINTEXT | CLOSES_P, "plaintext");
        next = put(next, TABLE | BREAKOUT | NOT_FRAMESET | CLOSES_P, "table");
        next = put(next, OBJECT | NOT_FRAMESET, "object applet marquee");
        next = put(next, TABLE_PART, "caption colgroup tbody tfoot thead tr td th");
        next = put(next, BREAKOUT, "ruby span sub sup var");
        next = put(next, BREAKOUT | NOT_FRAMESET | CLOSES_P, "dd dt li listing pre");
        next = put(next, BREAKOUT | CLOSES_P, "blockquote center div dl h1 h2 h3 h4 h5 h6 menu ol p ul");
        next = put(next, CLOSES_P, "address article aside details dialog dir fieldset figcaption figure footer form");
        next = put(next, CLOSES_P, "header hgroup main nav search section summary");
        next = put(next, NOT_FRAMESET, "button");
        next = put(next, ORDINARY, "abbr acronym bdi bdo cite data del dfn ins kbd label legend map mark meter");
        next = put(next, ORDINARY, "optgroup option output picture progress q rb rp rt rtc samp slot time");
        if (next > SLOTS || SHARED_SLOT + 1 + COMMON.size() > COMMON_SLOTS) {
            throw new AssertionError("more names than slots");
        }
        putShared(INPUT | VOID | CLOSES_SELECT, "input");
        putShared(INPUT | VOID | NOT_FRAMESET | CLOSES_SELECT, "keygen");
        putShared(BREAKOUT | VOID | NOT_FRAMESET, "br embed img");
        putShared(BREAKOUT | VOID | NOT_FRAMESET | CLOSES_P, "hr");
        putShared(META | BREAKOUT | VOID | HEAD_CONTENT, "meta");
        putShared(NOT_FRAMESET | VOID, "area wbr image");
        putShared(BASE | VOID | HEAD_CONTENT, "base");
        putShared(VOID | HEAD_CONTENT, "basefont bgsound link");
        putShared(VOID, "col frame param source track");
        putShared(FOREIGN_ATTRIBUTES, "annotation-xml");
        putShared(SVG_INTEGRATION, "foreignobject desc");
        putShared(MATH_INTEGRATION, "mi mo mn ms mtext");
    }

    private TagName() {}

    private static int put(int firstSlot, int kind, String names) {
        int next = firstSlot;
        for (String name : names.split(" ")) {
            int common = COMMON.indexOf(name);
            enter(name, kind | (common < 0 ? next++ : SHARED_SLOT + 1 + common) << SLOT_SHIFT);
        }
        return next;
    }

    private static int putFormatting(int firstSlot, int kind, String names) {
        int next = put(firstSlot, kind, names);
        if (next > FORMATTING_SLOTS) {
            throw new AssertionError("more formatting elements than slots for them");
        }
        return next;
    }

    private static void putShared(int kind, String names) {
        for (String name : names.split(" ")) {
            enter(name, kind | SHARED_SLOT << SLOT_SHIFT);
        }
    }

    private static void enter(String name, int kind) {
        long packed = pack(name);
        int index = indexOf(packed);
        while (NAMES[index] != 0) {
            index = index + 1 & NAMES.length - 1;
        }
        NAMES[index] = packed;
        KINDS[index] = kind | (partsText(name, kind) ? PARTS_TEXT : 0);
    }

    private static boolean partsText(String name, int kind) {
        return (kind & CLOSES_P) != 0
                || classOf(kind) == TABLE_PART
                || " html body br dd dt li legend listing optgroup option pre select ".contains(" " + name + " ");
    }

    /** The number of a name written in lower case. */
    static long pack(String name) {
        long head = 0;
        long tail = 0;
        int length = Math.min(name.length(), 17);
        for (int i = 0; i < Math.min(length, 16); i++) {
            long shifted = (long) name.charAt(i) << (i << 3);
            if (i < 8) {
                head |= shifted;
            } else {
                tail |= shifted;
            }
        }
        return mix(head, tail, length);
    }

    /**
     * The number of a name.
     *
     * @param head its first eight bytes in lower case, the first byte lowest
     * @param tail the next eight
     * @param length its length in bytes
     * @return the number; for names of up to eight bytes this is the head
     */
    static long mix(long head, long tail, int length) {
        if (length <= 8) {
            return head;
        }
        // The high bit keeps long names apart from short ones, whose eighth byte is ASCII if the name is known.
        return (head * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(tail, 29) * 0xC2B2AE3D27D4EB4FL ^ length) | Long.MIN_VALUE;
    }

    /** What matters about a name: its class, flags and slot. */
    static int kind(long name) {
        int index = indexOf(name);
        for (long candidate = NAMES[index]; candidate != 0; candidate = NAMES[index]) {
            if (candidate == name) {
                return KINDS[index];
            }
            index = index + 1 & NAMES.length - 1;
        }
        return UNKNOWN;
    }

    /** The slot within what {@link #kind} gives. */
    static int slotOf(int kind) {
        return kind >>> SLOT_SHIFT;
    }

    /** The class within what {@link #kind} gives. */
    static int classOf(int kind) {
        return kind & CLASS;
    }

    /** 1 within what {@link #kind} gives for a link, 0 for all else. */
    static int isLink(int kind) {
        return kind >>> LINK_SHIFT & 1;
    }

    /** The lower case of an ASCII letter; other bytes stay. */
    static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** Whether a byte is an ASCII letter, which is what a tag name starts with. */
    static boolean isLetter(int b) {
        return ((b | 0x20) - 'a' & 0xFF) < 26;
    }

    /** Whether a byte is an ASCII alphanumeric: a letter or a digit. */
    static boolean isAlphanumeric(int b) {
        return isLetter(b) || b >= '0' && b <= '9';
    }

    /** Whether a byte is white space by the HTML Standard: tab, line feed, form feed, carriage return, space. */
    static boolean isWhiteSpace(int b) {
        return b <= ' ' && b >= 0 && (1L << b & WHITE_SPACE) != 0;
    }

    /** Whether a byte ends a tag's name: white space, a slash or {@code >}. */
    static boolean endsName(int b) {
        return b <= '>' && b >= 0 && (1L << b & NAME_END) != 0;
    }

    private static final long NAME_END =
            1L << '>' | 1L << '/' | 1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << ' ';
    private static final long WHITE_SPACE = 1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << ' ';

    private static int indexOf(long name) {
        return (int) (name * 0x9E3779B97F4A7C15L >>> 55);
    }
}
