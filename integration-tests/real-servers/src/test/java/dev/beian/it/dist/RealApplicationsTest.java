package dev.beian.it.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The applications that come with Tomcat, unmodified but for one jar in {@code WEB-INF/lib}, beside the same without it:
 * every page has one footer more and no other difference, and everything else has none at all, fields included.
 */
class RealApplicationsTest {
    /** Forwards to one of two pages, by how full the memory is. */
    private static final String BY_MEMORY = "/examples/jsp/forward/forward.jsp";

    private static final String NUMBER = "京ICP备2021012345号-1";
    private static final Pattern DIVISION = Pattern.compile("<(/?)div\\b");
    private static final int WITHOUT = 0;
    private static final int WITH = 1;

    /** Fields that change with a page's length by nature, or are made for it anew. */
    private static final Set<String> OF_THE_BODY =
            Set.of("content-length", "transfer-encoding", "etag", "last-modified", "accept-ranges", "vary");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tomcat11", "tomcat10"})
    void everyPageHasOneFooterAndNothingElseIsTouched(String version) throws IOException {
        Path home = RealTomcat.home(version);
        Path without = applications(home, "without");
        Path with = applications(home, "with");
        for (String name : new String[] {"docs", "examples"}) {
            Dropin.into(with.resolve(name).resolve("WEB-INF/lib"));
        }
        try (ServerProcess tomcat = RealTomcat.of(version, folder.resolve("base"))
                .option(configured())
                .start(without, with)) {
            assertThat(tomcat.log()).noneMatch(line -> line.contains(" SEVERE "));
            Map<String, RawResponse> plain =
                    Crawl.of(target -> tomcat.get(WITHOUT, target), without, "docs", "examples");
            int pages = 0;
            int untouched = 0;
            List<String> complaints = new ArrayList<>();
            List<String> changing = new ArrayList<>();
            for (Map.Entry<String, RawResponse> entry : plain.entrySet()) {
                String target = entry.getKey();
                RawResponse expected = entry.getValue();
                RawResponse actual = tomcat.get(WITH, target);
                boolean page = isPage(expected);
                String complaint = page ? differenceOfPages(expected, actual) : differenceOfOthers(expected, actual);
                if (complaint != null
                        && (target.equals(BY_MEMORY)
                                || differenceOfOthers(expected, tomcat.get(WITHOUT, target)) != null)) {
                    changing.add(target); // a clock, a game of chance: another page each time, without us as well
                    complaint = page && Dropin.footers(actual) != 1 ? "footers: " + Dropin.footers(actual) : null;
                }
                if (complaint != null) {
                    complaints.add(target + ": " + complaint);
                }
                pages += page ? 1 : 0;
                untouched += page ? 0 : 1;
            }
            assertThat(complaints).isEmpty();
            assertThat(changing).as("pages that cannot be compared").hasSizeLessThan(10);
            assertThat(pages).as("pages").isGreaterThan(200);
            assertThat(untouched).as("other resources").isGreaterThan(100);
            assertThat(tomcat.log()).anyMatch(line -> line.contains(NUMBER) && line.contains("/docs"));
        }
    }

    @Test
    void aJarInTheServersLibraryFolderCoversEveryApplication() throws IOException {
        Path home = RealTomcat.home("tomcat11");
        Path applications = applications(home, "apps");
        RealTomcat.copy(home.resolve("webapps/ROOT"), applications.resolve("ROOT"));
        Path base = folder.resolve("base");
        Dropin.into(base.resolve("lib"));
        // The same jar in one of them as well, as when the server's administrator and a developer both had the idea.
        Dropin.into(applications.resolve("docs/WEB-INF/lib"));
        try (ServerProcess tomcat =
                RealTomcat.of("tomcat11", base).option(configured()).start(applications)) {
            assertThat(tomcat.log()).noneMatch(line -> line.contains(" SEVERE "));
            for (String target : new String[] {"/", "/docs/", "/docs/config/filter.html", "/examples/jsp/"}) {
                RawResponse answer = tomcat.get(0, target);
                assertThat(answer.status()).as(target).isEqualTo(200);
                assertThat(Dropin.footers(answer)).as(target).isEqualTo(1);
            }
            assertThat(Dropin.footers(tomcat.get(0, "/examples/jsp/jsp2/el/basic-arithmetic.jsp")))
                    .isEqualTo(1);
        }
    }

    private Path applications(Path home, String name) {
        Path applications = folder.resolve(name);
        for (String application : new String[] {"docs", "examples"}) {
            RealTomcat.copy(home.resolve("webapps").resolve(application), applications.resolve(application));
        }
        return applications;
    }

