package dev.beian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.contender.Footer;
import dev.beian.benchmarks.contender.LessThanHopping;
import dev.beian.benchmarks.contender.Serving;
import dev.beian.benchmarks.contender.Text;
import dev.beian.benchmarks.corpus.Corpus;
import dev.beian.benchmarks.corpus.EndlessPage;
import dev.beian.benchmarks.corpus.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured gives the right answers: a fast wrong one would win. */
class BenchmarkCorrectnessTest {
    private static final int WINDOW = 8192;
    private static final int LARGE = 1_000_000;

    private final Corpus corpus = Corpus.unpacked();

    static Stream<String> classes() {
        return Corpus.classes().stream();
    }

    static Stream<EndlessPage> shapes() {
        return EndlessPage.shapes().stream();
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyClassHasPagesOfItsSize(String pages) {
        List<Page> all = corpus.pages(pages);
        String size = pages.substring(pages.lastIndexOf('-') + 1);
        int nominal = Integer.parseInt(size.substring(0, size.length() - 1)) * (size.endsWith("m") ? 1_000_000 : 1000);
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.bytes().length).isBetween(nominal / 2, nominal * 2));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void oursIsTheLastElementOfEveryPageAndNoOtherByteChanges(String pages) throws Exception {
        for (Page page : corpus.pages(pages)) {
            String expected = withFooterBeforeLastEndTag(page.text());
            assertThat(bytes(Contender.BEIAN, page))
                    .as("filter, %s", page)
                    .isEqualTo(expected.getBytes(page.charset()));
            assertSame("injector, " + page, bytes(Contender.INJECTOR, page), expected.getBytes(page.charset()));
            if (page.bytes().length < LARGE) {
                assertSame("tree, " + page, treeWithoutFooter(expected), tree(page.text()));
                assertSame("writer, " + page, text(Contender.BEIAN, page), expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void oursIsRightOnEveryShapeThatIsSwept(EndlessPage shape) throws Exception {
        for (int size : new int[] {1000, 100_000}) {
            Page page = shape.page(size);
            String answer = new String(bytes(Contender.BEIAN, page), page.charset());
            assertSame(page.name(), answer.replace(Footer.MARKUP, ""), page.text());
            assertThat(answer.contains(Footer.MARKUP)).isEqualTo(shape.injected());
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theOthersAddTheFooterToo(String pages) throws Exception {
        for (Page page : corpus.pages(pages)) {
            if (page.bytes().length > LARGE) {
                continue;
            }
            assertSame(
                    "hand-written, " + page,
                    bytes(Contender.HABIT, page),
                    withFooterBeforeLastEndTag(page.text()).getBytes(page.charset()));
            assertSame(
                    "Datadog, " + page,
                    new String(bytes(Contender.DATADOG, page), page.charset()),
                    page.text().replaceFirst("</body>", Footer.MARKUP + "</body>"));
            assertSame(
                    "JavaMelody, " + page,
                    new String(bytes(Contender.JAVAMELODY, page), page.charset()),
                    withFooterInEveryPieceThatHasTheEndTag(page));
            for (Contender contender : List.of(Contender.JSOUP, Contender.SITEMESH)) {
                String answer = new String(bytes(contender, page), page.charset());
                Elements footers = Elements.in(answer);
                assertThat(footers.count()).as("%s, %s", contender, page).isEqualTo(1);
                assertThat(footers.last()).as("%s, %s", contender, page).isTrue();
                assertThat(answer.length())
                        .as("%s, %s", contender, page)
                        .isGreaterThan(page.text().length() / 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Contender.class,
            names = {"BEIAN", "HABIT", "DATADOG", "JAVAMELODY", "SITEMESH"})
    void everyWriterAddsTheFooter(Contender contender) throws Exception {
        for (String pages : List.of("documentation-30k", "script-30k", "chinese-30k", "gbk-30k")) {
            for (Page page : corpus.pages(pages)) {
                assertThat(text(contender, page).split(Pattern.quote(Footer.MARKUP), -1).length - 1)
                        .as("%s, %s", contender, page)
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Contender.class,
            names = {"COPY", "BEIAN", "HABIT", "DATADOG", "JAVAMELODY", "SITEMESH"})
    void whatIsNoPageComesOutAsItIs(Contender contender) throws Exception {
        for (String answer : List.of("stream", "stream-with-length", "writer", "image", "empty")) {
            assertThat(other(contender, answer)).as(answer).isEqualTo(other(Contender.COPY, answer));
        }
        assertThat(other(contender, "stream")).isNotEmpty();
    }

    @Test
    void theFloorCopiesAndTheLimitCounts() throws Exception {
        for (Page page : corpus.pages("mixed-30k")) {
            assertSame(page.name(), bytes(Contender.COPY, page), page.bytes());
            assertSame(page.name(), text(Contender.COPY, page), page.text());
            assertThat(LessThanHopping.count(page.bytes(), 0, page.bytes().length))
                    .isEqualTo((int) page.text().chars().filter(c -> c == '<').count());
        }
    }

    /** Says where two pages part, not what they are. */
    private static void assertSame(String what, byte[] actual, byte[] expected) {
        int at = Arrays.mismatch(actual, expected);
        assertThat(at < 0 ? "the same" : "from " + at + ": " + excerpt(actual, at))
                .as(what)
                .isEqualTo(at < 0 ? "the same" : "from " + at + ": " + excerpt(expected, at));
    }

    private static void assertSame(String what, String actual, String expected) {
        assertSame(what, actual.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String excerpt(byte[] bytes, int at) {
        int from = Math.max(0, at - 40);
        return new String(bytes, from, Math.min(bytes.length, at + 80) - from, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Contender contender, Page page) throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        Serving.of(contender).serve(page, received::write);
        return received.toByteArray();
    }

    private static String text(Contender contender, Page page) throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        new FilterRun(contender.filter()).serve(Text.of(page), received::write);
        return received.toString(page.charset());
    }

    private static byte[] other(Contender contender, String answer) throws Exception {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        new FilterRun(contender.filter()).run("/api/items", OtherContentBenchmark.application(answer), received::write);
        return received.toByteArray();
    }

    private static String withFooterBeforeLastEndTag(String page) {
        int end = page.lastIndexOf("</body>");
        return page.substring(0, end) + Footer.MARKUP + page.substring(end);
    }

    private static String withFooterInEveryPieceThatHasTheEndTag(Page page) {
        StringBuilder text = new StringBuilder();
        byte[] bytes = page.bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += WINDOW) {
            int to = Math.min(bytes.length, from + WINDOW);
            int end = indexOf(bytes, "</body>", from, to);
            if (end < 0) {
                out.write(bytes, from, to - from);
            } else {
                out.write(bytes, from, end - from);
                out.writeBytes(Footer.bytes(page.charset()));
                out.write(bytes, end, to - end);
            }
        }
        return text.append(out.toString(page.charset())).toString();
    }

    private static int indexOf(byte[] bytes, String tag, int from, int to) {
        for (int i = from; i <= to - tag.length(); i++) {
            int j = 0;
            while (j < tag.length() && bytes[i + j] == tag.charAt(j)) {
                j++;
            }
            if (j == tag.length()) {
                return i;
            }
        }
        return -1;
    }

    private static String tree(String page) {
        Document document = Jsoup.parse(page);
        document.outputSettings().prettyPrint(false);
        return document.outerHtml();
    }

    private static String treeWithoutFooter(String page) {
        Document document = Jsoup.parse(page);
        document.outputSettings().prettyPrint(false);
        Element footer = document.body().lastElementChild();
        assertThat(footer.hasAttr("data-beian-footer")).isTrue();
        footer.remove();
        return document.outerHtml();
    }

    private record Elements(int count, boolean last) {
        static Elements in(String page) {
            Document document = Jsoup.parse(page);
            Element last = document.body().lastElementChild();
            return new Elements(
                    document.select("[data-beian-footer]").size(), last != null && last.hasAttr("data-beian-footer"));
        }
    }
}
