package dev.beian.servlet.status;

/**
 * Text of a page for people: escaped, and with places where a narrow screen may break what has none by itself, such as an
 * address. Stateless.
 */
final class PageText {
    /** Characters in a row that a phone has room for beside a heading. */
    private static final int LONGEST_RUN = 20;

    /** From here on scripts may be broken after every character: Han, Kana and what surrounds them. */
    private static final int FIRST_OF_EAST_ASIA = 0x2E80;

    private PageText() {}

    /** The text as markup that is the same text, in content and in attribute values. */
    static String of(String text) {
        StringBuilder markup = new StringBuilder(text.length() + 16);
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> markup.append("&lt;");
                case '>' -> markup.append("&gt;");
                case '&' -> markup.append("&amp;");
                case '"' -> markup.append("&quot;");
                case '\'' -> markup.append("&#39;");
                default -> markup.append(c);
            }
            boolean isBreakable = c == ' ' || c == '\n' || c >= FIRST_OF_EAST_ASIA;
            run = isBreakable ? 0 : run + 1;
            if (run >= LONGEST_RUN && i + 1 < text.length()) {
                markup.append("<wbr>");
                run = 0;
            }
        }
        return markup.toString();
    }
}
