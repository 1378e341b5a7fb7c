package dev.beian.benchmarks.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Pages as big sites send them: little markup, much inline script, state as JSON that quotes markup. The script is a
 * published library's, in pieces.
 */
final class ScriptPages {
    private static final int LONGEST = 24_000;
    private static final String[] WORDS = {
        "account", "banner", "cart", "detail", "event", "feed", "gallery", "header", "item", "journal", "key", "list"
    };

    private final String script;

    ScriptPages(String script) {
        // What would end a script element or escape it is written as scripts write it.
        this.script = script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    }

    Page page(int seed, int size) {
        Random random = new Random(seed);
        StringBuilder page = new StringBuilder(size + LONGEST);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Shop no. ")
                .append(seed)
                .append("</title>\n<link rel=\"preload\" as=\"script\" href=\"/static/app.js\">\n</head>\n<body>\n");
        while (page.length() < size) {
            switch (random.nextInt(4)) {
                case 0 -> state(page, random);
                case 1 -> markup(page, random);
                default -> script(page, random);
            }
        }
        page.append("<script src=\"/static/app.js\" async></script>\n</body>\n</html>\n");
        return new Page(
                "script page " + seed + " of " + size,
                page.toString().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }

    private void script(StringBuilder page, Random random) {
        int length = 400 + random.nextInt(LONGEST / 4);
        int from = random.nextInt(script.length() - length);
        page.append("<script>/* part */").append(script, from, from + length).append("</script>\n");
    }

    private static void state(StringBuilder page, Random random) {
        page.append("<script type=\"application/json\" id=\"state-")
                .append(random.nextInt(1000))
                .append("\">{\"items\":[");
        for (int i = 5 + random.nextInt(20); i > 0; i--) {
            page.append("{\"id\":")
                    .append(random.nextInt(1_000_000))
                    .append(",\"kind\":\"")
                    .append(word(random))
                    .append("\",\"html\":\"<a class=\\\"")
                    .append(word(random))
                    .append("\\\" href=\\\"/")
                    .append(word(random))
                    .append("\\\">")
                    .append(word(random))
                    .append("<\\/a>\"},");
        }
        page.append("null]}</script>\n");
    }

    private static void markup(StringBuilder page, Random random) {
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            page.append("<div class=\"")
                    .append(word(random))
                    .append(' ')
                    .append(word(random))
                    .append("\" data-id=\"")
                    .append(random.nextInt(10_000))
                    .append("\"><a href=\"/")
                    .append(word(random))
                    .append("?a=1&amp;b=2\">")
                    .append(word(random))
                    .append("</a></div>\n");
        }
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
