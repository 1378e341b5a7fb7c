package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheControlTest {
    private static CacheControl of(String... lines) {
        return CacheControl.of(List.of(lines));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=86400|86400",
                "public, max-age=31536000, immutable|31536000",
                "Max-Age=31536000|31536000",
                "max-age = 60|60",
                "max-age=60,,S-MaxAge=604800|604800",
                "max-age=604800, s-maxage=60|604800",
                "max-age=\"604800\"|604800",
                "max-age=99999999999999999999|9223372036854775807",
                "max-age=0, must-revalidate|0",
                "max-age=|0",
                "max-age|0",
                "max-age=soon|0",
                "max-age=-1|0",
                "max-age=\"60|0",
                "private|0",
                "''|0"
            })
    void theLifetimeIsTheLongestThatIsGranted(String line, long seconds) {
        assertThat(of(line).lifetime()).isEqualTo(seconds);
    }

    @Test
    void allLinesCount() {
        assertThat(of("public", "max-age=600").lifetime()).isEqualTo(600);
        assertThat(of("max-age=600", "no-cache").lifetime()).isZero();
        assertThat(of("max-age=600", "No-Store").isNoStore()).isTrue();
        assertThat(CacheControl.of(List.of()).lifetime()).isZero();
        assertThat(CacheControl.of(List.of()).isNoStore()).isFalse();
    }

    @Test
    void ofADirectiveThatIsGivenTwiceTheFirstCounts() {
        assertThat(of("max-age=60, max-age=600").lifetime()).isEqualTo(60);
        assertThat(of("max-age=soon", "max-age=600").lifetime()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "NO-STORE", "private, no-store", "max-age=600 , no-store", "no-store=\"x\""})
    void noStoreForbidsEveryCopy(String line) {
        assertThat(of(line).isNoStore()).isTrue();
        assertThat(of(line).lifetime()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-storey",
                "x-no-store",
                "extension=\"no-store\"",
                "extension=\"a, no-store\"",
                "extension=\"a \\\", no-store\"",
                "extension=no-store",
                "no-cache"
            })
    void whatOnlyLooksLikeItDoesNot(String line) {
        assertThat(of(line).isNoStore()).isFalse();
    }

    @Test
    void aSharedCacheKeepsNothingThatIsPrivate() {
        assertThat(of("private, max-age=60, s-maxage=600").lifetime()).isEqualTo(60);
    }

    @Test
    void whatNamesFieldsIsAboutThemAlone() {
        assertThat(of("no-cache=\"Set-Cookie\", max-age=600").lifetime()).isEqualTo(600);
        assertThat(of("private=\"Set-Cookie, X-User\", s-maxage=600").lifetime())
                .isEqualTo(600);
        assertThat(of("no-cache=\"\", max-age=600").lifetime()).isZero();
    }
}
