package dev.beian.servlet.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
                "text/html | true",
                "TEXT/HTML | true",
                "text/* | true",
                "*/* | false",
                "application/json | false",
                "application/json, text/html | false",
                "application/json;q=0.5, text/html | true",
                "text/html;q=0 | false",
                "text/html;q=0.4, */*;q=0.5 | false",
                "text/html;q=x | false",
                "application/openmetrics-text | false",
            })
    void aPageIsSentToThoseWhoWouldRatherHaveOne(String accept, boolean html) {
        assertThat(AcceptedType.prefersHtml(accept)).isEqualTo(html);
    }

    @Test
    void aClientThatSaysNothingGetsJson() {
        assertThat(AcceptedType.prefersHtml(null)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | zh-CN",
                "zh | zh-CN",
                "zh-TW | zh-CN",
                "zh-Hans-CN | zh-CN",
                "en-US,en;q=0.9,zh;q=0.1 | en",
                "fr | zh-CN",
                "fr, en;q=0.5 | en",
                "*** | zh-CN",
            })
    void theLanguageIsTheReaders(String acceptLanguage, String expected) {
        assertThat(AcceptedType.language(acceptLanguage, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(Locale.forLanguageTag(expected));
    }
}
