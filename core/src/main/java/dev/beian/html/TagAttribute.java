package dev.beian.html;

/**
 * Notices the one attribute of a tag on which the reading of the page depends: {@code type=hidden} of {@code input},
 * {@code color}, {@code face} or {@code size} of {@code font}, an HTML {@code encoding} of {@code annotation-xml}.
 *
 * <p>Of attributes of the same name the first counts. Memory does not grow with names and values.
 */
final class TagAttribute {
    private static final long TYPE = TagName.pack("type");
    private static final long ENCODING = TagName.pack("encoding");
    private static final long COLOR = TagName.pack("color");
    private static final long FACE = TagName.pack("face");
    private static final long SIZE = TagName.pack("size");
    private static final String[] HIDDEN = {"hidden"};
    private static final String[] HTML = {"text/html", "application/xhtml+xml"};

    private long tag; // name of the tag
    private boolean met;
    private boolean seen; // the attribute that matters was there
    private boolean matching; // its value is being compared
    private int matches; // bit n is set while the value is a prefix of the nth value looked for
    private int valueLength;
    private long name; // first eight bytes of the attribute's name in lower case, the first byte lowest
    private int nameLength;

    /** The name of a tag is complete. */
    void start(long tagName) {
        tag = tagName;
        met = false;
        seen = false;
        matching = false;
        startName();
    }

    /** An attribute's name starts. */
    void startName() {
        name = 0;
        nameLength = 0;
    }

    /** One more byte of the attribute's name. */
    void name(int b) {
        if (nameLength < 8) {
            name |= (long) (TagName.lower(b) & 0xFF) << (nameLength << 3);
        }
        nameLength = Math.min(nameLength + 1, 9);
    }

    /** The attribute's name is complete. */
    void endName() {
        matching = false;
        if (nameLength > 8) {
            return;
        }
        if (tag == TagName.FONT) {
            met |= name == COLOR || name == FACE || name == SIZE;
        } else if (!seen && name == (tag == TagName.ANNOTATION_XML ? ENCODING : TYPE)) {
            seen = true;
            matching = true;
            matches = -1;
            valueLength = 0;
        }
    }

    /** A piece of the attribute's value. */
    void value(byte[] bytes, int from, int to) {
        if (!matching) {
            return;
        }
        String[] values = tag == TagName.ANNOTATION_XML ? HTML : HIDDEN;
        for (int i = from; i < to && matches != 0; i++, valueLength++) {
            int b = TagName.lower(bytes[i]);
            for (int n = 0; n < values.length; n++) {
                if (valueLength >= values[n].length() || values[n].charAt(valueLength) != b) {
                    matches &= ~(1 << n);
                }
            }
            matches &= (1 << values.length) - 1;
        }
    }

    /** The attribute's value is complete. */
    void endValue() {
        if (matching) {
            String[] values = tag == TagName.ANNOTATION_XML ? HTML : HIDDEN;
            for (int n = 0; n < values.length; n++) {
                met |= (matches & 1 << n) != 0 && valueLength == values[n].length();
            }
            matching = false;
        }
    }

    /** Whether the tag, now complete, has what was looked for. */
    boolean isMet() {
        return met;
    }
}
