package dev.beian.servlet.status;

import dev.beian.filing.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The status document as a page for people: the same facts as the JSON, in lists and tables that fit a phone.
 *
 * <p>No script, no style and nothing from elsewhere, only elements and their old presentational attributes, which no
 * Content Security Policy restricts; the colours are the browser's own, light or dark. Every text is escaped, for some of it
 * came from clients. Stateless.
 */
final class StatusPage {
    private static final List<String> NO_FACTS = List.of("name", "status", "findings", "pages", "evidence");
    private static final List<String> OUTCOMES = List.of("injected", "alreadyPresent", "failed");
    private static final Map<String, String> TIMES =
            Map.of("injected", "lastInjectedAt", "alreadyPresent", "lastPresentAt", "failed", "lastFailedAt");

    /** A moment in more detail than people want it. */
    private static final Pattern FRACTION = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z$");

    private final Locale language;
    private final ResourceBundle words;
    private final StringBuilder out = new StringBuilder(8 * 1024);

    private StatusPage(Locale language) {
        this.language = language;
        this.words = Bilingual.bundle(StatusPage.class, "messages", language);
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
        page.out.append("</main></body></html>\n");
        return page.out.toString();
    }

    private void head(String status) {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(Bilingual.isChinese(language) ? "zh-CN" : "en")
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(PageText.of(word(status) + " · " + word("title")))
                .append("</title></head>\n<body><main>\n");
        heading(1, word("title"));
    }

    private void document(Map<String, ?> report) {
        verdict(text(report.get("status")));
        findings(report);
        for (Object site : list(report.get("sites"))) {
            site(map(site));
        }
        unknownHosts(map(report.get("unknownHosts")));
        heading(2, word("report"));
        Map<String, Object> about = new LinkedHashMap<>();
        for (String key : List.of("generatedAt", "instance", "checked", "notChecked")) {
            about.put(key, report.get(key));
        }
        facts(about, List.of());
    }

    private void verdict(String status) {
        String colour = switch (status) {
            case "COMPLIANT" -> "#d5f0d9";
            case "ACTION_REQUIRED" -> "#fdeec2";
            case "NON_COMPLIANT" -> "#f8d4d1";
            default -> "#e6e6e6";
        };
        out.append("<table role=\"presentation\" cellpadding=\"10\"><tr><td bgcolor=\"")
                .append(colour)
                .append("\"><font color=\"#1a1a1a\"><strong>")
                .append(PageText.of(word(status)))
                .append("</strong></font></td></tr></table>\n");
    }

    private void site(Map<?, ?> site) {
        heading(2, word("site") + " " + text(site.get("name")));
        verdict(text(site.get("status")));
        heading(3, word("findings"));
        if (list(site.get("findings")).isEmpty()) {
            paragraph(word("noFindings"));
        }
        findings(site);
        heading(3, word("facts"));
        facts(site, NO_FACTS);
        heading(3, word("pages"));
        pages(map(site.get("pages")));
        evidence(map(site.get("evidence")));
    }

    private void findings(Map<?, ?> report) {
        List<?> findings = list(report.get("findings"));
        if (findings.isEmpty()) {
            return;
        }
        out.append("<ul>\n");
        for (Object each : findings) {
            Map<?, ?> finding = map(each);
            out.append("<li><p><strong>")
                    .append(PageText.of(word(text(finding.get("severity")))))
                    .append("</strong> ")
                    .append(PageText.of(text(finding.get("message")) + " (" + text(finding.get("code")) + ")"));
            line("action", text(finding.get("action")));
            line("dueOn", text(finding.get("dueOn")));
            line("law", (text(finding.get("law")) + " " + text(finding.get("article"))).strip());
            out.append("</p></li>\n");
        }
        out.append("</ul>\n");
    }

    private void line(String word, String text) {
        if (!text.isEmpty()) {
            out.append("<br>").append(PageText.of(word(word) + ": " + text));
        }
    }

