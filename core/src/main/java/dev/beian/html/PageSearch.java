package dev.beian.html;

import java.util.List;

/**
 * What to look for in the text of a page while it passes: numbers that it may show already. Immutable; made once and
 * shared by all pages.
 *
 * @param wanted the numbers; {@link InsertionPoint} answers for each by its index
 */
public record PageSearch(List<Wanted> wanted) {
    /** Nothing is looked for. */
    public static final PageSearch NONE = new PageSearch(List.of());

    /** Copies the list. */
    public PageSearch {
        wanted = List.copyOf(wanted);
    }

    /**
     * A number to look for.
     *
     * @param texts the ways to write it, any of which counts, without white space; found as whole numbers only
     * @param linkHost the host that a link around it has to lead to
     */
    public record Wanted(List<String> texts, String linkHost) {
        /** Copies the list. */
        public Wanted {
            texts = List.copyOf(texts);
        }
    }
}
