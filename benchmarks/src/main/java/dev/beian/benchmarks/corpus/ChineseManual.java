package dev.beian.benchmarks.corpus;

import java.nio.charset.Charset;
import java.util.Random;

/**
 * Manual pages in Chinese: headings, paragraphs, lists, tables and listings, most of the bytes text. The characters are
 * the 3,755 common ones of GB 2312, in an order without meaning.
 */
final class ChineseManual {
    private static final Charset GB2312 = Charset.forName("GB2312");
    private static final String PUNCTUATION = "，，，。、：";

    private final StringBuilder page;
    private final Random random;
    private int section;

    private ChineseManual(int seed, int size) {
        this.random = new Random(seed);
        this.page = new StringBuilder(size);
    }

    static Page page(int seed, int size, Charset charset) {
        ChineseManual manual = new ChineseManual(seed, size);
        manual.head(charset);
        double bytesPerChar = charset.name().equals("UTF-8") ? 2.1 : 1.55;
        while (manual.page.length() * bytesPerChar < size) {
            manual.section();
        }
        manual.page.append("</div>\n</body>\n</html>\n");
        return new Page(
                "Chinese manual " + seed + " of " + size + " in " + charset.name(),
                manual.page.toString().getBytes(charset),
                charset);
    }

    private void head(Charset charset) {
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"")
                .append(charset.name())
                .append("\">\n<title>");
        text(8);
        page.append("</title>\n<link rel=\"stylesheet\" href=\"manual.css\">\n</head>\n<body class=\"manual\">\n");
        page.append("<div class=\"content\">\n");
    }

    private void section() {
        section++;
        page.append("<h2 id=\"section-").append(section).append("\">");
        text(4 + random.nextInt(10));
        page.append("</h2>\n");
        switch (random.nextInt(5)) {
            case 0 -> list();
            case 1 -> table();
            case 2 -> listing();
            default -> paragraphs();
        }
    }

    private void paragraphs() {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            page.append("<p>");
            text(30 + random.nextInt(150));
            page.append("<a href=\"#section-")
                    .append(1 + random.nextInt(section))
                    .append("\">");
            text(4);
            page.append("</a><code>setValue(int)</code>");
            text(20);
            page.append("</p>\n");
        }
    }

    private void list() {
        page.append("<ul>\n");
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            page.append("<li>");
            text(10 + random.nextInt(40));
            page.append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private void table() {
        page.append("<table class=\"plain\">\n");
        for (int i = 3 + random.nextInt(5); i > 0; i--) {
            page.append("<tr><td>");
            text(4);
            page.append("</td><td align=\"left\">");
            text(10 + random.nextInt(20));
            page.append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    private void listing() {
        page.append("<pre class=\"listing\">\n");
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            page.append("    if (value &lt; ").append(random.nextInt(100)).append(") { // ");
            text(8);
            page.append("\n");
        }
        page.append("</pre>\n");
    }

    private void text(int length) {
        byte[] pair = new byte[2];
        for (int i = 0; i < length; i++) {
            if (i % 12 == 11) {
                page.append(PUNCTUATION.charAt(random.nextInt(PUNCTUATION.length())));
                continue;
            }
            int common = random.nextInt(3755); // rows 16 to 55 of GB 2312
            pair[0] = (byte) (0xB0 + common / 94);
            pair[1] = (byte) (0xA1 + common % 94);
            page.append(new String(pair, GB2312));
        }
    }
}
