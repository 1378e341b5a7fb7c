package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLifetimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=86400|true",
                "public, max-age=31536000, immutable|true",
                "Max-Age=31536000|true",
                "max-age=60, s-maxage=604800|true",
                "max-age=\"604800\"|true",
                "max-age=99999999999999999999|true",
                "max-age=86399|false",
                "max-age=0, must-revalidate|false",
                "max-age=31536000, no-cache|false",
                "no-store|false",
                "max-age=|false",
                "max-age=soon|false",
                "private|false",
                "''|false"
            })
    void aDayIsLongForAPage(String cacheControl, boolean isLong) {
        assertThat(CacheLifetime.isLong(cacheControl)).isEqualTo(isLong);
    }
}
