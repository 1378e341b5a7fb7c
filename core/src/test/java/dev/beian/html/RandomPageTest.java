package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The law of the injector, on random pages cut at random, judged by two parsers that know nothing of it. */
class RandomPageTest {
    private static final int PAGES = 3000;
    private static final String MARKUP =
            "<div data-beian-footer class=\"beian-footer\"><span>\u00a9</span> <a href=\"https://a.cn/\">F</a></div>";
    private static final Set<String> REASONS =
            Set.of("fragment", "unfinished-markup", "open-template", "frameset", "plaintext", "open-select");

    /** To try again what failed: {@code -Dbeian.seed=…} with the seed that was printed. */
    private final long seed = Long.getLong("beian.seed", System.nanoTime());

    @Test
    void theOutputIsThePageAndOneElementAtMost() {
        forEachPage((page, cut) -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            PageRun run = PageRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, cut, MARKUP);
            PageRun whole = PageRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, PageRun.WHOLE, MARKUP);
            assertThat(run).isEqualTo(whole);
            String text = run.text();
            int place = text.indexOf(MARKUP);
            if (run.result().kind() == InjectionResult.Kind.INJECTED) {
                assertThat(text.substring(0, place) + text.substring(place + MARKUP.length()))
                        .isEqualTo(page);
            } else {
                assertThat(text).isEqualTo(page);
                assertThat(run.result().reason()).isIn(REASONS);
            }
        });
    }

    @Test
    void nothingToInsertLeavesEveryByteAsItIs() {
        forEachPage((page, cut) -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            PageRun run = PageRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, cut, "");
            assertThat(run.text()).isEqualTo(page);
            assertThat(run.result().kind()).isIn(InjectionResult.Kind.PRESENT, InjectionResult.Kind.SKIPPED);
        });
    }

    @Test
    void jsoupSeesTheSameTreeAndTheElement() {
        parsersSeeTheSameTree(Tree::jsoup, page -> true);
    }

    @Test
    void theValidatorsParserSeesTheSameTreeAndTheElement() {
        // To this parser the text of a CDATA section does not keep a frameset from taking the body's place. By the
        // Standard
        // ("in foreign content", any other character) it does.
        parsersSeeTheSameTree(Tree::validator, page -> !(page.contains("<![CDATA[") && page.contains("<frameset")));
    }

    private void parsersSeeTheSameTree(Function<String, Tree> parser, Predicate<String> readsByTheStandard) {
        int[] judged = {0};
        forEachPage((page, cut) -> {
            byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
            PageRun run = PageRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, cut, MARKUP);
            // An unfinished comment behind </body> goes into what the page left open. No place at the end keeps it
            // there.
            boolean unfinished = page.lastIndexOf("<!--") > page.lastIndexOf("-->");
            if (run.result().kind() == InjectionResult.Kind.INJECTED && !unfinished && readsByTheStandard.test(page)) {
                judged[0]++;
                Tree expected = parser.apply(page);
                assertThat(parser.apply(run.text())).isEqualTo(new Tree(expected.text(), 1));
            }
        });
        assertThat(judged[0]).isGreaterThan(PAGES / 2);
    }

    private interface Check {
        void accept(String page, PageRun.Cut cut);
    }

    private void forEachPage(Check check) {
        System.out.println(getClass().getSimpleName() + ": -Dbeian.seed=" + seed);
        for (int i = 0; i < PAGES; i++) {
            String page = PageGenerator.page(seed + i, (seed + i) % 2 == 0);
            try {
                check.accept(page, PageRun.random(seed + i, i % 2 == 0 ? 40 : 400));
            } catch (AssertionError e) {
                throw new AssertionError("-Dbeian.seed=" + (seed + i) + " " + page, e);
            }
        }
    }
}
