package dev.beian.benchmarks.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Pages of awkward shape that are given piece by piece, so that their size does not matter: a beginning, one filling over
 * and over, an ending.
 *
 * @param name tells it apart
 * @param beginning its first bytes
 * @param filling what is repeated
 * @param ending its last bytes
 * @param injected whether a footer has a place in it
 */
public record EndlessPage(String name, String beginning, String filling, String ending, boolean injected) {
    private static final String HEAD = "<!DOCTYPE html><html><head><title>t</title></head><body>";
    private static final String END = "</body></html>";

    /** All shapes. */
    public static List<EndlessPage> shapes() {
        return List.of(
                new EndlessPage("text", HEAD, "all work and no play ", END, true),
                new EndlessPage("paragraphs", HEAD, "<p class=\"a\">all work and no play</p>\n", END, true),
                new EndlessPage("comment", HEAD + "<!--", "all work - and no play -", "-->" + END, true),
                new EndlessPage("script", HEAD + "<script>", "if (a<b) { f('<a>'); } ", "</script>" + END, true),
                new EndlessPage(
                        "attribute-value", HEAD + "<p title=\"", "all work <and> no play ", "\"></p>" + END, true),
                new EndlessPage("body-end-tags", HEAD, END, END, true),
                new EndlessPage("after-the-end", HEAD + END, "<!-- all work and no play -->\n", "", true),
                new EndlessPage("unclosed-tag", HEAD + "<p", " a=b c", "", false),
                new EndlessPage("only-less-than", HEAD, "<", END, true));
    }

    /** A piece of the filling. */
    public byte[] piece(int size) {
        byte[] once = filling.getBytes(StandardCharsets.UTF_8);
        byte[] piece = new byte[Math.max(1, size / once.length) * once.length];
        for (int i = 0; i < piece.length; i += once.length) {
            System.arraycopy(once, 0, piece, i, once.length);
        }
        return piece;
    }

    /** The page in about a size; for sizes that fit into memory. */
    public Page page(int size) {
        byte[] head = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] tail = ending.getBytes(StandardCharsets.UTF_8);
        byte[] middle = piece(Math.max(1, size - head.length - tail.length));
        byte[] page = Arrays.copyOf(head, head.length + middle.length + tail.length);
        System.arraycopy(middle, 0, page, head.length, middle.length);
        System.arraycopy(tail, 0, page, head.length + middle.length, tail.length);
        return new Page(name + " of " + size, page, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
