package dev.beian.servlet.http;

import dev.beian.html.CharsetLabel;
import dev.beian.html.MarkupSyntax;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Content-Type field's value (RFC 9110 §8.3.1).
 *
 * <p>Looked at on every response, so the essence is compared in place, without parsing or allocation. A value that is
 * not well-formed is read as browsers read it, as far as that is clear; nothing here throws. Stateless.
 */
public final class MediaType {
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";
    private static final String CHARSET = "charset";
    private static final String UTF_8 = "utf-8";

    private MediaType() {}

    /**
     * Whether a response of this type is a page.
     *
     * @param contentType the field's value, null if there is none
     * @return true for HTML and XHTML
     */
    public static boolean isPage(@Nullable String contentType) {
        return syntaxOf(contentType) != null;
    }

    /**
     * The syntax in which a type's documents are written.
     *
     * @param contentType the field's value, null if there is none
     * @return the syntax; null if the type is not one of a page
     */
    public static @Nullable MarkupSyntax syntaxOf(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int start = skipSpace(contentType, 0);
        if (isEssence(contentType, start, HTML)) {
            return MarkupSyntax.HTML;
        }
        return isEssence(contentType, start, XHTML) ? MarkupSyntax.XML : null;
    }

    /**
     * The charset parameter as written, unquoted; the first one if there are several.
     *
     * @param contentType the field's value, null if there is none
     * @return the label, which need not be one that anybody knows; null if there is no such parameter
     */
    public static @Nullable String charset(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int parameter = charsetParameter(contentType);
        return parameter < 0 ? null : value(contentType, parameter + CHARSET.length() + 1);
    }

    /**
     * The encoding that browsers take the charset parameter for.
     *
     * @param contentType the field's value, null if there is none
     * @return the encoding; null if there is no such parameter or browsers ignore what it says
     */
    public static @Nullable Charset encoding(@Nullable String contentType) {
        int parameter = contentType == null ? -1 : charsetParameter(contentType);
        if (contentType == null || parameter < 0) {
            return null;
        }
        int from = parameter + CHARSET.length() + 1;
        // What nearly every page is written in is told without a string.
        return isUtf8(contentType, from) ? StandardCharsets.UTF_8 : CharsetLabel.charset(value(contentType, from));
    }

    /**
     * Whether a type has a charset parameter.
     *
     * @param contentType the field's value, null if there is none
     * @return true if it has one, whatever it says
     */
    public static boolean namesCharset(@Nullable String contentType) {
        return contentType != null && charsetParameter(contentType) >= 0;
    }

    /**
     * A type with another charset.
     *
     * @param contentType the field's value
     * @param charset the charset that it is to name, a token
     * @return the value with that charset in place of its first one, or behind its last parameter
     */
    public static String withCharset(String contentType, String charset) {
        int parameter = charsetParameter(contentType);
        if (parameter < 0) {
            return contentType + ";charset=" + charset;
        }
        int from = parameter + CHARSET.length() + 1;
        return contentType.substring(0, from) + charset + contentType.substring(endOfValue(contentType, from));
    }

    /**
     * A type without its charset.
     *
     * @param contentType the field's value
     * @return the value without its first charset parameter
     */
    public static String withoutCharset(String contentType) {
        int parameter = charsetParameter(contentType);
        if (parameter < 0) {
            return contentType;
        }
        int semicolon = contentType.lastIndexOf(';', parameter);
        int end = endOfValue(contentType, parameter + CHARSET.length() + 1);
        return contentType.substring(0, semicolon).stripTrailing() + contentType.substring(end);
    }

    private static boolean isUtf8(String contentType, int from) {
        return contentType.length() == from + UTF_8.length()
                && (contentType.startsWith("UTF-8", from) || has(contentType, from, UTF_8));
    }

    private static boolean isEssence(String contentType, int start, String essence) {
        int end = start + essence.length();
        return has(contentType, start, essence)
                && (end == contentType.length() || contentType.charAt(end) == ';' || isSpace(contentType.charAt(end)));
    }

    /** Whether something stands in a text, in any letter case. Mostly it is written in small letters, told without mapping. */
    private static boolean has(String text, int from, String small) {
        return text.startsWith(small, from) || text.regionMatches(true, from, small, 0, small.length());
    }

    /** Index of the name of the first parameter behind {@code from}, negative if there is none. */
    private static int nextParameter(String contentType, int from) {
        boolean quoted = false;
        for (int i = from; i < contentType.length(); i++) {
            char c = contentType.charAt(i);
            if (quoted && c == '\\') {
                i++; // a quoted pair, RFC 9110 §5.6.4
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return skipSpace(contentType, i + 1);
            }
        }
        return -1;
    }

    /** Index of the name of the first charset parameter, negative if there is none. */
    private static int charsetParameter(String contentType) {
        int parameter = nextParameter(contentType, 0);
        while (parameter >= 0 && !isCharset(contentType, parameter)) {
            parameter = nextParameter(contentType, parameter);
        }
        return parameter;
    }

    private static boolean isCharset(String contentType, int parameter) {
        int equals = parameter + CHARSET.length();
        return has(contentType, parameter, CHARSET)
                && equals < contentType.length()
                && contentType.charAt(equals) == '=';
    }

    private static String value(String contentType, int from) {
        if (from < contentType.length() && contentType.charAt(from) == '"') {
            StringBuilder unquoted = new StringBuilder();
            for (int i = from + 1; i < contentType.length() && contentType.charAt(i) != '"'; i++) {
                if (contentType.charAt(i) == '\\' && i + 1 < contentType.length()) {
                    i++;
                }
                unquoted.append(contentType.charAt(i));
            }
            return unquoted.toString();
        }
        return contentType.substring(from, endOfValue(contentType, from)).strip();
    }

    /** Index behind a parameter's value, quoted or not: that of the next semicolon, or the end. */
    private static int endOfValue(String contentType, int from) {
        boolean quoted = false;
        int i = from;
        while (i < contentType.length() && (quoted || contentType.charAt(i) != ';')) {
            char c = contentType.charAt(i);
            if (quoted && c == '\\') {
                i++; // a quoted pair
            } else if (c == '"') {
                quoted = !quoted;
            }
            i++;
        }
        return Math.min(i, contentType.length());
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
