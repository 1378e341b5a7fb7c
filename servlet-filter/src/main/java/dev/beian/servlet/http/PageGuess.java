package dev.beian.servlet.http;

import org.jspecify.annotations.Nullable;

/**
 * What the answer to a request will probably be, guessed before the application runs.
 *
 * <p>A guess only chooses between a saving and certainty (a 304 or a range where the application offers one, or the whole
 * page): a wrong one costs bytes, or leaves a copy from before the filter was there until the path's first full answer.
 * Whether a page gets its footer never depends on it.
 */
public enum PageGuess {
    /** A page, as before or by its name. */
    PAGE,
    /** A page, if the client gets what it wants. */
    WANTED,
    /** Now a page, now something else. */
    BOTH,
    /** No page. */
    OTHER,
    /** There is no hint. */
    UNKNOWN;

    /**
     * Guesses by what was served before, else by the name, else by what the client says it wants.
     *
     * @param served what the path was seen to serve
     * @param nameType the media type that goes with the path's last segment, null if none does
     * @param destination the Sec-Fetch-Dest field's value, null if there is none
     * @param accept the Accept field's value, null if there is none
     * @return the guess
     */
    public static PageGuess of(
            ServedPaths.Kind served, @Nullable String nameType, @Nullable String destination, @Nullable String accept) {
        return switch (served) {
            case PAGE -> PAGE;
            case OTHER -> OTHER;
            case BOTH -> ofUnknown(nameType, destination, accept) == OTHER ? OTHER : BOTH;
            case UNKNOWN -> ofUnknown(nameType, destination, accept);
        };
    }

    /** {@return whether a page must be reckoned with, so that a copy with another footer or none may not live on} */
    public boolean isPage() {
        return this == PAGE || this == WANTED || this == BOTH;
    }

    private static PageGuess ofUnknown(
            @Nullable String nameType, @Nullable String destination, @Nullable String accept) {
        if (nameType != null && !nameType.startsWith("application/octet-stream")) {
            return MediaType.isPage(nameType) ? PAGE : OTHER;
        }
        PageGuess wanted = destination == null ? UNKNOWN : byDestination(destination);
        return wanted != UNKNOWN || accept == null ? wanted : byAccept(accept);
    }

    /** By the Fetch Standard's request destination, as Sec-Fetch-Dest has it. */
    private static PageGuess byDestination(String destination) {
        return switch (destination) {
            case "document", "iframe", "frame", "fencedframe" -> WANTED;
            case "audio",
                    "audioworklet",
                    "font",
                    "image",
                    "json",
                    "manifest",
                    "paintworklet",
                    "report",
                    "script",
                    "serviceworker",
                    "sharedworker",
                    "style",
                    "track",
                    "video",
                    "webidentity",
                    "worker",
                    "xslt" -> OTHER;
            default -> UNKNOWN; // "empty" is fetch(), "embed" and "object" show pages and others
        };
    }

    /** A client that names HTML wants it; one that names other types and no wildcard does not. */
    private static PageGuess byAccept(String accept) {
        boolean anything = false;
        int from = 0;
        while (from <= accept.length()) {
            int comma = accept.indexOf(',', from);
            int to = comma < 0 ? accept.length() : comma;
            String member = accept.substring(from, to).strip();
            if (MediaType.isPage(member) && !Weight.isZero(member)) {
                return WANTED;
            }
            anything |= member.isEmpty() || member.startsWith("*/*") || member.startsWith("text/*");
            from = to + 1;
        }
        return anything ? UNKNOWN : OTHER;
    }
}
