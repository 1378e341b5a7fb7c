package dev.beian.footer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page's {@code <base>} leads the paths of its own host elsewhere: URL Standard, as far as it takes to tell. What
 * is not certain to stay leads elsewhere. Stateless.
 */
final class PageBase {
    private PageBase() {}

    /**
     * Whether a path with a leading slash means another host on the page than the page's own.
     *
     * @param href the base as the page has it; null if it has none
     * @param authority the host that the page was asked from, perhaps with a port; null if it is unknown
     */
    static boolean leadsElsewhere(@Nullable String href, @Nullable String authority) {
        if (href == null) {
            return false;
        }
        String text = withoutSpace(href);
        int schemeLength = schemeLength(text);
        String scheme = text.substring(0, schemeLength).toLowerCase(Locale.ROOT);
        if (scheme.equals("data") || scheme.equals("javascript")) {
            return false; // such a base does not count (HTML Standard, "set the frozen base URL")
        }
        boolean isWeb = scheme.equals("http") || scheme.equals("https");
        if (schemeLength > 0 && !isWeb) {
            return true;
        }
        String rest = schemeLength > 0 ? text.substring(schemeLength + 1) : text;
        int slashes = 0;
        while (slashes < rest.length() && isSlash(rest.charAt(slashes))) {
            slashes++;
        }
        if (slashes < 2) {
            return isWeb; // "https:path" is relative on some pages only
        }
        return authority == null
                || !comparable(authorityOf(rest.substring(slashes))).equals(comparable(authority));
    }

    private static String withoutSpace(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return text.substring(from, to).replaceAll("[\\t\\n\\r]", "");
    }

    private static int schemeLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (c == ':') {
                return i;
            }
            if (!isLetter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.')) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String authorityOf(String text) {
        int end = 0;
        while (end < text.length()
                && !isSlash(text.charAt(end))
                && text.charAt(end) != '?'
                && text.charAt(end) != '#') {
            end++;
        }
        return text.substring(text.lastIndexOf('@', end - 1) + 1, end);
    }

    /** An authority without what makes no difference: letter case, final dot, and a standard port, be it of either scheme. */
    private static String comparable(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443|)$", "");
        return lower.replaceFirst("\\.(?=:|$)", "");
    }
}
