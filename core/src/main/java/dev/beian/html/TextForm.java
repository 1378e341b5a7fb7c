package dev.beian.html;

/**
 * The form in which characters are compared: letters in upper case, full-width forms as ASCII, every kind of hyphen and
 * of white space as one.
 */
final class TextForm {
    /** Stands for white space of any kind. */
    static final char SPACE = ' ';

    /** Stands for a character that is in no number. */
    static final char OTHER = 0;

    private static final String SPACES =
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff";
    private static final String HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";

    private TextForm() {}

    /**
     * The form of a character.
     *
     * @param codePoint the character
     * @return its form; {@link #SPACE} for white space, {@link #OTHER} beyond the basic plane
     */
    static char of(int codePoint) {
        if (codePoint < 0x80) {
            return ofAscii(codePoint);
        }
        if (codePoint > 0xFF00 && codePoint <= 0xFF5E && codePoint != 0xFF0D) {
            return ofAscii(codePoint - 0xFEE0);
        }
        if (codePoint > Character.MAX_VALUE || Character.isSurrogate((char) codePoint)) {
            return OTHER;
        }
        if (SPACES.indexOf(codePoint) >= 0) {
            return SPACE;
        }
        return HYPHENS.indexOf(codePoint) >= 0 ? '-' : (char) codePoint;
    }

    /** The form of an ASCII character. */
    static char ofAscii(int character) {
        if (character >= 'a' && character <= 'z') {
            return (char) (character - 0x20);
        }
        return TagName.isWhiteSpace(character) ? SPACE : (char) character;
    }

    /** Every character beyond ASCII whose form is another one. */
    static String variants() {
        StringBuilder all = new StringBuilder(SPACES).append(HYPHENS);
        for (char c = 0xFF01; c <= 0xFF5E; c++) {
            all.append(c);
        }
        return all.toString();
    }

    static boolean isDigit(char form) {
        return form >= '0' && form <= '9';
    }

    static boolean isLetter(char form) {
        return form >= 'A' && form <= 'Z';
    }
}
