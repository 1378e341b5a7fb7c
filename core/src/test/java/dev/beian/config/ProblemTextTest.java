package dev.beian.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which languages all problems together are told. */
class ProblemTextTest {
    private static final List<Problem> PROBLEMS =
            List.of(new Problem("beian.icp.granted-on", "soon", "application.yml", "date", List.of(), "2021-05-20"));

    private static String told(Locale locale, Charset console) {
        return ProblemText.all(PROBLEMS, locale, console);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
    void chineseStandsAloneWhereItCanBeShown(String console) {
        assertThat(told(Locale.CHINESE, Charset.forName(console)))
                .startsWith("Beian 配置有误，共 1 处：\n  - beian.icp.granted-on = \"soon\"")
                .hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252"})
    void englishStandsBeforeItWhereItCannot(String console) {
        assertThat(told(Locale.CHINESE, Charset.forName(console)))
                .startsWith("The Beian configuration is wrong in 1 place(s):\n  - beian.icp.granted-on = \"soon\"")
                .endsWith(told(Locale.CHINESE, UTF_8))
                .hasLineCount(4);
    }

    @Test
    void englishIsToldOnceWhereItIsAskedFor() {
        assertThat(told(Locale.ENGLISH, US_ASCII))
                .startsWith("The Beian configuration is wrong")
                .hasLineCount(2)
                .isEqualTo(told(Locale.ENGLISH, UTF_8));
    }
}
