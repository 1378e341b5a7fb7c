package dev.beian.html;

import org.jspecify.annotations.Nullable;

/** Reads the attributes of start tags that lie whole in an array, one tag after the other. Not thread-safe. */
final class TagText {
    /** Behind the last character of a value. */
    static final int END = -1;

    private byte[] bytes;
    private int to;
    private int i;
    private int valueFrom;
    private int valueTo;

    /**
     * The attributes of a tag.
     *
     * @param from index of its {@code <}
     * @param to index at or behind its {@code >}
     */
    TagText(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.to = to;
        this.i = behindName(bytes, from, to);
    }

    /** Goes over to another tag; see the constructor. */
    void read(byte[] tag, int from, int end) {
        bytes = tag;
        to = end;
        i = behindName(tag, from, end);
    }

    private static int behindName(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to && !TagName.endsName(bytes[at])) {
            at++;
        }
        return at;
    }

    /**
     * Goes on to the next attribute of a name.
     *
     * @param name in lower case
     * @return whether there is one; then its value is read by {@link #next}
     */
    boolean find(String name) {
        while (true) {
            while (i < to && (bytes[i] == '/' || TagName.isWhiteSpace(bytes[i]))) {
                i++;
            }
            if (i >= to || bytes[i] == '>') {
                return false;
            }
            int nameFrom = i++;
            while (i < to && bytes[i] != '=' && !TagName.endsName(bytes[i])) {
                i++;
            }
            boolean found = isName(nameFrom, i, name);
            value();
            if (found) {
                i = valueFrom;
                return true;
            }
        }
    }

    /**
     * Whether the value that was found is a text, apart from the case of ASCII letters. Reads the value.
     *
     * @param text in lower case
     */
    boolean isValue(String text) {
        int at = 0;
        int c = next();
        while (c != END && at < text.length() && TagName.lower(c) == text.charAt(at)) {
            c = next();
            at++;
        }
        return c == END && at == text.length();
    }

    /** The value of the next attribute of a name, in lower case; null if there is none. */
    @Nullable String valueOf(String name) {
        if (!find(name)) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int c = next(); c != END; c = next()) {
            value.appendCodePoint(c);
        }
        return value.toString();
    }

    private boolean isName(int from, int end, String name) {
        boolean same = end - from == name.length();
        for (int n = 0; same && n < name.length(); n++) {
            same = TagName.lower(bytes[from + n]) == name.charAt(n);
        }
        return same;
    }

    /** Reads the value of an attribute, behind its name; leaves the index behind it. */
    private void value() {
        int at = i;
        while (at < to && TagName.isWhiteSpace(bytes[at])) {
            at++;
        }
        if (at >= to || bytes[at] != '=') {
            valueFrom = i;
            valueTo = i;
            return;
        }
        at++;
        while (at < to && TagName.isWhiteSpace(bytes[at])) {
            at++;
        }
        int quote = at < to ? bytes[at] : 0;
        if (quote == '"' || quote == '\'') {
            valueFrom = at + 1;
            valueTo = Swar.indexOf(bytes, Math.min(at + 1, to), to, quote);
            i = Math.min(valueTo + 1, to);
            return;
        }
        valueFrom = at;
        while (at < to && bytes[at] != '>' && !TagName.isWhiteSpace(bytes[at])) {
            at++;
        }
        valueTo = at;
        i = at;
    }

    /** Goes back to the start of the value. */
    void restart() {
        i = valueFrom;
    }

    /** Goes on behind the value. */
    void skip() {
        i = Math.min(valueTo + (valueTo < to && (bytes[valueTo] == '"' || bytes[valueTo] == '\'') ? 1 : 0), to);
    }

    /** The next character of the value, character references decoded; a byte beyond ASCII as it is; or {@link #END}. */
    int next() {
        if (i >= valueTo) {
            return END;
        }
        int b = bytes[i++] & 0xFF;
        return b == '&' ? reference() : b;
    }

    /** Behind an ampersand; goes on behind it alone where no reference starts. */
    private int reference() {
        int start = i;
        if (i < valueTo && bytes[i] == '#') {
            i++;
            boolean hexadecimal = i < valueTo && (bytes[i] | 0x20) == 'x';
            i += hexadecimal ? 1 : 0;
            int first = i;
            int value = 0;
            for (int digit; i < valueTo && (digit = CharacterReference.digit(bytes[i], hexadecimal)) >= 0; i++) {
                value = CharacterReference.add(value, digit, hexadecimal);
            }
            if (i == first) {
                i = start;
                return '&';
            }
            skipSemicolon();
            return CharacterReference.character(value);
        }
        long name = 0;
        int length = 0;
        while (i < valueTo && length < 8 && TagName.isAlphanumeric(bytes[i])) {
            name |= (long) bytes[i++] << (length++ << 3);
        }
        if (i < valueTo && bytes[i] == ';') {
            int character = CharacterReference.named(name);
            if (character > 0) {
                i++;
                return character;
            }
        }
        i = start;
        return '&';
    }

    private void skipSemicolon() {
        if (i < valueTo && bytes[i] == ';') {
            i++;
        }
    }
}
