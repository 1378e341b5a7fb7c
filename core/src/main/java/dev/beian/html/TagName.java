package dev.beian.html;

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

    /** An HTML element that neither SVG nor MathML has. */
    static final int HTML_ONLY = 1 << 11;

    /** Its attributes decide about foreign content. */
    static final int FOREIGN_ATTRIBUTES = 1 << 12;

    /** As a start tag inside a select element, it ends that. */
    static final int CLOSES_SELECT = 1 << 13;

    static final long P = pack("p");
    static final long BR = pack("br");
    static final long FONT = pack("font");
    static final long ANNOTATION_XML = pack("annotation-xml");
    static final long MGLYPH = pack("mglyph");
    static final long MALIGNMARK = pack("malignmark");
    static final long BODY_NAME = pack("body");
    static final long HTML_NAME = pack("html");

    private static final long[] NAMES = new long[512]; // open addressing, 0 is free
    private static final int[] KINDS = new int[NAMES.length]; // beside NAMES

    static {
        put(HTML, "html");
        put(HEAD | BREAKOUT, "head");
        put(BODY | BREAKOUT | NOT_FRAMESET, "body");
        put(FRAMESET, "frameset");
        put(TEMPLATE, "template");
        put(SELECT | NOT_FRAMESET | HTML_ONLY, "select");
        put(SVG, "svg");
        put(MATH, "math");
        put(SCRIPT, "script");
        put(RAWTEXT, "style");
        put(RAWTEXT | HTML_ONLY, "noembed noframes noscript");
        put(RAWTEXT | NOT_FRAMESET | HTML_ONLY, "iframe");
        put(RAWTEXT | NOT_FRAMESET | CLOSES_P | HTML_ONLY, "xmp");
        put(RCDATA | SVG_INTEGRATION, "title");
        put(RCDATA | NOT_FRAMESET | CLOSES_SELECT | HTML_ONLY, "textarea");
        put(PLAINTEXT | CLOSES_P | HTML_ONLY, "plaintext");
        put(TABLE | BREAKOUT | NOT_FRAMESET | CLOSES_P | HTML_ONLY, "table");
        put(OBJECT | NOT_FRAMESET | HTML_ONLY, "object applet marquee");
        put(TABLE_PART | HTML_ONLY, "caption colgroup tbody tfoot thead tr td th");
        put(INPUT | VOID | CLOSES_SELECT | HTML_ONLY, "input");
        put(INPUT | VOID | NOT_FRAMESET | CLOSES_SELECT | HTML_ONLY, "keygen");

        put(BREAKOUT | HTML_ONLY, "b big code em i nobr s small span strong strike sub sup tt u var");
        put(BREAKOUT | VOID | NOT_FRAMESET | HTML_ONLY, "br embed img");
        put(BREAKOUT | VOID | NOT_FRAMESET | CLOSES_P | HTML_ONLY, "hr");
        put(BREAKOUT | VOID, "meta");
        put(BREAKOUT | NOT_FRAMESET | CLOSES_P | HTML_ONLY, "dd dt li listing pre");
        put(BREAKOUT | CLOSES_P | HTML_ONLY, "blockquote center div dl h1 h2 h3 h4 h5 h6 menu ol p ul");
        put(BREAKOUT | HTML_ONLY, "ruby");
        put(FOREIGN_ATTRIBUTES, "font annotation-xml");
        put(CLOSES_P | HTML_ONLY, "address article aside details dialog dir fieldset figcaption figure footer form");
        put(CLOSES_P | HTML_ONLY, "header hgroup main nav search section summary");
        put(NOT_FRAMESET | HTML_ONLY, "button");
        put(NOT_FRAMESET | VOID | HTML_ONLY, "area wbr");
        put(NOT_FRAMESET | VOID, "image");
        put(VOID | HTML_ONLY, "base basefont bgsound col frame link param source track");
        put(SVG_INTEGRATION, "foreignobject desc");
        put(MATH_INTEGRATION, "mi mo mn ms mtext");
        put(HTML_ONLY, "abbr acronym bdi bdo cite data del dfn ins kbd label legend map mark meter");
        put(HTML_ONLY, "noindex optgroup option output picture progress q rb rp rt rtc samp slot time");
    }

    private TagName() {}

    private static void put(int kind, String names) {
        for (String name : names.split(" ")) {
            long packed = pack(name);
            int slot = slot(packed);
            while (NAMES[slot] != 0) {
                slot = slot + 1 & NAMES.length - 1;
            }
            NAMES[slot] = packed;
            KINDS[slot] = kind;
        }
    }

    /** The number of a name written in lower case. */
    static long pack(String name) {
        long head = 0;
        long tail = 0;
        for (int i = 0; i < name.length(); i++) {
            long shifted = (long) name.charAt(i) << (i << 3);
            if (i < 8) {
                head |= shifted;
            } else {
                tail |= shifted;
            }
        }
        return mix(head, tail, name.length());
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

    /** What matters about a name: its class and flags; 0 for a name that means nothing to the scanner. */
    static int kind(long name) {
        int slot = slot(name);
        for (long candidate = NAMES[slot]; candidate != 0; candidate = NAMES[slot]) {
            if (candidate == name) {
                return KINDS[slot];
            }
            slot = slot + 1 & NAMES.length - 1;
        }
        return ORDINARY;
    }

    /** The class within what {@link #kind} gives. */
    static int classOf(int kind) {
        return kind & CLASS;
    }

    /** The lower case of an ASCII letter; other bytes stay. */
    static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
    }

    /** Whether a byte is an ASCII letter, which is what a tag name starts with. */
    static boolean isLetter(int b) {
        return ((b | 0x20) - 'a' & 0xFF) < 26;
    }

    /** Whether a byte is white space by the HTML Standard: tab, line feed, form feed, carriage return, space. */
    static boolean isWhiteSpace(int b) {
        return b <= ' ' && b >= 0 && (1L << b & WHITE_SPACE) != 0;
    }

    private static final long WHITE_SPACE = 1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r' | 1L << ' ';

    private static int slot(long name) {
        return (int) (name * 0x9E3779B97F4A7C15L >>> 55);
    }
}
