package dev.beian.audit;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A filing number met on a page. Immutable as long as the document is not changed.
 *
 * @param canonical the number in its canonical form
 * @param from index into the rendered text of its first character
 * @param to index after its last character
 * @param link the link that the whole number stands in; null if there is none
 */
record ShownNumber(
        String canonical, int from, int to, @Nullable Element link) {
    /** The address of the link as written, without white space around it; empty without a link. */
    String address() {
        return link == null ? "" : link.attr("href").strip();
    }
}
