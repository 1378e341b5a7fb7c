package dev.beian.html;

/**
 * At which end tag the footer goes: the first of the {@code body} and {@code html} end tags that only white space,
 * comments and further such end tags follow, as long as no more than the window lies between it and the end.
 *
 * <p>Positions are code units from the start of the page. An end tag that the window no longer reaches passes; then the
 * last one inside the window takes its place.
 */
final class Placement {
    static final long NONE = -1;

    private final int window; // code units that may be held back
    private long held = NONE; // start of the end tag before which the footer goes as things stand
    private long latest = NONE; // start of the last end tag since then, at or behind held

    Placement(int window) {
        this.window = window;
    }

    /** An end tag of {@code body} or {@code html} lies between two positions. */
    void endTag(long start, long end) {
        expire(end);
        latest = end - start > window ? NONE : start;
        if (held == NONE) {
            held = latest;
        }
    }

    /** Something that a page does not end with: the footer has to go behind it. */
    void somethingFollows() {
        held = NONE;
        latest = NONE;
    }

    /** Lets an end tag pass that lies too far before a position. */
    void expire(long position) {
        if (held != NONE && position - held > window) {
            held = latest > held && position - latest <= window ? latest : NONE;
        }
    }

    /** The start of the end tag before which the footer goes, or {@link #NONE}. */
    long held() {
        return held;
    }

    /** Whether an unfinished tag that starts at a position is still within the window. */
    boolean reaches(long start, long position) {
        return start != NONE && position - start <= window;
    }
}
