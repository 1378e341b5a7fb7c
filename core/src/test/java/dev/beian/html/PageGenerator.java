package dev.beian.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Writes random pages out of what pages consist of, tidy or not, with a liking for what misleads a scanner. */
final class PageGenerator {
    private static final String[] STARTS = {
        "<!DOCTYPE html>",
        "<!doctype html>\n<html><head><title>t</title></head><body>",
        "<html>",
        "<body class=x>",
        "<head>",
        "",
        "<!-- c --><!DOCTYPE html>",
        "\n<html lang='zh'><body>",
        "<?xml version='1.0'?><!DOCTYPE html>",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://www.w3.org/TR/html4/strict.dtd\"><html>",
    };
    private static final String[] TEXTS = {
        "text",
        " ",
        "\n",
        "1 < 2",
        "&amp;",
        "&lt;/body&gt;",
        "<",
        "</",
        "< /body>",
        "\u4eac",
        "a&b",
        "]]>",
        "-->",
        "</ body>",
        "=\"",
        "'",
        "0",
        "\t",
    };
    private static final String[] COMMENTS = {
        "<!-- </body> -->",
        "<!-->",
        "<!--->",
        "<!-- --!>",
        "<!-- <!-- -->",
        "<!----!>",
        "<!--x--->",
        "<?php </body>",
        "<!x>",
        "</ x>",
        "<![CDATA[x]]>",
        "</>",
        "<!-- - -- > -->",
        "<!--\n</html>\n-->",
    };
    private static final String[] RAW = {
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
    };
    private static final String[] RAW_TEXTS = {
        "</body>", "var s = '</body>';", "<!-- </body>", "<!--<script></script>-->", "<!-- -->", "<p>", "</scrip>",
                "a<b",
        "<!--<script>", "</html", "<!--<script></body></script>", "]]>", "--!>", "<style>", "</style x", "<!-->",
    };
    private static final String[] BLOCKS = {
        "div",
        "p",
        "ul",
        "section",
        "h1",
        "form",
        "blockquote",
        "center",
        "span",
        "b",
        "i",
        "em",
        "code",
        "button",
        "li",
        "dd",
        "my-element",
        "font",
        "main",
        "figcaption",
        "nobr",
        "dl",
    };
    private static final String[] VOIDS = {
        "<br>", "<br/>", "<img src=x>", "<hr>", "<input>", "<meta>", "<input type=hidden>"
    };
    private static final String[] ATTRIBUTES = {
        " class=x",
        " title=\"</body>\"",
        " title='</body>'",
        " title=</body",
        " a",
        " a=b",
        " =\"",
        " \"",
        " a = \"b\"",
        " a='\"'",
        " a=\"'\"",
        "/",
        " / ",
        " a=b/",
        "\nid='x'",
        " a=",
        " data-x=\"a > b\"",
        " a=''b=c",
        " a==\"x>y\"",
    };
    private static final String[] ENDS = {
        "</body></html>",
        "</body>\n</html>\n",
        "</BODY ></HTML>",
        "</body>",
        "</html>",
        "",
        "</body foo='>'></html>",
        "</body><!-- c --></html><!-- d -->",
        "</body></html>\n<!-- e",
        "</body><p>x</body>",
        "</body></html> x",
        "</bo",
        "</body></html><script>1</script>",
        "</body></body>",
        "</html></body>",
        "</body></p>",
    };

    private static final String[] RARE = {
        "</body>",
        "</html>",
        "<body a=b>",
        "<html b>",
        "</head>",
        "<head>",
        "<!DOCTYPE html>",
        "<frameset>",
        "<frameset cols=1><frame></frameset>",
        "<noframes></body></noframes>",
        "<colgroup><col>",
        "</table>",
        "</select>",
        "</option>",
        "<option>",
        "<input type=\"hidden\">",
        "<INPUT TYPE=text>",
        "<marquee>",
        "</template>",
        "</svg>",
        "</math>",
        "</p>",
        "</br>",
        "<title>",
        "\0",
        "\f",
        "<a/></a>",
        "</script>",
        "<textarea>\n</textarea>",
        "<table><tr><td></body></table>",
        "<svg><p></body>",
        "<!doctype",
        "<image>",
        "<isindex>",
        "<keygen>",
        "<rb>",
        "<rtc>",
        "<plaintext>",
        "</sarcasm>",
        "<li></li></li>",
        "<h1><h2></h1>",
        "<form></form></form>",
        "<a><p></a></p>",
        "<b><p></b></p>",
        "<nobr><nobr>",
        "<button><p><button>",
    };

