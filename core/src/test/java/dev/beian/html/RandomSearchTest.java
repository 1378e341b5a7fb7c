package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/** What is found in random pages cut at random, against jsoup's tree, read by regular expressions. */
class RandomSearchTest {
    private static final int PAGES = 1500;
    private static final String HOST = "beian.miit.gov.cn";
    private static final List<String> NUMBERS = List.of("京ICP备20211号-1", "京ICP备20211号", "京公网安备11号");
    private static final PageSearch SEARCH = new PageSearch(NUMBERS.stream()
            .map(number -> new PageSearch.Wanted(List.of(number), HOST))
            .toList());
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GBK"),
            Charset.forName("GB18030"),
            Charset.forName("Big5"),
            Charset.forName("EUC-JP"),
            StandardCharsets.UTF_16LE);
    private static final String SPACE = "[\\s\\u00a0\\u2002\\u3000]*";
    private static final char LINE = '\n'; // what a block begins and ends with
    private static final Set<String> BLOCKS = Set.of("div", "p", "main", "ul", "br", "section", "h1");
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "template", "title", "textarea", "noscript", "iframe", "xmp");

    /** To try again what failed: {@code -Dbeian.seed=…} with the seed that was printed. */
    private final long seed = Long.getLong("beian.seed", System.nanoTime());

    @Test
    void whatIsFoundIsWhatTheTreeShows() {
        System.out.println(getClass().getSimpleName() + ": -Dbeian.seed=" + seed);
        int[] found = new int[3];
        for (int i = 0; i < PAGES; i++) {
            Random random = new Random(seed + i);
            Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
            String page = new Generator(random, charset).page();
            String expected = expected(page);
            String mark = charset == StandardCharsets.UTF_16LE ? "\ufeff" : "";
            byte[] bytes = (mark + page).getBytes(charset);
            String actual = SearchRun.run(
                            bytes,
                            MarkupSyntax.HTML,
                            charset,
                            SEARCH,
                            PageRun.random(seed + i, 1 + random.nextInt(random.nextBoolean() ? 60 : 3000)))
                    .found();
            assertThat(actual)
                    .as("-Dbeian.seed=%s %s %s", seed + i, charset, page)
                    .isEqualTo(expected);
            for (int n = 0; n < 3; n++) {
                found["-sl".indexOf(expected.charAt(n))]++;
            }
        }
        assertThat(found[1]).isGreaterThan(PAGES / 20);
        assertThat(found[2]).isGreaterThan(PAGES / 20);
    }

    private static String expected(String page) {
        StringBuilder text = new StringBuilder();
        StringBuilder links = new StringBuilder(); // for each character the number of the link around it
        read(Jsoup.parse(page).body(), text, links, (char) 0);
        StringBuilder found = new StringBuilder();
        for (String number : NUMBERS) {
            char best = '-';
            Matcher matcher =
                    Pattern.compile(pattern(number), Pattern.CASE_INSENSITIVE).matcher(text);
            for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
                char link = links.charAt(matcher.start());
                boolean same =
                        links.substring(matcher.start(), matcher.end(1)).chars().allMatch(c -> c == link);
                best = same && (link & 1) == 1 ? 'l' : best == 'l' ? 'l' : 's';
            }
            found.append(best);
        }
        return found.toString();
    }

    private static String pattern(String number) {
        StringBuilder pattern = new StringBuilder("(");
        for (char c : number.toCharArray()) {
            pattern.append(c == '-' ? "[-\\uff0d\\u2013]" : either(c)).append(SPACE);
        }
        pattern.setLength(pattern.length() - SPACE.length());
        boolean serial = number.endsWith("1");
        return pattern + ")(?!" + (serial ? "" : SPACE) + "[-\\uff0d\\u2013]" + SPACE + "[0-9０-９])"
                + (serial ? "(?![0-9０-９])(?![axkＡＸＫａｘｋ](?![a-zＡ-Ｚａ-ｚ]))" : "");
    }

    /** A character or its full-width form. */
    private static String either(char c) {
        return c > '~' ? String.valueOf(c) : "[" + c + (char) (c + 0xFEE0) + (char) ((c | 0x20) + 0xFEE0) + "]";
    }

    /** Takes in the text below a node, and for each character the number of its link: odd if that leads to the host. */
    private static void read(Node node, StringBuilder text, StringBuilder links, char link) {
        if (node instanceof TextNode part) {
            text.append(part instanceof CDataNode cdata ? cdata.text() : part.getWholeText());
        }
        if (node instanceof Element element) {
            if (UNSEEN.contains(element.normalName())) {
                return;
            }
            char inner = link;
            if (element.normalName().equals("a")) {
                // A parser may make several elements of one tag.
                inner = (char) (2 * Integer.parseInt(element.id())
                        + (element.attr("href").contains("//" + HOST) ? 1 : 0));
            }
            boolean block = BLOCKS.contains(element.normalName());
            text.append(block ? LINE + "" : "");
            fill(text, links, link);
            for (Node child : element.childNodes()) {
                read(child, text, links, inner);
            }
            text.append(block ? LINE + "" : "");
        }
        fill(text, links, link);
    }

    private static void fill(StringBuilder text, StringBuilder links, char link) {
        while (links.length() < text.length()) {
            links.append(link);
        }
    }

    private static final class Generator {
        private static final String[] SPACES = {" ", "\n", "&nbsp;", "&#32;", "\u3000", "&#x3000;", "&ensp;", "\t"};
        private static final String[] NOISE = {
            "北京", "京", "中文，", "京ICP", "备", "号", "-", "1", "12", "x", "A", "&amp;", "&", "&#", "&#2", "© 2026", "公网",
            "&lt;", "2", "&x;", "< ", "；",
        };
        private static final String[] UNSEEN_PARTS = {
            "<!-- 京ICP备20211号-1 -->",
            "<script>'京ICP备20211号-1</p>'</script>",
            "<style>京公网安备11号</style>",
            "<template><p>京公网安备11号<a href='//beian.miit.gov.cn'></template>",
            "<textarea>京公网安备11号</textarea>",
            "<img alt='京公网安备11号'>",
            "<iframe>京公网安备11号</iframe>",
            "<!---->",
            "<i title='<a href=//beian.miit.gov.cn>'></i>",
        };
        private static final String[] INLINE = {"b", "i", "span", "em", "font", "my-tag", "kbd"};
        private static final String[] ATTRIBUTES = {
            "",
            " class=\"x\"",
            " title=\"a > b\"",
            " title='京ICP备20211号-1\">'",
            " title=\"京ICP备20211号-1'>\"",
            " title=\"a=\" lang=\"zh\"",
            " title=\" \"",
            " lang=zh title=\"\"",
            " title='>' class=\"x\"",
            " title = \"京公网安备11号>\"",
            " hidden",
            " data-x=a\"b",
        };
        private static final String[] OPENING = {"div", "section", "ul", "main", "p", "h1"};

        private final Random random;
        private final Charset charset;
        private int links;
        private final StringBuilder page =
                new StringBuilder("<!DOCTYPE html><html><head><title>京公网安备11号</title><body>");

        Generator(Random random, Charset charset) {
            this.random = random;
            this.charset = charset;
        }

        String page() {
            flow(0);
            page.append(random.nextBoolean() ? "</body></html>" : "");
            return page.toString();
        }

        private void flow(int depth) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                if (depth < 4 && random.nextInt(3) == 0) {
                    String name = any(OPENING);
                    page.append('<').append(name).append(">");
                    if (name.equals("p") || name.equals("h1")) {
                        phrase(depth + 1, false);
                    } else {
                        flow(depth + 1);
                    }
                    page.append("</").append(name).append('>');
                } else {
                    phrase(depth, false);
                }
            }
        }

        private void phrase(int depth, boolean inLink) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                switch (random.nextInt(inLink ? 8 : 10)) {
                    case 0, 1, 2 -> number();
                    case 3, 4 -> noise();
                    case 5 -> page.append(any(UNSEEN_PARTS));
                    case 6 -> page.append("<br>");
                    case 7 -> {
                        if (depth < 6) {
                            String name = any(INLINE);
                            page.append('<')
                                    .append(name)
                                    .append(any(ATTRIBUTES))
                                    .append('>');
                            phrase(depth + 1, inLink);
                            page.append("</").append(name).append('>');
                        }
                    }
                    default -> {
                        page.append(any("<a id=", "<A title='>' ID=\n"))
                                .append(++links)
                                .append(any(
                                        " href='https://beian.miit.gov.cn/'>",
                                        " class=x href=//beian.miit.gov.cn>",
                                        " HREF=\"http://beian.miit.gov.cn\">",
                                        " href=/x>",
                                        ">"));
                        phrase(depth + 1, true);
                        page.append("</a>");
                    }
                }
            }
        }

        private void noise() {
            text(any(NOISE));
        }

        /** A number, or nearly one, with spaces and tags in it. */
        private void number() {
            String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
            int wrong = random.nextInt(40);
            int rate = random.nextInt(3) == 0 ? 1000 : 4 + random.nextInt(8);
            for (int i = 0; i < number.length(); i++) {
                if (i != wrong) {
                    character(number.charAt(i));
                }
                if (random.nextInt(rate) == 0) {
                    if (random.nextBoolean()) {
                        text(any(SPACES));
                    } else {
                        String name = any(INLINE);
                        page.append(
                                any("</" + name + ">", "<" + name + "></" + name + ">", "<!-- -->", any(UNSEEN_PARTS)));
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                noise();
            }
        }

        private void character(char c) {
            switch (random.nextInt(12)) {
                case 0 -> page.append("&#").append((int) c).append(';');
                case 1 -> page.append("&#X").append(Integer.toHexString(c)).append(';');
                case 2 -> text(c < 0x7F ? String.valueOf((char) (c + 0xFEE0)) : String.valueOf(c));
                default -> text(String.valueOf(c));
            }
        }

        /** Text, as references where the encoding lacks a character. */
        private void text(String text) {
            for (char c : text.toCharArray()) {
                if (charset.newEncoder().canEncode(c)) {
                    page.append(c);
                } else {
                    page.append("&#").append((int) c).append(';');
                }
            }
        }

        private String any(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
