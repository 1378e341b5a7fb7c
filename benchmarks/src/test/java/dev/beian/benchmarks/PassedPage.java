package dev.beian.benchmarks;

import dev.beian.benchmarks.corpus.EndlessPage;
import dev.beian.benchmarks.stub.Sink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a page as it arrives and compares it with what the application wrote, byte by byte, leaving out footers. Only where
 * the two part, a footer is looked for: it begins there, or a few bytes before if the application's bytes happened to be the
 * same. Not thread-safe.
 */
final class PassedPage implements Sink {
    private static final byte[] FOOTER_START = "<div data-beian-footer".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ELEMENT = Pattern.compile("<(/?)div[ >]");

    private final byte[] beginning;
    private final byte[] piece;
    private final byte[] ending;
    private final long endingAt;
    private final long expectedLength;

    private long length; // of the application's bytes that have arrived
    private int footers;
    private long footerAt = -1; // how many of the application's bytes stand before the last footer
    private int inStart = -1; // how much of a footer's start has arrived; -1 outside of it
    private String footer = ""; // what has arrived of a footer; empty outside of it
    private String difference = "";

    PassedPage(EndlessPage page, int pieceSize, int times) {
        beginning = page.beginning().getBytes(StandardCharsets.UTF_8);
        piece = page.piece(pieceSize);
        ending = page.ending().getBytes(StandardCharsets.UTF_8);
        endingAt = beginning.length + (long) times * piece.length;
        expectedLength = endingAt + ending.length;
    }

    @Override
    public void take(byte[] bytes, int from, int count) {
        int at = from;
        int to = from + count;
        while (at < to && difference.isEmpty()) {
            if (inStart >= 0) {
                at = throughStart(bytes, at);
            } else if (!footer.isEmpty()) {
                at = throughFooter(bytes, at, to);
            } else {
                at = throughPage(bytes, at, to);
            }
        }
    }

    private int throughPage(byte[] bytes, int from, int to) {
        if (length == expectedLength) {
            part(bytes, from);
            return from;
        }
        byte[] part = partAt(length);
        int within = withinPart(length);
        int count = Math.min(to - from, part.length - within);
        int same = Arrays.mismatch(bytes, from, from + count, part, within, within + count);
        if (same < 0) {
            length += count;
            return from + count;
        }
        length += same;
        part(bytes, from + same);
        return from + same;
    }

    /** The byte at a place is not the application's: a footer, of which some bytes may have come already. */
    private void part(byte[] bytes, int at) {
        for (int came = 0; came < FOOTER_START.length && came <= length; came++) {
            if (bytes[at] == FOOTER_START[came] && endsWithFooterStart(came)) {
                length -= came;
                inStart = came;
                return;
            }
        }
        difference = "after " + length + " of " + expectedLength + " bytes: "
                + new String(bytes, at, Math.min(80, bytes.length - at), StandardCharsets.UTF_8);
    }

    private boolean endsWithFooterStart(int count) {
        for (int i = 0; i < count; i++) {
            long position = length - count + i;
            if (partAt(position)[withinPart(position)] != FOOTER_START[i]) {
                return false;
            }
        }
        return true;
    }

    private int throughStart(byte[] bytes, int at) {
        if (bytes[at] != FOOTER_START[inStart]) {
            difference = "after " + length + " bytes, the start of a footer and no more";
        } else if (++inStart == FOOTER_START.length) {
            inStart = -1;
            footer = new String(FOOTER_START, StandardCharsets.US_ASCII);
            footers++;
            footerAt = length;
        }
        return at + 1;
    }

    /** Up to the end of the element, which holds others of its name. */
    private int throughFooter(byte[] bytes, int from, int to) {
        String known = footer;
        footer = known + new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int depth = 0;
        for (Matcher tag = ELEMENT.matcher(footer); tag.find(); ) {
            depth += tag.group(1).isEmpty() ? 1 : -1;
            if (depth == 0) {
                footer = "";
                return from + tag.end() - known.length();
            }
        }
        return to;
    }

    private byte[] partAt(long position) {
        return position < beginning.length ? beginning : position < endingAt ? piece : ending;
    }

    private int withinPart(long position) {
        if (position < beginning.length) {
            return (int) position;
        }
        return (int) (position < endingAt ? (position - beginning.length) % piece.length : position - endingAt);
    }

    /** The answer is complete: gives the first difference from what was written, empty if there is none. */
    String end() {
        return difference.isEmpty() && (length < expectedLength || inStart >= 0 || !footer.isEmpty())
                ? "ends after " + length + " of " + expectedLength + " bytes"
                : difference;
    }

    /** The number of bytes that came without footers. */
    long length() {
        return length;
    }

    /** How many footers there were. */
    int footers() {
        return footers;
    }

    /** How many bytes of the application stand before the last footer; -1 without one. */
    long footerAt() {
        return footerAt;
    }
}
