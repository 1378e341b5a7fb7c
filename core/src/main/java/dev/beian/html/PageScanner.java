package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * Reads a page and knows where its footer may go. It looks at bytes only, or at code units narrowed to bytes, and keeps
 * none of them. Positions count from the start of the page.
 *
 * <p>Not thread-safe; one instance for each page.
 */
abstract class PageScanner {
    /** Units read so far. */
    long position;

    /** Looks through the page's text on the way; null if nothing is looked for. */
    @Nullable TextSearch search;

    /**
     * Reads on.
     *
     * @param bytes holds what follows
     * @param from index of the first byte
     * @param to index after the last
     */
    abstract void scan(byte[] bytes, int from, int to);

    /** The start of the end tag before which the footer goes if the page ends here, or {@link Placement#NONE}. */
    abstract long place();

    /** The position behind which nothing may go out yet; {@link #position} if all may. */
    abstract long holdFrom();

    /** Why nothing can be put behind what was read, as a word; null if a footer there would be in its place. */
    abstract @Nullable String obstacle();

    /** Why the page gets no footer however it goes on, as a word; null as long as it may get one. */
    abstract @Nullable String verdict();
}
