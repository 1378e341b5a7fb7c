package dev.beian.status;

import org.jspecify.annotations.Nullable;

/** Makes the path of a request fit to be shown to an operator. */
final class ExamplePath {
    private static final int LONGEST = 200;

    private ExamplePath() {}

    /**
     * The path without what may be personal or secret: the query, the fragment, and path parameters such as a session's
     * id. Control characters come out as {@code ?}; what is long is cut and ends in {@code …}.
     *
     * @param path as the request names it; null for none
     */
    static @Nullable String of(@Nullable String path) {
        if (path == null) {
            return null;
        }
        StringBuilder shown = new StringBuilder(Math.min(path.length(), LONGEST + 1));
        boolean isParameter = false;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '?' || c == '#') {
                break;
            }
            isParameter = c == ';' || isParameter && c != '/';
            if (isParameter) {
                continue;
            }
            if (shown.length() == LONGEST) {
                return shown.append('\u2026').toString();
            }
            shown.append(isUnprintable(c) ? '?' : c);
        }
        return shown.toString();
    }

    /**
     * A text that somebody else chose, so that it stays within one line of a log and is read in the order in which it is
     * written: characters that control, format or break lines come out as {@code ?}; what is long is cut and ends in
     * {@code …}.
     *
     * @param text any text
     */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST + 2));
        for (int i = 0; i < text.length(); ) {
            if (shown.length() >= LONGEST) {
                return shown.append('\u2026').toString();
            }
            int c = text.codePointAt(i);
            shown.appendCodePoint(isUnprintable(c) ? '?' : c);
            i += Character.charCount(c);
        }
        return shown.toString();
    }

    private static boolean isUnprintable(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
