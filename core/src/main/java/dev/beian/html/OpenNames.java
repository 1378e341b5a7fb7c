package dev.beian.html;

import java.util.Arrays;

/**
 * Guesses which elements are open outside of foreign content: start tags less end tags, for each name.
 *
 * <p>A stack of open elements would know; this costs one addition for each tag instead. It is asked in two cases only. An
 * end tag in an {@code svg} or {@code math} element that has no such element itself ends the foreign content if one is
 * open outside, else it means nothing. And where formatting elements are left open, a footer before {@code </body>} could
 * change what becomes of the white space behind it. The slots of formatting elements are the first sixteen.
 */
final class OpenNames {
    private static final int LINK = TagName.slotOf(TagName.kind(TagName.pack("a")));
    private static final int PARAGRAPH = TagName.slotOf(TagName.kind(TagName.P));

    private byte[] counts = new byte[TagName.COMMON_SLOTS]; // by a name's slot; grows with the first rare one

    /**
     * A tag in HTML content.
     *
     * @param change 1 for a start tag, -1 for an end tag
     */
    void tag(int kind, int change) {
        int slot = TagName.slotOf(kind);
        byte[] known = counts;
        if (slot >= known.length) {
            known = Arrays.copyOf(known, TagName.SLOTS);
            counts = known;
        }
        known[slot] = (byte) Math.max(0, Math.min(known[slot] + change, Byte.MAX_VALUE));
    }

    boolean isOpen(int kind) {
        int slot = TagName.slotOf(kind);
        return slot != TagName.SHARED_SLOT && slot < counts.length && counts[slot] > 0;
    }

    /**
     * Whether text here would be put into formatting elements that the footer takes it out of: one is open inside a {@code
     * p}, which the footer closes, or a link is open, which the footer's links end.
     */
    boolean isFormattingOpen() {
        return counts[LINK] > 0 || counts[PARAGRAPH] > 0 && (Swar.word(counts, 0) | Swar.word(counts, 8)) != 0;
    }
}
