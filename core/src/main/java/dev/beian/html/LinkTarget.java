package dev.beian.html;

import java.util.Locale;

/** Whether a link leads to a host, by the URL Standard as far as it takes to tell. */
final class LinkTarget {
    private static final int NO_COLON = -2;

    private LinkTarget() {}

    /** A host as it is compared: in lower case, without the final dot. */
    static String comparable(String host) {
        String lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /**
     * Whether a link leads to a host by HTTP or HTTPS, or by whichever of them the page was asked for.
     *
     * @param value the attribute, at the start of its value
     * @param host in lower case
     */
    static boolean leadsTo(TagText value, String host) {
        int c = value.next();
        while (c >= 0 && c <= ' ') {
            c = value.next();
        }
        int slashes = 0;
        if (isSlash(c)) {
            slashes = 1;
        } else if (scheme(value, c) == NO_COLON) {
            return false;
        }
        c = next(value);
        while (isSlash(c)) {
            slashes++;
            c = next(value);
        }
        return slashes >= 2 && isHost(value, c, host);
    }

    private static boolean isSlash(int c) {
        return c == '/' || c == '\\';
    }

    /** The next character but for tabs and line ends, which a URL may contain anywhere. */
    private static int next(TagText value) {
        int c = value.next();
        while (c == '\t' || c == '\n' || c == '\r') {
            c = value.next();
        }
        return c;
    }

    private static int scheme(TagText value, int first) {
        int c = first;
        for (int i = 0; i < 4; i++) {
            if (c < 0 || TagName.lower(c) != "http".charAt(i)) {
                return NO_COLON;
            }
            c = next(value);
        }
        if (c >= 0 && TagName.lower(c) == 's') {
            c = next(value);
        }
        return c == ':' ? c : NO_COLON;
    }

    /** Whether the authority that starts with a character names the host. Credentials are no matter. */
    private static boolean isHost(TagText value, int first, String host) {
        int c = first;
        int matched = 0; // characters of the host, -1 when it is another
        boolean dot = false; // a final dot was read
        boolean port = false;
        while (c >= 0 && !isSlash(c) && c != '?' && c != '#' && c > ' ') {
            if (c == '@') {
                matched = 0;
                dot = false;
                port = false;
            } else if (c == ':') {
                port = true;
            } else if (!port) {
                int decoded = c == '%' ? percent(value) : c;
                if (matched == host.length() && decoded == '.' && !dot) {
                    dot = true;
                } else {
                    boolean same = matched >= 0
                            && !dot
                            && matched < host.length()
                            && (decoded < 0x80 ? TagName.lower(decoded) : decoded) == host.charAt(matched);
                    matched = same ? matched + 1 : -1;
                }
            }
            c = next(value);
        }
        return matched == host.length();
    }

    private static int percent(TagText value) {
        int high = CharacterReference.digit(next(value), true);
        int low = high < 0 ? -1 : CharacterReference.digit(next(value), true);
        return low < 0 ? 0 : high * 16 + low;
    }
}
