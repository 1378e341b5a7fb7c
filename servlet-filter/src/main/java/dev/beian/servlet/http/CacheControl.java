package dev.beian.servlet.http;

import java.util.Collection;
import java.util.Locale;

/**
 * What the Cache-Control field of a response lets caches do with it (RFC 9111 §5.2.2). Immutable.
 *
 * <p>Directives are read from all lines of the field (RFC 9110 §5.3), in any case, their arguments in quotes or not. Of a
 * directive that is given twice the first counts, and what is no number of seconds is none (RFC 9111 §4.2.1). A
 * {@code no-cache} or {@code private} that names fields is about those fields alone, and so is left aside.
 */
public final class CacheControl {
    /** A response without the field. */
    public static final CacheControl NONE = new CacheControl();

    private static final long NOT_GIVEN = -1;
    private static final int MOST_DIGITS = 10; // of a number of seconds that still says something

    private boolean noStore;
    private boolean noCache;
    private boolean restricted;
    private long maxAge = NOT_GIVEN;
    private long sharedMaxAge = NOT_GIVEN;

    private CacheControl() {}

    /**
     * Reads the field.
     *
     * @param lines the field's lines in order; empty if there is none
     * @return what they say together
     */
    public static CacheControl of(Collection<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        CacheControl read = new CacheControl();
        for (String line : lines) {
            read.readLine(line);
        }
        return read;
    }

    /** A comma or an equals sign within quotes separates nothing. */
    private void readLine(String line) {
        int from = 0;
        int equals = -1;
        boolean quoted = false;
        for (int i = 0; i <= line.length(); i++) {
            char c = i == line.length() ? ',' : line.charAt(i);
            if (i == line.length() || (c == ',' && !quoted)) {
                int nameEnd = equals < 0 ? i : equals;
                readDirective(line.substring(from, nameEnd), equals < 0 ? "" : line.substring(equals + 1, i));
                from = i + 1;
                equals = -1;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++; // the character behind it stands for itself
            } else if (c == '=' && !quoted && equals < 0) {
                equals = i;
            }
        }
    }

    private void readDirective(String name, String argument) {
        boolean isQualified = !unquoted(argument).isEmpty();
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "no-store" -> noStore = true;
            case "no-cache" -> noCache |= !isQualified;
            case "private" -> restricted |= !isQualified;
            case "max-age" -> maxAge = maxAge == NOT_GIVEN ? seconds(argument) : maxAge;
            case "s-maxage" -> sharedMaxAge = sharedMaxAge == NOT_GIVEN ? seconds(argument) : sharedMaxAge;
            default -> {
                // says nothing of whether, and how long, a copy may be kept
            }
        }
    }

    private static String unquoted(String argument) {
        String text = argument.strip();
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static long seconds(String argument) {
        String digits = unquoted(argument);
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return 0;
            }
        }
        return digits.isEmpty() ? 0 : digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    /**
     * Whether nobody is to keep a copy.
     *
     * @return true if {@code no-store} is among the directives
     */
    public boolean isNoStore() {
        return noStore;
    }

    /**
     * For how long some cache may answer with its copy without asking.
     *
     * @return the longest time in seconds that is granted to anybody; 0 if to nobody, or if nothing is said
     */
    public long lifetime() {
        if (noStore || noCache) {
            return 0;
        }
        // What is private is kept by no shared cache.
        return Math.max(0, restricted ? maxAge : Math.max(maxAge, sharedMaxAge));
    }
}
