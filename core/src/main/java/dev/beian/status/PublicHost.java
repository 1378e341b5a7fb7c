package dev.beian.status;

import org.jspecify.annotations.Nullable;

/**
 * Tells a host under which the public may reach a site from one that says nothing about it: an IP address,
 * {@code localhost}, a name without a dot, or a name of the domains reserved for such use (RFC 6761, RFC 8375).
 * Creates nothing, since it is asked for every page.
 */
final class PublicHost {
    private static final String[] RESERVED = {
        ".localhost", ".local", ".test", ".invalid", ".internal", ".lan", ".home.arpa", ".localdomain"
    };

    private PublicHost() {}

    /**
     * Whether the public may reach a site under a host.
     *
     * @param host as a request names it, perhaps with a port and a final dot
     */
    static boolean isPublic(@Nullable String host) {
        if (host == null || host.isEmpty() || host.charAt(0) == '[') {
            return false;
        }
        int end = endOfName(host);
        int lastDot = host.lastIndexOf('.', end - 1);
        if (end <= 0 || lastDot <= 0 || isDigits(host, lastDot + 1, end)) {
            return false;
        }
        for (String suffix : RESERVED) {
            int from = end - suffix.length();
            // Its dot is in the place of a letter in most names, which is told sooner than by comparing.
            if (from >= 0 && host.charAt(from) == '.' && host.regionMatches(true, from, suffix, 0, suffix.length())) {
                return false;
            }
        }
        return true;
    }

    /** Where the name ends, before port and final dot; 0 for an IPv6 address without its brackets. */
    private static int endOfName(String host) {
        int end = host.indexOf(':');
        if (end < 0) {
            end = host.length();
        } else if (host.indexOf(':', end + 1) >= 0) {
            return 0;
        }
        return end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end;
    }

    /** A last label of digits alone makes an IPv4 address (URL Standard, ends-in-a-number checker). */
    private static boolean isDigits(String host, int from, int to) {
        for (int i = from; i < to; i++) {
            if (host.charAt(i) < '0' || host.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
