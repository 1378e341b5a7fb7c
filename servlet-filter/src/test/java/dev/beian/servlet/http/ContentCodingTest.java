package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentCodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|IDENTITY",
                "''|IDENTITY",
                "identity|IDENTITY",
                "gzip|GZIP",
                "GZIP|GZIP",
                "x-gzip|GZIP",
                " gzip , identity|GZIP",
                "identity,,gzip|GZIP",
                "deflate|DEFLATE",
                "br|OTHER",
                "zstd|OTHER",
                "gzip, gzip|OTHER",
                "deflate, br|OTHER",
                "unheard-of|OTHER"
            })
    void theFieldNamesOneCodingOrSomethingElse(String contentEncoding, ContentCoding coding) {
        assertThat(ContentCoding.of(contentEncoding)).isEqualTo(coding);
    }
}
