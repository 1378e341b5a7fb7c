package dev.beian.html;

/** Gives the markup that a page gets. Asked at most once for each page, when the place in it is reached. */
@FunctionalInterface
public interface Insertion {
    /**
     * The markup for this page.
     *
     * @param point what is known of the page
     * @return one element, encoded for the page and not changed afterwards; an empty array when the page needs nothing,
     *     which then counts as {@link InjectionResult.Kind#PRESENT}
     */
    byte[] markup(InsertionPoint point);
}
