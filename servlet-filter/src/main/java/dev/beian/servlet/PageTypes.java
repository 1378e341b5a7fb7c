package dev.beian.servlet;

import dev.beian.html.MarkupSyntax;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells the media types of pages from all others.
 *
 * <p>Looked at on every response, so nothing is parsed or allocated here; parameters are the business of
 * {@code MediaType}.
 */
final class PageTypes {
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";

    private PageTypes() {}

    /**
     * The syntax in which a type's documents are written.
     *
     * @param contentType a Content-Type field's value, null if there is none
     * @return the syntax; null if the type is not one that gets a footer
     */
    static @Nullable MarkupSyntax syntaxOf(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int start = 0;
        while (start < contentType.length() && isSpace(contentType.charAt(start))) {
            start++;
        }
        if (is(contentType, start, HTML)) {
            return MarkupSyntax.HTML;
        }
        return is(contentType, start, XHTML) ? MarkupSyntax.XML : null;
    }

    /**
     * The charset parameter of a type.
     *
     * @param contentType a Content-Type field's value, null if there is none
     * @return the charset; null if there is no such parameter or this platform does not know it
     */
    static @Nullable Charset charsetOf(@Nullable String contentType) {
        int parameter = contentType == null ? -1 : charsetParameter(contentType);
        if (contentType == null || parameter < 0) {
            return null;
        }
        int from = contentType.indexOf('=', parameter) + 1;
        int to = contentType.indexOf(';', from);
        String name = contentType
                .substring(from, to < 0 ? contentType.length() : to)
                .trim()
                .replace("\"", "");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /**
     * Whether a type has a charset parameter.
     *
     * @param contentType a Content-Type field's value, null if there is none
     * @return true if it has one, whatever it says
     */
    static boolean namesCharset(@Nullable String contentType) {
        return contentType != null && charsetParameter(contentType) >= 0;
    }

    /**
     * A type with another charset.
     *
     * @param contentType a Content-Type field's value
     * @param charset the charset that it is to name
     * @return the value with that charset as its only one
     */
    static String withCharset(String contentType, String charset) {
        int parameter = charsetParameter(contentType);
        if (parameter < 0) {
            return contentType + ";charset=" + charset;
        }
        int from = contentType.indexOf('=', parameter) + 1;
        int to = contentType.indexOf(';', from);
        return contentType.substring(0, from) + charset + (to < 0 ? "" : contentType.substring(to));
    }

    /** Whether pages in a charset are scanned byte by byte as ASCII; unknown ones are. */
    static boolean isScannedAsAscii(@Nullable Charset charset) {
        if (charset == null) {
            return true;
        }
        return !charset.name().startsWith("ISO-2022")
                && charset.canEncode()
                && Arrays.equals("<".getBytes(charset), new byte[] {'<'});
    }

    /** Index of the charset parameter's name, negative if there is none. */
    private static int charsetParameter(String contentType) {
        int semicolon = contentType.indexOf(';');
        while (semicolon >= 0) {
            int name = semicolon + 1;
            while (name < contentType.length() && isSpace(contentType.charAt(name))) {
                name++;
            }
            if (contentType.regionMatches(true, name, "charset=", 0, 8)) {
                return name;
            }
            semicolon = contentType.indexOf(';', name);
        }
        return -1;
    }

    private static boolean is(String contentType, int start, String essence) {
        if (!contentType.regionMatches(true, start, essence, 0, essence.length())) {
            return false;
        }
        int end = start + essence.length();
        // RFC 9110 §8.3.1: parameters follow a semicolon, with optional white space before it.
        return end == contentType.length() || contentType.charAt(end) == ';' || isSpace(contentType.charAt(end));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
