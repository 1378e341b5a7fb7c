package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "unchanged",
            value = {
                "gzip, deflate, br, zstd|gzip, deflate",
                "br;q=1.0, gzip;q=0.8, *;q=0.1|gzip;q=0.8",
                "BR, X-GZIP|X-GZIP",
                "br|identity",
                "br, zstd, dcb|identity",
                "*|identity",
                "br, gzip;q=0|identity",
                "br, identity;q=0|unchanged",
                "br, *;q=0|unchanged",
                "*, identity;q=0|gzip, identity;q=0",
                "br, *;q=0.1, identity;q=0|gzip, identity;q=0",
                "gzip;q=0, *, identity;q=0|unchanged",
                "br, gzip, identity;q=0|gzip, identity;q=0",
                "br;q=0, gzip|unchanged",
                "gzip, deflate|unchanged",
                "gzip,,br|gzip",
                "identity|unchanged",
                "''|unchanged"
            })
    void onlyCodingsThatAreReadRemain(String sent, String seen) {
        assertThat(AcceptEncoding.narrowed(sent)).isEqualTo(seen);
    }
}