    private String configured() throws IOException {
        Path file = folder.resolve("beian.conf");
        Files.writeString(file, "beian { icp.number = \"" + NUMBER + "\", entity = \"示例有限公司\" }\n");
        return "-Dbeian.config=" + file;
    }

    /** Whether a response is a document of HTML in its entirety; the examples have framesets and fragments as well. */
    private static boolean isPage(RawResponse response) {
        String text = latin(response).toLowerCase(Locale.ROOT);
        return isHtml(response)
                && !(response.status() >= 400 && text.contains("<h1>http status ")) // the container's own report
                && response.field("Content-Encoding") == null
                && (text.contains("<html")
                        || text.contains("<!doctype")
                        || text.contains("<body")
                        || text.contains("<head>"))
                && !text.contains("<frameset");
    }

    private static boolean isHtml(RawResponse response) {
        String type = response.field("Content-Type");
        return type != null && (type.startsWith("text/html") || type.startsWith("application/xhtml+xml"));
    }

    private static String differenceOfPages(RawResponse expected, RawResponse actual) {
        String text = latin(actual);
        if (Dropin.footers(actual) != 1) {
            return Dropin.footers(actual) + " footers in " + expected.statusLine() + " "
                    + expected.field("Content-Type") + "\n" + abbreviated(text);
        }
        String rest = withoutFooter(text);
        if (!steady(rest).equals(steady(latin(expected)))) {
            return "another page: " + firstDifference(steady(latin(expected)), steady(rest));
        }
        if (!actual.isComplete()) {
            return "cut short";
        }
        return fields(expected, true).equals(fields(actual, true))
                ? null
                : "fields " + fields(expected, true) + " became " + fields(actual, true);
    }

    /** A page without our element, whose {@code div}s are nested and closed. */
    private static String withoutFooter(String page) {
        int from = page.indexOf("<div data-beian-footer");
        int depth = 0;
        Matcher division = DIVISION.matcher(page);
        for (boolean found = division.find(from); found; found = division.find()) {
            depth += division.group(1).isEmpty() ? 1 : -1;
            if (depth == 0) {
                return page.substring(0, from) + page.substring(division.end() + 1);
            }
        }
        return page;
    }

    private static String differenceOfOthers(RawResponse expected, RawResponse actual) {
        if (!expected.statusLine().equals(actual.statusLine())) {
            return actual.statusLine();
        }
        if (!steady(latin(expected)).equals(steady(latin(actual)))) {
            return "another body: " + firstDifference(steady(latin(expected)), steady(latin(actual)));
        }
        // A fragment of HTML is known as one only at its end: it keeps its bytes, and has a validator of ours.
        boolean fragment = isHtml(expected) && expected.status() < 300;
        return fields(expected, fragment).equals(fields(actual, fragment))
                ? null
                : "fields " + fields(expected, fragment) + " became " + fields(actual, fragment);
    }

    private static TreeSet<String> fields(RawResponse response, boolean page) {
        TreeSet<String> fields = new TreeSet<>();
        for (RawResponse.Field field : response.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            boolean report = response.status() >= 400 && name.equals("content-length"); // with its stack trace
            if (!name.equals("date") && !report && !(page && OF_THE_BODY.contains(name))) {
                fields.add(name + ": " + steady(field.value()));
            }
        }
        return fields;
    }

    /** A text without what differs by itself: sessions, times, addresses, and the frames of a stack trace. */
    private static String steady(String text) {
        return text.replaceAll("\\n\\t\\S+\\([^)\\n]*\\)", "")
                .replaceAll("[0-9A-F]{32}", "SESSION")
                .replaceAll("@[0-9a-f]{5,8}\\b", "@IDENTITY")
                .replaceAll("\\d\\d?:\\d\\d:\\d\\d", "TIME")
                .replaceAll("\\b\\d{13}\\b", "MILLIS")
                .replaceAll("\\b[3-6]\\d{4}\\b", "PORT");
    }

    private static String firstDifference(String expected, String actual) {
        int i = 0;
        while (i < Math.min(expected.length(), actual.length()) && expected.charAt(i) == actual.charAt(i)) {
            i++;
        }
        int from = Math.max(0, i - 40);
        return "'" + expected.substring(from, Math.min(expected.length(), i + 60)) + "' became '"
                + actual.substring(from, Math.min(actual.length(), i + 60)) + "'";
    }

    private static String abbreviated(String text) {
        return text.length() < 600 ? text : text.substring(0, 300) + " … " + text.substring(text.length() - 300);
    }

    private static String latin(RawResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }
}
