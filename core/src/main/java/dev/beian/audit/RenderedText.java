package dev.beian.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page as it is rendered, each character with the node that it comes from. Inline elements do not
 * interrupt it; a block or a line break does, with {@link #BREAK}.
 *
 * <p>Characters are folded so that numbers can be found: full-width ones to ASCII, white space of every kind to a space.
 * Immutable once made; as thread-safe as the document it comes from.
 */
final class RenderedText {
    /** Stands between texts that are not rendered on one line. */
    static final char BREAK = '\u0001';

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
            "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
            "tt", "u", "var", "wbr", "img", "ruby", "nobr");

    private final String text;
    private final int[] starts; // index into text of the first character of each node, ascending
    private final List<TextNode> nodes; // beside starts

    private RenderedText(String text, int[] starts, List<TextNode> nodes) {
        this.text = text;
        this.starts = starts;
        this.nodes = nodes;
    }

    /** The text that a page shows as far as its own markup tells. */
    static RenderedText shown(Document page) {
        return of(page, false);
    }

    /** The text that would be rendered but is hidden by the page's own markup. */
    static RenderedText hidden(Document page) {
        return of(page, true);
    }

    private static RenderedText of(Document page, boolean hidden) {
        Collector collector = new Collector(hidden);
        Element body = page.body();
        body.traverse(collector);
        int[] starts = collector.starts.stream().mapToInt(Integer::intValue).toArray();
        return new RenderedText(collector.text.toString(), starts, collector.nodes);
    }

    /** The folded text. */
    String text() {
        return text;
    }

    /** The node that a character comes from; null for a break. */
    @Nullable TextNode nodeAt(int index) {
        int found = Arrays.binarySearch(starts, index);
        int place = found >= 0 ? found : -found - 2;
        return place < 0 || text.charAt(index) == BREAK ? null : nodes.get(place);
    }

    /** The link that all characters of a range stand in; null if there is none. */
    @Nullable Element linkAround(int from, int to) {
        Element link = null;
        for (int i = from; i < to; i++) {
            TextNode node = nodeAt(i);
            Element around = node == null ? null : linkOf(node);
            if (around == null || (link != null && around != link)) {
                return null;
            }
            link = around;
        }
        return link;
    }

    private static @Nullable Element linkOf(Node node) {
        Node current = node.parent();
        while (current != null) {
            if (current instanceof Element element && element.normalName().equals("a") && element.hasAttr("href")) {
                return element;
            }
            current = current.parent();
        }
        return null;
    }

    private static final class Collector implements NodeVisitor {
        private final boolean wantsHidden;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();
        private final List<TextNode> nodes = new ArrayList<>();
        private int hiddenDepth; // open elements that hide
        private int unrenderedDepth; // open elements that are not rendered as text

        Collector(boolean wantsHidden) {
            this.wantsHidden = wantsHidden;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                unrenderedDepth += Visibility.isUnrendered(element) ? 1 : 0;
                hiddenDepth += Visibility.isHidden(element) ? 1 : 0;
                breakAround(element);
            } else if (node instanceof TextNode words && unrenderedDepth == 0 && hiddenDepth > 0 == wantsHidden) {
                starts.add(text.length());
                nodes.add(words);
                fold(words.getWholeText());
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                unrenderedDepth -= Visibility.isUnrendered(element) ? 1 : 0;
                hiddenDepth -= Visibility.isHidden(element) ? 1 : 0;
                breakAround(element);
            }
        }

        private void breakAround(Element element) {
            if (!INLINE.contains(element.normalName())
                    && text.length() > 0
                    && text.charAt(text.length() - 1) != BREAK) {
                text.append(BREAK);
            }
        }

        private void fold(String words) {
            for (int i = 0; i < words.length(); i++) {
                text.append(fold(words.charAt(i)));
            }
        }

        private static char fold(char c) {
            if (c >= '\uFF01' && c <= '\uFF5E') {
                return (char) (c - 0xFEE0);
            }
            if (c == '\u2010' || c == '\u2011' || c == '\u2012' || c == '\u2013' || c == '\u2212') {
                return '-';
            }
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BREAK ? ' ' : c;
        }
    }
}
