package dev.beian.benchmarks.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pages of awkward shape that are given piece by piece, so that their size does not matter: a beginning, one filling over
 * and over, an ending.
 *
 * @param name tells it apart
 * @param contentType the value of its Content-Type field
 * @param beginning its first bytes
 * @param filling what is repeated
 * @param ending its last bytes
 * @param injected whether a footer has a place in it
 */
public record EndlessPage(
        String name, String contentType, String beginning, String filling, String ending, boolean injected) {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String HEAD = "<!DOCTYPE html><html><head><title>t</title></head><body>";
    private static final String END = "</body></html>";
    private static final String POLICY =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\"><base href=\"/a\">";

    private static final String XHTML = "application/xhtml+xml;charset=UTF-8";
    private static final String XML_HEAD = "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n"
            + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>";

    /** The shapes of HTML that are measured. */
    public static List<EndlessPage> shapes() {
        return List.of(
                html("text", HEAD, "all work and no play ", END),
                html("paragraphs", HEAD, "<p class=\"a\">all work and no play</p>\n", END),
                html("comment", HEAD + "<!--", "all work - and no play -", "-->" + END),
                html("script", HEAD + "<script>", "if (a<b) { f('<a>'); } ", "</script>" + END),
                html("attribute-value", HEAD + "<p title=\"", "all work <and> no play ", "\"></p>" + END),
                html("body-end-tags", HEAD, END, END),
                html("after-the-end", HEAD + END, "<!-- all work and no play -->\n", ""),
                new EndlessPage("unclosed-tag", HTML, HEAD + "<p", " a=b c", "", false),
                html("only-less-than", HEAD, "<", END));
    }

    /** Shapes of HTML that nobody writes, on which something could gather in memory. */
    public static List<EndlessPage> oddShapes() {
        return List.of(
                html("chinese", HEAD, "只工作不玩耍，聪明孩子也变傻。", END),
                html("other-numbers", HEAD, "京ICP备2021012345号-2 ", END),
                html("references", HEAD, "&#20140;&amp;&notin", END),
                html("white-space", HEAD, " \n\t", END),
                html("tag-name", HEAD + "<", "abcdefgh", ">" + END),
                html("end-tag-name", HEAD + "</", "abcdefgh", ">" + END),
                html("open-elements", HEAD, "<div><b>", END),
                new EndlessPage("open-foreign-elements", HTML, HEAD, "<svg><title>", END, false),
                new EndlessPage("open-templates", HTML, HEAD, "<template><select>", END, false),
                html("document-type", "<!DOCTYPE html ", "PUBLIC 'all' work ", ">" + HEAD + END),
                html("policies", "<!DOCTYPE html><html><head>", POLICY, "</head><body>" + END),
                html(
                        "policy",
                        "<!DOCTYPE html><html><head><meta http-equiv=Content-Security-Policy content=\"",
                        "style-src 'self'; ",
                        "\"></head><body>" + END));
    }

    /** Shapes of XHTML. */
    public static List<EndlessPage> xhtmlShapes() {
        return List.of(
                xhtml("text", XML_HEAD, "all work and no play ", END),
                xhtml("comment", XML_HEAD + "<!--", "all work <and> no play ", "-->" + END),
                xhtml(
                        "character-data",
                        XML_HEAD + "<script><![CDATA[",
                        "if (a<b) { f(']]<a>'); } ",
                        "]]></script>" + END),
                xhtml("attribute-value", XML_HEAD + "<p title=\"", "all work and > no play ", "\"></p>" + END),
                xhtml("elements", XML_HEAD, "<p class=\"a\">all work and no play</p><br/>\n", END),
                new EndlessPage(
                        "xhtml-after-the-end", XHTML, XML_HEAD + END, "<!-- all work and no play -->\n", "", false),
                new EndlessPage("xhtml-unclosed-tag", XHTML, XML_HEAD + "<p", " a=\"b\"", "", false),
                new EndlessPage("xhtml-only-less-than", XHTML, XML_HEAD, "<", END, false),
                new EndlessPage("xhtml-body-end-tags", XHTML, XML_HEAD, "</body>", END, false),
                new EndlessPage("xhtml-open-elements", XHTML, XML_HEAD, "<div><b>", END, false),
                xhtml("chinese", XML_HEAD, "只工作不玩耍，聪明孩子也变傻。", END),
                xhtml("instructions", XML_HEAD, "<?all work?>", END),
                xhtml("instruction", XML_HEAD + "<?all ", "work > ", "?>" + END),
                xhtml(
                        "internal-subset",
                        "<!DOCTYPE html [<!ENTITY a \"",
                        "all work > ",
                        "\">]><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>" + END));
    }

    private static EndlessPage html(String name, String beginning, String filling, String ending) {
        return new EndlessPage(name, HTML, beginning, filling, ending, true);
    }

    private static EndlessPage xhtml(String name, String beginning, String filling, String ending) {
        return new EndlessPage("xhtml-" + name, XHTML, beginning, filling, ending, true);
    }

    /** All shapes. */
    public static Stream<EndlessPage> all() {
        return Stream.of(shapes(), oddShapes(), xhtmlShapes()).flatMap(List::stream);
    }

    /** The shape of a name. */
    public static EndlessPage named(String name) {
        return all().filter(shape -> shape.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no shape"));
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
