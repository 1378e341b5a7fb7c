package dev.beian.filing;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it, read from left to right in its plain form: without white space, in half-width and
 * simplified characters, letters in upper case. Knows where each plain character stood in the text as written, so that a
 * message can point there.
 *
 * <p>Not thread-safe; one for each reading.
 */
final class NumberText {
    private static final int LONGEST = 200;

    /** References to white space that come along when a number is copied from a page's source. */
    private static final Pattern SPACE_REFERENCE =
            Pattern.compile("&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0|#12288|#[xX]3000);");

    /** A label in front of the number, such as {@code ICP备案号：}. */
    private static final Pattern LABEL = Pattern.compile("(?:网站|工信部|公安|公网安|联网|ICP|互联网)*备案?(?:/许可证)?(?:编号|号|证号)?:");

    private static final String TRADITIONAL = "備號網證滬粵遼蘇閩魯贛瓊貴陝隴寧晉雲";
    private static final String SIMPLIFIED = "备号网证沪粤辽苏闽鲁赣琼贵陕陇宁晋云";
    private static final String HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";
    private static final String OPENING_BRACKETS = "([<{\u3008\u300A\u300C\u300E\u3010\u3014\u3016";
    private static final String CLOSING_BRACKETS = ")]>}\u3009\u300B\u300D\u300F\u3011\u3015\u3017";

    /** What follows a number in a sentence or a list and is copied with it, in the half-width form. */
    private static final String CLOSING_MARKS = ".,;\u3002\u3001";

    /** What masked numbers have in the place of digits. */
    private static final String MASKS = "XN*?#_\u00D7\u2026\u25A1\u25CB\u25CF\u2022\u3007\u2605\u2606";

    private final String written;
    /** The plain characters. */
    private final String plain;
    /** For each plain character its index in {@link #written}. */
    private final int[] origins;
    /** Index into {@link #plain} of the next character to be read. */
    private int at;
    /** Index into {@link #plain} of the first of the digits read last. */
    private int digitsFrom;

    private NumberText(String written, String plain, int[] origins) {
        this.written = written;
        this.plain = plain;
        this.origins = origins;
    }

    /**
     * Opens a text.
     *
     * @throws MalformedNumberException if it is empty, unreasonably long or was damaged on its way
     */
    static NumberText of(String written) {
        if (written.length() > LONGEST) {
            throw new MalformedNumberException("too-long", LONGEST, String.valueOf(LONGEST));
        }
        NumberText text = plain(written);
        if (text.plain.isEmpty()) {
            throw new MalformedNumberException("empty", -1);
        }
        rejectDamage(written);
        return text;
    }

