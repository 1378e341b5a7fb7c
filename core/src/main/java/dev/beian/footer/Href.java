package dev.beian.footer;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells which links may be shown: those that lead to a page, and can run nothing. */
final class Href {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern IGNORED = Pattern.compile("[\\x00-\\x20\\x7F\\u0080-\\u00A0\\u2028\\u2029]");

    private Href() {}

    /**
     * Whether a link leads to a web page: a URL with the scheme {@code http} or {@code https}, or one without a scheme.
     *
     * @param href any text; what browsers leave out of a URL (URL Standard, section 4.4) is left out before it is judged
     */
    static boolean isSafe(String href) {
        String read = IGNORED.matcher(Markup.harmless(href)).replaceAll("");
        var scheme = SCHEME.matcher(read);
        if (scheme.find()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            return name.equals("https") || name.equals("http");
        }
        return !read.isEmpty();
    }
}
