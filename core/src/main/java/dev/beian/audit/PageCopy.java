package dev.beian.audit;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A copy of one page, made while it is served, to be audited afterwards.
 *
 * <p>Bounded: a page that grows beyond the bound is given up, for a page that is cut would look as if its end, where
 * numbers stand, were missing. Ends with {@link #complete}; a copy that is never completed is forgotten. Not thread-safe.
 */
public final class PageCopy {
    private static final int FIRST_LENGTH = 8 * 1024;

    private final int maxSize;
    private final Consumer<Copied> whole;
    private byte[] bytes; // the page so far, from 0 to length
    private int length;
    private boolean ended;

    /**
     * A whole page.
     *
     * @param bytes holds it, from 0 to length
     * @param length in bytes
     * @param charset the {@code charset} parameter of its Content-Type; null if there is none
     * @param coding the content coding that the bytes are in, {@code identity} for none
     */
    record Copied(byte[] bytes, int length, @Nullable String charset, String coding) {}

    PageCopy(int maxSize, Consumer<Copied> whole) {
        this.maxSize = maxSize;
        this.whole = whole;
        this.bytes = new byte[Math.min(maxSize, FIRST_LENGTH)];
    }

    /**
     * Takes the next bytes of the page as they leave.
     *
     * @param source holds them; not kept
     * @param from index of the first
     * @param count how many
     */
    public void write(byte[] source, int from, int count) {
        if (ended) {
            return;
        }
        if (count > maxSize - length) {
            discard();
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(maxSize, Math.max(length + count, 2 * bytes.length)));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /**
     * The page is whole.
     *
     * @param charset the {@code charset} parameter of its Content-Type; null if there is none
     * @param coding the content coding that its bytes are in: {@code identity}, {@code gzip} or {@code deflate}
     */
    public void complete(@Nullable String charset, String coding) {
        if (!ended) {
            ended = true;
            whole.accept(new Copied(bytes, length, charset, coding));
            bytes = new byte[0];
        }
    }

    private void discard() {
        ended = true;
        bytes = new byte[0];
    }
}