    private final Random random;
    private final StringBuilder page = new StringBuilder();
    private final boolean foreign;

    private PageGenerator(long seed, boolean foreign) {
        this.random = new Random(seed);
        this.foreign = foreign;
    }

    /** A page for a seed; with SVG, MathML and templates or without. */
    static String page(long seed, boolean foreign) {
        PageGenerator generator = new PageGenerator(seed, foreign);
        generator.write();
        return generator.page.toString();
    }

    private void write() {
        page.append(any(STARTS));
        Deque<String> open = new ArrayDeque<>();
        for (int i = random.nextInt(14); i > 0; i--) {
            content(open);
        }
        while (!open.isEmpty() && random.nextInt(12) > 0) {
            page.append("</").append(open.pop()).append('>');
        }
        page.append(random.nextInt(8) == 0 ? longEnd() : any(ENDS));
    }

    /** An end around the length of the window. */
    private String longEnd() {
        String filler = any(" ", "\n", "<!-- x -->", "</body>", "<!--" + "-".repeat(1000) + "-->");
        int length = random.nextInt(3) == 0 ? random.nextInt(3000) : 990 + random.nextInt(70);
        return any("</body>", "</html>", "</body></html>")
                + filler.repeat(1 + length / filler.length()).substring(0, length / filler.length() * filler.length())
                + any("", "</html>", "</body>", "</body></html>", "x", "<p>y</p></body>");
    }

    private void content(Deque<String> open) {
        if (random.nextInt(14) == 0) {
            rare(open);
            return;
        }
        if (open.contains("select")) {
            // Raw text in select is read in one way by the parsers of today and in another by those of before.
            page.append(any(
                    "<option>x", "</option>", "<script></body></script>", "1 < 2", "<!-- </body> -->", "<b>", "<hr>"));
            return;
        }
        switch (random.nextInt(foreign ? 12 : 9)) {
            case 0, 1 -> page.append(any(TEXTS));
            case 2 -> page.append(any(COMMENTS));
            case 3 -> raw();
            case 4 -> page.append(random.nextInt(4) == 0 ? "<a href=/x>link</a>" : any(VOIDS));
            case 5, 6 -> start(any(BLOCKS), open);
            case 7 -> end(open);
            case 8 -> table(open);
            case 9 -> start(random.nextBoolean() ? "svg" : "math", open);
            case 10 ->
                start(any("g", "path", "foreignObject", "title", "mi", "annotation-xml", "desc", "mglyph"), open);
            default -> {
                if (random.nextBoolean()) {
                    start("template", open);
                } else {
                    page.append("<![CDATA[").append(any(TEXTS)).append("</body>]]>");
                }
            }
        }
    }

    private void rare(Deque<String> open) {
        switch (random.nextInt(6)) {
            case 0 -> start("select", open);
            case 1 -> start(any("option", "optgroup"), open);
            default -> page.append(open.contains("select") ? "</select>" : any(RARE));
        }
    }

    private void table(Deque<String> open) {
        start(any("table", "tr", "td", "object", "caption", "tbody", "th"), open);
    }

    private void raw() {
        String name = any(RAW);
        if (foreign && name.equals("script")) {
            name = "style"; // in SVG, jsoup reads a script as raw text, which the Standard does not
        }
        page.append('<').append(name).append(attributes()).append('>');
        for (int i = random.nextInt(3); i > 0; i--) {
            page.append(any(RAW_TEXTS));
        }
        if (random.nextInt(30) > 0) {
            page.append("</")
                    .append(name)
                    .append(random.nextInt(4) == 0 ? " x='>'" : "")
                    .append('>');
        }
    }

    private void start(String name, Deque<String> open) {
        String written = random.nextInt(8) == 0 ? name.toUpperCase(java.util.Locale.ROOT) : name;
        page.append('<').append(written).append(attributes()).append('>');
        open.push(name);
    }

    private String attributes() {
        StringBuilder text = new StringBuilder();
        while (random.nextInt(3) == 0) {
            text.append(any(ATTRIBUTES));
        }
        return text.toString();
    }

    private void end(Deque<String> open) {
        if (!open.isEmpty() && random.nextInt(6) > 0) {
            page.append("</").append(open.pop()).append('>');
        } else {
            page.append("</").append(any(BLOCKS)).append('>');
        }
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
