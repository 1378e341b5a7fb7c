package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final long SECONDS = 784_111_777;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                " Sun, 06 Nov 1994 08:49:37 GMT ",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994"
            })
    void theThreeFormatsAreRead(String value) {
        assertThat(HttpDate.parse(value)).isEqualTo(SECONDS);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "now",
                "1994-11-06T08:49:37Z",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Wed, 31 Dec 1969 23:59:00 GMT"
            })
    void allElseIsNoDate(String value) {
        assertThat(HttpDate.parse(value)).isEqualTo(HttpDate.NONE);
    }

    @Test
    void oneFormatIsWritten() {
        assertThat(HttpDate.format(SECONDS)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
