package dev.beian.html;

import org.jspecify.annotations.Nullable;

/**
 * In which link a page's text stands, and where that leads.
 *
 * <p>Pages have many links, and few hold a number that is looked for: of each only the place is noted, and its target is
 * read when a number stands in it, or when its tag leaves the scanner's hands. Not thread-safe; one instance for each page.
 */
final class PageLinks {
    /** No link. */
    static final long NONE = -1;

    private final WantedText[] texts;
    private final TextSearch search; // has the current chunk

    private long open = NONE; // the link that is open
    private long outside = NONE; // the link around a template while its contents are read

    private long known = NONE; // the link whose target was read
    private long targets; // bit n: it leads to the host of the nth text
    private @Nullable TagText reader; // made for the first tag, for a page may have one in each of many chunks

    PageLinks(WantedText[] texts, TextSearch search) {
        this.texts = texts;
        this.search = search;
    }

    /** Reads the target of the link that is open, if it is not known yet: what it starts in will be gone. */
    void readOpen() {
        if (open >= 0 && open != known) {
            read();
        }
    }

    /**
     * A tag.
     *
     * @param link 1 for the tag of a link, 0 for any other
     * @param position where it starts, or {@link #NONE} for an end tag
     */
    void tag(int link, long position) {
        // No branch, for no processor could predict which tag is a link's.
        long mask = -(long) link;
        open = open & ~mask | position & mask;
    }

    /** The start tag of a link, which does not lie in the current chunk as a whole. */
    void tag(long position, byte[] tag, int length) {
        open = position;
        known = position;
        targets = targets(tag, 0, length);
    }

    void enterTemplate() {
        readOpen();
        outside = open;
        open = NONE;
    }

    void leaveTemplate() {
        open = outside;
    }

    /** The link that the text stands in, as a number; {@link #NONE} if in none. */
    long current() {
        return open;
    }

    /** Whether the current link leads to the host of a text. */
    boolean leadsTo(int text) {
        if (open != known) {
            read();
        }
        return text < Long.SIZE && (targets >>> text & 1) != 0;
    }

    private void read() {
        known = open;
        targets = search.isInChunk(open) ? targets(search.chunk(), search.index(open), search.chunkTo()) : 0;
    }

    private long targets(byte[] tag, int from, int end) {
        TagText text = tagText(tag, from, end);
        if (!text.find("href")) {
            return 0;
        }
        long found = 0;
        for (int i = 0; i < Math.min(texts.length, Long.SIZE); i++) {
            text.restart();
            found |= LinkTarget.leadsTo(text, texts[i].linkHost()) ? 1L << i : 0;
        }
        return found;
    }

    /** The attributes of a tag, to be read before those of another are asked for; see {@link TagText}. */
    TagText tagText(byte[] tag, int from, int end) {
        TagText text = reader;
        if (text == null) {
            text = new TagText(tag, from, end);
            reader = text;
        } else {
            text.read(tag, from, end);
        }
        return text;
    }
}
