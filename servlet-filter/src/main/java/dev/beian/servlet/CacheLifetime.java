package dev.beian.servlet;

import java.util.Locale;

/** How long a page may be kept without asking again, by its {@code Cache-Control} (RFC 9111 §5.2.2). */
final class CacheLifetime {
    /** A day, in seconds: for so long a new footer may not reach those who have the page. */
    private static final long LONG = 86_400;

    private CacheLifetime() {}

    /**
     * Whether caches may keep a page for a day or longer.
     *
     * @param cacheControl the field's value; of several the first says enough for a hint
     */
    static boolean isLong(String cacheControl) {
        boolean isLong = false;
        for (String directive : cacheControl.toLowerCase(Locale.ROOT).split(",")) {
            String text = directive.strip();
            if (text.equals("no-cache") || text.equals("no-store")) {
                return false;
            }
            if (text.startsWith("max-age=") || text.startsWith("s-maxage=")) {
                isLong |= seconds(text.substring(text.indexOf('=') + 1)) >= LONG;
            }
        }
        return isLong;
    }

    /** A number of seconds, in quotes or not; 0 if it is none. */
    private static long seconds(String value) {
        String digits = value.replace("\"", "").strip();
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return 0;
        }
        return digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
