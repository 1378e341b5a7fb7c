package dev.beian.servlet.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "京ICP备2021033841号-2, 京ICP备2021033841号-2",
        "'<b title=\"x\">&amp;', '&lt;b title=&quot;x&quot;&gt;&amp;amp;'",
        "it's, it&#39;s",
        "'two words', 'two words'"
    })
    void markupIsTextOnThePage(String text, String markup) {
        assertThat(PageText.of(text)).isEqualTo(markup);
    }

    @Test
    void whatHasNoPlaceToBreakGetsSome() {
        assertThat(PageText.of("/a".repeat(25))).isEqualTo(("/a".repeat(10) + "<wbr>").repeat(2) + "/a".repeat(5));
        assertThat(PageText.of("/a".repeat(20))).isEqualTo("/a".repeat(10) + "<wbr>" + "/a".repeat(10));
        assertThat(PageText.of("十二个汉字".repeat(50))).doesNotContain("<wbr>");
        assertThat(PageText.of("short words ".repeat(50))).doesNotContain("<wbr>");
    }

    @Test
    void noCharacterIsTornApart() {
        String face = "\uD83D\uDE00";
        for (int i = 15; i < 25; i++) {
            String text = "x".repeat(i) + face.repeat(30) + "x".repeat(30);
            assertThat(PageText.of(text).split("<wbr>"))
                    .hasSizeGreaterThan(1)
                    .allMatch(part -> !Character.isLowSurrogate(part.charAt(0)));
            assertThat(PageText.of(text).replace("<wbr>", "")).isEqualTo(text);
        }
    }
}