    private void facts(Map<?, ?> values, List<String> without) {
        beginTable();
        rows("", values, without);
        endTable();
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
                all.forEach(each -> rows(name + ".", map(each), without));
            } else if (!text(value).isEmpty()) {
                row(word(name), said(value));
            }
        });
    }

    private void pages(Map<?, ?> pages) {
        beginTable("outcome", "count", "last", "example");
        for (String outcome : OUTCOMES) {
            row(word(outcome), text(pages.get(outcome)), text(pages.get(TIMES.get(outcome))), "");
        }
        Map<?, ?> examples = map(pages.get("skippedExamples"));
        map(pages.get("skipped")).forEach((reason, count) -> {
            Map<?, ?> example = map(examples.get(reason));
            row(word("skipped") + ": " + reason, text(count), text(example.get("lastAt")), text(example.get("path")));
        });
        endTable();
    }

    private void evidence(Map<?, ?> evidence) {
        List<Object> pages = new ArrayList<>();
        if (evidence.containsKey("home")) {
            pages.add(evidence.get("home"));
        }
        pages.addAll(list(evidence.get("others")));
        if (pages.isEmpty()) {
            return;
        }
        heading(3, word("evidence"));
        for (Object each : pages) {
            Map<?, ?> page = map(each);
            beginTable();
            row(word("path"), text(page.get("path")));
            row(word("auditedAt"), text(page.get("auditedAt")));
            map(page.get("points")).forEach((point, outcome) -> row(word(text(point)), word(text(outcome))));
            for (Object violation : list(page.get("violations"))) {
                Map<?, ?> found = map(violation);
                row(word("violation"), (text(found.get("code")) + " " + text(found.get("detail"))).strip());
            }
            endTable();
        }
    }

    private void unknownHosts(Map<?, ?> unknown) {
        if (!unknown.isEmpty()) {
            heading(2, word("unknownHosts"));
            Map<String, Object> prefixed = new LinkedHashMap<>();
            unknown.forEach((key, value) -> prefixed.put("unknownHosts." + key, value));
            facts(prefixed, List.of());
        }
    }

    private void heading(int level, String text) {
        out.append("<h").append(level).append('>').append(PageText.of(text));
        out.append("</h").append(level).append(">\n");
    }

    private void paragraph(String text) {
        out.append("<p>").append(PageText.of(text)).append("</p>\n");
    }

    private void beginTable(String... columns) {
        out.append("<table border=\"1\" rules=\"all\" cellpadding=\"6\">\n");
        if (columns.length > 0) {
            out.append("<tr valign=\"top\">");
            for (String column : columns) {
                out.append("<th scope=\"col\" align=\"left\">")
                        .append(PageText.of(word(column)))
                        .append("</th>");
            }
            out.append("</tr>\n");
        }
    }

    private void row(String name, String... cells) {
        out.append("<tr valign=\"top\"><th scope=\"row\" align=\"left\"")
                .append(cells.length == 1 ? " width=\"30%\">" : ">") // or a long value leaves a phone no room for it
                .append(PageText.of(name))
                .append("</th>");
        for (String cell : cells) {
            out.append("<td>").append(PageText.of(cell)).append("</td>");
        }
        out.append("</tr>\n");
    }

    private void endTable() {
        out.append("</table>\n");
    }

    private String word(String key) {
        return words.containsKey(key) ? words.getString(key) : key;
    }

    /** A value in words; texts that are no words of ours stay as they are. */
    private String said(@Nullable Object value) {
        if (value instanceof List<?> all) {
            return String.join(", ", all.stream().map(this::said).toList());
        }
        String text = text(value);
        return words.containsKey("value." + text) ? words.getString("value." + text) : text;
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> all) {
            return String.join(", ", all.stream().map(StatusPage::text).toList());
        }
        return FRACTION.matcher(String.valueOf(value)).replaceFirst("$1Z");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
