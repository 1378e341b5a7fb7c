package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.FooterSettings.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says about the look of the footer. */
class FooterDocumentTest {
    private static String document(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", name));
    }

    private static Set<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "configuration.zh-CN.md"})
    void namesTheCustomPropertiesWithTheirDefaults(String name) throws IOException {
        String document = document(name);

        assertThat(all("--beian-[a-z-]+", document)).isEqualTo(all("--beian-[a-z-]+", FooterStyle.SHEET));
        for (String absent : List.of("clamp(12px, .75em, 14px)", ".75em 1em", ".5em")) {
            assertThat(document).contains("`" + absent + "`");
            assertThat(FooterStyle.SHEET).contains("," + absent.replace(", ", ",") + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"configuration.md", "configuration.zh-CN.md"})
    void namesTheClassesThatAreThereWithEveryStyle(String name) throws IOException {
        Set<String> documented = all("`beian-footer[a-z-]*`", document(name)).stream()
                .map(quoted -> quoted.replace("`", ""))
                .collect(Collectors.toSet());
        FooterAssets.Address address = new FooterAssets.Address("/x", false);
        FooterAssets assets = new FooterAssets(address, address);
        for (Style style : Style.values()) {
            Document page = Jsoup.parse(PageEnd.HTML.of(
                    new FooterSite().psb(FooterSite.PSB).style(style).footer(assets, FooterSite.CLOCK)));
            assertThat(documented)
                    .allMatch(className -> !page.getElementsByClass(className).isEmpty());
        }
    }
}
