package dev.beian.servlet;

import dev.beian.html.FooterInjector;
import java.io.IOException;
import java.util.Arrays;

/**
 * What goes out with the last write of a page: a piece of the application's own array, which is not copied, between what
 * was held before it and what follows it, which is little.
 */
final class LastPiece {
    private static final byte[] NOTHING = {};

    private final byte[] application;
    private byte[] before = NOTHING;
    private int from;
    private int length;
    private byte[] after = NOTHING;

    /**
     * An empty piece.
     *
     * @param application the array that the application writes; stays as it is until this object is done with
     */
    LastPiece(byte[] application) {
        this.application = application;
    }

    void add(byte[] bytes, int start, int count) {
        if (bytes == application && length == 0 && after.length == 0) {
            from = start;
            length = count;
        } else if (length == 0) {
            before = append(before, bytes, start, count);
        } else {
            after = append(after, bytes, start, count);
        }
    }

    int length() {
        return before.length + length + after.length;
    }

    byte[] joined() {
        byte[] joined = append(append(NOTHING, before, 0, before.length), application, from, length);
        return append(joined, after, 0, after.length);
    }

    void sendTo(FooterInjector.Output output) throws IOException {
        if (before.length > 0) {
            output.write(before, 0, before.length);
        }
        if (length > 0) {
            output.write(application, from, length);
        }
        if (after.length > 0) {
            output.write(after, 0, after.length);
        }
    }

    private static byte[] append(byte[] head, byte[] bytes, int start, int count) {
        byte[] joined = Arrays.copyOf(head, head.length + count);
        System.arraycopy(bytes, start, joined, head.length, count);
        return joined;
    }
}
