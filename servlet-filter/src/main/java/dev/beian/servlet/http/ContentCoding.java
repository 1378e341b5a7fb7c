package dev.beian.servlet.http;

import org.jspecify.annotations.Nullable;

/** The content coding of a body (RFC 9110 §8.4), as far as pages can be read through it. */
public enum ContentCoding {
    /** The bytes are those of the page. */
    IDENTITY,
    /** The gzip format, RFC 1952; {@code x-gzip} is the same. */
    GZIP,
    /** The zlib format, RFC 1950; some senders leave its header away. */
    DEFLATE,
    /** Any other coding, or several: passes as it is. */
    OTHER;

    /**
     * The coding that a Content-Encoding field names.
     *
     * @param contentEncoding the field's value, members of several field lines joined by commas; null if there is none
     * @return the coding; {@code identity} and empty members count for nothing
     */
    public static ContentCoding of(@Nullable String contentEncoding) {
        if (contentEncoding == null) {
            return IDENTITY;
        }
        ContentCoding found = IDENTITY;
        int from = 0;
        while (from <= contentEncoding.length()) {
            int comma = contentEncoding.indexOf(',', from);
            int to = comma < 0 ? contentEncoding.length() : comma;
            ContentCoding member = ofMember(contentEncoding.substring(from, to).strip());
            if (member != IDENTITY) {
                found = found == IDENTITY ? member : OTHER;
            }
            from = to + 1;
        }
        return found;
    }

    private static ContentCoding ofMember(String member) {
        if (member.isEmpty() || member.equalsIgnoreCase("identity")) {
            return IDENTITY;
        }
        if (member.equalsIgnoreCase("gzip") || member.equalsIgnoreCase("x-gzip")) {
            return GZIP;
        }
        return member.equalsIgnoreCase("deflate") ? DEFLATE : OTHER;
    }
}
