package dev.beian.servlet.status;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The status document as a page for people: the same facts as the JSON, in tables.
 *
 * <p>No script, no style and nothing from elsewhere, only elements and their old presentational attributes, which no
 * Content Security Policy restricts. Every text is escaped, for some of it came from clients. Stateless.
 */
final class StatusPage {
    private final Locale language;
    private final ResourceBundle words;
    private final StringBuilder out = new StringBuilder(8 * 1024);

    private StatusPage(Locale language) {
        // Both languages have a bundle of their own, so that the platform's default locale is never asked.
        this.language = language.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        this.words = ResourceBundle.getBundle("dev.beian.servlet.status.messages", this.language);
    }

    /**
     * The page.
     *
     * @param report the status document, or a site's part of it
     * @param isSite whether it is a site's part
     * @param language Chinese or English, for the page's own words
     */
    static String render(Map<String, ?> report, boolean isSite, Locale language) {
        StatusPage page = new StatusPage(language);
        page.head(text(report.get("status")));
        if (isSite) {
            page.site(report);
        } else {
            page.document(report);
        }
        page.out.append("</body></html>\n");
        return page.out.toString();
    }

    private void head(String status) {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language.equals(Locale.CHINESE) ? "zh-CN" : "en")
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escape(word(status) + " · " + word("title")))
                .append("</title></head>\n<body bgcolor=\"#ffffff\" text=\"#1a1a1a\">\n<h1>")
                .append(escape(word("title")))
                .append("</h1>\n");
    }

    private void document(Map<String, ?> report) {
        verdict(text(report.get("status")));
        out.append("<p>");
        for (String key : List.of("generatedAt", "instance", "checked", "notChecked")) {
            if (report.get(key) != null) {
                out.append(escape(word(key) + ": " + text(report.get(key)))).append("<br>\n");
            }
        }
        out.append("</p>\n");
        findings(report);
        for (Object site : list(report.get("sites"))) {
            site(map(site));
        }
    }

    private void verdict(String status) {
        String colour = switch (status) {
            case "COMPLIANT" -> "#d5f0d9";
            case "ACTION_REQUIRED" -> "#fdeec2";
            case "NON_COMPLIANT" -> "#f8d4d1";
            default -> "#e6e6e6";
        };
        out.append("<table cellpadding=\"10\"><tr><td bgcolor=\"")
                .append(colour)
                .append("\"><strong>")
                .append(escape(word(status)))
                .append("</strong></td></tr></table>\n");
    }

    private void site(Map<?, ?> site) {
        out.append("<h2>")
                .append(escape(word("site") + " " + text(site.get("name"))))
                .append("</h2>\n");
        verdict(text(site.get("status")));
        findings(site);
        section(word("facts"), site, List.of("name", "status", "findings", "pages", "evidence"), true);
        section(word("pages"), map(site.get("pages")), List.of(), false);
        section(word("evidence"), map(site.get("evidence")), List.of(), false);
    }

    private void findings(Map<?, ?> site) {
        if (!site.containsKey("findings")) {
            return;
        }
        out.append("<h3>").append(escape(word("findings"))).append("</h3>\n");
        List<?> findings = list(site.get("findings"));
        if (findings.isEmpty()) {
            out.append("<p>").append(escape(word("noFindings"))).append("</p>\n");
            return;
        }
        out.append("<table border=\"1\" cellpadding=\"6\">\n<tr>");
        for (String column : List.of("severity", "message", "action", "dueOn", "law")) {
            out.append("<th align=\"left\">").append(escape(word(column))).append("</th>");
        }
        out.append("</tr>\n");
        for (Object each : findings) {
            Map<?, ?> finding = map(each);
            out.append("<tr valign=\"top\">");
            cell(word(text(finding.get("severity"))));
            cell(text(finding.get("message")) + " (" + text(finding.get("code")) + ")");
            cell(text(finding.get("action")));
            cell(text(finding.get("dueOn")));
            cell((text(finding.get("law")) + " " + text(finding.get("article"))).strip());
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void section(String heading, Map<?, ?> values, List<String> without, boolean always) {
        if (values.isEmpty() && !always) {
            return;
        }
        out.append("<h3>").append(escape(heading)).append("</h3>\n<table border=\"1\" cellpadding=\"6\">\n");
        rows("", values, without);
        out.append("</table>\n");
    }

    private void rows(String prefix, Map<?, ?> values, List<String> without) {
        values.forEach((key, value) -> {
            String name = prefix + key;
            if (without.contains(name)) {
                return;
            }
            if (value instanceof Map<?, ?> nested) {
                rows(name + ".", nested, without);
            } else if (value instanceof List<?> all && all.stream().anyMatch(Map.class::isInstance)) {
                for (int i = 0; i < all.size(); i++) {
                    rows(name + "[" + i + "].", map(all.get(i)), without);
                }
            } else {
                out.append("<tr valign=\"top\"><th align=\"left\">")
                        .append(escape(name))
                        .append("</th>");
                cell(text(value));
                out.append("</tr>\n");
            }
        });
    }

    private void cell(String text) {
        out.append("<td>").append(escape(text)).append("</td>");
    }

    private String word(String key) {
        return words.containsKey(key) ? words.getString(key) : key;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> all) {
            return String.join(", ", all.stream().map(StatusPage::text).toList());
        }
        return String.valueOf(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
