package dev.beian.html;

/**
 * Character references by the HTML Standard, as far as numbers and links are written with them: all numeric ones, and of
 * the named ones those for white space, hyphens and the punctuation of a URL.
 */
final class CharacterReference {
    private static final int BEYOND = 0x110000; // more than any character

    private static final String[] NAMES = {
        "nbsp", "ensp", "emsp", "emsp13", "emsp14", "numsp", "puncsp", "thinsp", "hairsp", "Tab", "NewLine", "hyphen",
        "dash", "ndash", "mdash", "horbar", "minus", "amp", "AMP", "lt", "LT", "gt", "GT", "quot", "QUOT", "apos",
        "colon", "sol", "bsol", "period", "num", "quest", "commat", "lowbar", "percnt", "semi", "equals",
    };
    private static final String CHARACTERS = "\u00a0\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\t\n\u2010"
            + "\u2010\u2013\u2014\u2015\u2212&&<<>>\"\"':/\\.#?@_%;=";

    private static final long[] PACKED = new long[NAMES.length];

    /** The name that needs no semicolon, of those that matter in text. */
    static final long NBSP = TagName.pack("nbsp");

    static {
        for (int i = 0; i < NAMES.length; i++) {
            PACKED[i] = TagName.pack(NAMES[i]);
        }
    }

    private CharacterReference() {}

    /** The value of a digit; -1 if it is none. */
    static int digit(int b, boolean hexadecimal) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** A number with one more digit, not larger than any character by much. */
    static int add(int value, int digit, boolean hexadecimal) {
        return Math.min(BEYOND, value * (hexadecimal ? 16 : 10) + digit);
    }

    /** The character that a number stands for: C1 controls are those of windows-1252, of which the hyphens matter. */
    static int character(int value) {
        return switch (value) {
            case 0x96 -> 0x2013;
            case 0x97 -> 0x2014;
            default -> value == 0 || value >= BEYOND ? 0xFFFD : value;
        };
    }

    /**
     * The character of a name.
     *
     * @param name its bytes, the first one lowest
     * @return the character; 0 for names that do not matter
     */
    static int named(long name) {
        for (int i = 0; i < PACKED.length; i++) {
            if (PACKED[i] == name) {
                return CHARACTERS.charAt(i);
            }
        }
        return 0;
    }
}
