package dev.beian.site;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of paths within an application. Immutable.
 *
 * <p>{@code *} stands for any characters, or none, within one segment; {@code **} for any number of segments, or none:
 * {@code /admin/**} is {@code /admin}, {@code /admin/} and all below. A pattern without {@code /} is about the last segment:
 * {@code *.jsp}. Letter case counts. The paths to compare are normalised by the caller: decoded, without path parameters,
 * dot segments and empty segments.
 */
public final class PathPattern {
    private static final String ANY_SEGMENTS = "**";
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private final String text;
    private final boolean isAboutLastSegment;
    private final String[] segments; // of the pattern; one if it is about the last segment

    private PathPattern(String text, boolean isAboutLastSegment, String[] segments) {
        this.text = text;
        this.isAboutLastSegment = isAboutLastSegment;
        this.segments = segments;
    }

    /**
     * Reads a pattern.
     *
     * @param text {@code *} stands for any characters within one segment, {@code **} for any number of segments; without
     *     {@code /} it is about the last segment; with one it is about the whole path, whether it starts with it or not
     * @throws MalformedPatternException if it can match nothing, or says something else than it seems to
     */
    public static PathPattern parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new MalformedPatternException("path-empty");
        }
        if (stripped.contains("://")) {
            throw new MalformedPatternException("path-is-url");
        }
        for (String never : List.of("?", "#", ";", "\\")) {
            if (stripped.contains(never)) {
                throw new MalformedPatternException("path-character", never);
            }
        }
        if (ENCODED.matcher(stripped).find()) {
            throw new MalformedPatternException("path-encoded");
        }
        boolean lastSegment = stripped.indexOf('/') < 0 && !stripped.equals(ANY_SEGMENTS);
        String path = lastSegment || stripped.startsWith("/") ? stripped : "/" + stripped;
        String[] segments =
                lastSegment ? new String[] {stripped} : path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            check(segments[i], i == segments.length - 1);
        }
        return new PathPattern(stripped, lastSegment, segments);
    }

    private static void check(String segment, boolean isLast) {
        if (segment.equals(".") || segment.equals("..") || segment.isEmpty() && !isLast) {
            throw new MalformedPatternException("path-not-normal");
        }
        if (segment.contains(ANY_SEGMENTS) && !segment.equals(ANY_SEGMENTS)) {
            throw new MalformedPatternException("path-double-star");
        }
    }

    /**
     * Whether a path matches. Makes no object.
     *
     * @param path the normalised path within the application, with a leading slash
     */
    public boolean matches(String path) {
        if (isAboutLastSegment) {
            return matchesSegment(segments[0], path, path.lastIndexOf('/') + 1, path.length());
        }
        int start = path.startsWith("/") ? 1 : 0; // of the path's segment to match next; past the end if none is left
        int next = 0; // the pattern's segment to match next
        int retryNext = -1; // the pattern's segment after the last ** passed
        int retryStart = 0; // of the path's segment at which that one was tried last
        while (start <= path.length()) {
            int end = segmentEnd(path, start);
            if (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
                retryNext = ++next;
                retryStart = start;
            } else if (next < segments.length && matchesSegment(segments[next], path, start, end)) {
                next++;
                start = end + 1;
            } else if (retryNext >= 0) {
                retryStart = segmentEnd(path, retryStart) + 1;
                start = retryStart;
                next = retryNext;
            } else {
                return false;
            }
        }
        while (next < segments.length && segments[next].equals(ANY_SEGMENTS)) {
            next++;
        }
        return next == segments.length;
    }

    private static int segmentEnd(String path, int start) {
        int slash = path.indexOf('/', start);
        return slash < 0 ? path.length() : slash;
    }

    /** Whether a pattern without slashes matches a part of a path: each {@code *} takes as little as it can. */
    private static boolean matchesSegment(String pattern, String path, int from, int to) {
        int at = from;
        int next = 0;
        int retryNext = -1;
        int retryAt = from;
        while (at < to) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                retryNext = ++next;
                retryAt = at;
            } else if (next < pattern.length() && pattern.charAt(next) == path.charAt(at)) {
                next++;
                at++;
            } else if (retryNext >= 0) {
                at = ++retryAt;
                next = retryNext;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == '*') {
            next++;
        }
        return next == pattern.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that
                && isAboutLastSegment == that.isAboutLastSegment
                && Arrays.equals(segments, that.segments);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(segments);
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