    private static NumberText plain(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        int[] origins = new int[written.length()];
        Matcher reference = SPACE_REFERENCE.matcher(written);
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '&' && reference.region(i, written.length()).lookingAt()) {
                i = reference.end() - 1;
            } else if (!isIgnored(c)) {
                origins[plain.length()] = i;
                plain.append(plain(c));
            }
        }
        return new NumberText(written, plain.toString(), Arrays.copyOf(origins, plain.length()));
    }

    /** White space, and marks without width that editors and pages leave behind. */
    private static boolean isIgnored(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u200B'
                || c == '\u200C'
                || c == '\u200D'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u2060'
                || c == '\u00AD'
                || c == '\uFEFF';
    }

    private static char plain(char c) {
        // The full-width forms of ASCII stand in the same order, 0xFEE0 further on.
        char narrow = c > '\uFF00' && c < '\uFF5F' ? (char) (c - 0xFEE0) : c;
        if (HYPHENS.indexOf(narrow) >= 0) {
            return '-';
        }
        int traditional = TRADITIONAL.indexOf(narrow);
        if (traditional >= 0) {
            return SIMPLIFIED.charAt(traditional);
        }
        return narrow >= 'a' && narrow <= 'z' ? (char) (narrow - 'a' + 'A') : narrow;
    }

    /**
     * A text that passed through an encoding without Chinese is beyond repair and deserves to be told so, instead of that
     * some character is not a province.
     */
    private static void rejectDamage(String written) {
        int replacement = written.indexOf('\uFFFD');
        if (replacement >= 0) {
            throw new MalformedNumberException("damaged", replacement);
        }
        if (written.indexOf('?') >= 0 && !written.contains("://") && isAscii(written)) {
            throw new MalformedNumberException("damaged", written.indexOf('?'));
        }
        // UTF-8 read as ISO-8859-1 or windows-1252: Han characters begin with a byte that is a Latin letter there.
        boolean isWithoutHan = !hasIdeographs(written);
        for (int i = 0; isWithoutHan && i < written.length(); i++) {
            if (written.charAt(i) >= 0xE3 && written.charAt(i) <= 0xEF) {
                throw new MalformedNumberException("wrong-encoding", i);
            }
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasIdeographs(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (Character.isIdeographic(codePoint)) {
                return true;
            }
        }
        return false;
    }

    /** The text as it was given. */
    String written() {
        return written;
    }

    boolean isAtEnd() {
        return at == plain.length();
    }

    /** The next character; 0 at the end. */
    char peek() {
        return isAtEnd() ? 0 : plain.charAt(at);
    }

    /** Reads one character. */
    char next() {
        return plain.charAt(at++);
    }

    /** Reads a word if it comes next. */
    boolean take(String word) {
        if (!plain.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    /** Reads a word. */
    void expect(String word) {
        if (!take(word)) {
            throw unexpected(word);
        }
    }

    boolean startsWith(String word) {
        return plain.startsWith(word, at);
    }

    /** Reads the digits that come next, perhaps none. */
    String takeDigits() {
        digitsFrom = at;
        while (isDigit(peek())) {
            at++;
        }
        return plain.substring(digitsFrom, at);
    }

    /**
     * Reads the digits of a number.
     *
     * @throws MalformedNumberException if there are none, or a masked one among them
     */
    String expectDigits() {
        String digits = takeDigits();
        if (isAtMask()) {
            throw malformed("masked", String.valueOf(peek()));
        }
        if (digits.isEmpty()) {
            throw isAtEnd() || peek() == '号' ? malformed("digits-missing") : unexpected("0-9");
        }
        if (at < plain.length() && (peek() == 'O' || peek() == 'I' || peek() == 'L')) {
            throw malformed("letter-for-digit", String.valueOf(peek()));
        }
        return digits;
    }

    /** Something about the digits read last is wrong. */
    MalformedNumberException malformedDigits(String code, String... arguments) {
        return new MalformedNumberException(code, origins[digitsFrom], arguments);
    }

    boolean isAtMask() {
        return !isAtEnd() && MASKS.indexOf(peek()) >= 0;
    }

    /** Passes a label with its colon. */
    void skipLabel() {
        Matcher label = LABEL.matcher(plain).region(at, plain.length());
        if (label.lookingAt()) {
            at = label.end();
        }
    }

    /** Passes colons and brackets, which people put between the parts. */
    void skipPunctuation() {
        while (!isAtEnd() && (peek() == ':' || isBracket(peek()))) {
            at++;
        }
    }

    /** Checks that nothing follows but closing brackets and marks. */
    void expectEnd() {
        while (!isAtEnd() && CLOSING_BRACKETS.indexOf(peek()) >= 0) {
            at++;
        }
        for (int i = at; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (CLOSING_BRACKETS.indexOf(c) < 0 && CLOSING_MARKS.indexOf(c) < 0) {
                throw malformed("trailing", character());
            }
        }
        at = plain.length();
    }

    /** Where a word stands in the text as written; -1 if nowhere. */
    int find(String word) {
        int index = plain.indexOf(word);
        return index < 0 ? -1 : origins[index];
    }

    /** The whole text in its plain form. */
    String plain() {
        return plain;
    }

    /** Something else should stand here. */
    MalformedNumberException unexpected(String expected) {
        return isAtEnd() ? malformed("incomplete", expected) : malformed("unexpected", character(), expected);
    }

    /** Something is wrong at the next character. */
    MalformedNumberException malformed(String code, String... arguments) {
        int position = isAtEnd() ? written.length() : origins[at];
        return new MalformedNumberException(code, position, arguments);
    }

    /** The next character as written, fit to be shown. */
    String character() {
        return printable(written.codePointAt(origins[at]));
    }

    /** A character, or its code if it would show nothing or turn the message around. */
    static String printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format(Locale.ROOT, "U+%04X", codePoint);
            default -> Character.toString(codePoint);
        };
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBracket(char c) {
        return OPENING_BRACKETS.indexOf(c) >= 0 || CLOSING_BRACKETS.indexOf(c) >= 0;
    }
}
