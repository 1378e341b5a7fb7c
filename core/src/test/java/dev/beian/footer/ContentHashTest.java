package dev.beian.footer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentHashTest {
    /** The check values of CRC-32/ISO-HDLC and CRC-32/ISCSI in the catalogue of parametrised CRC algorithms. */
    @Test
    void twoChecksumsStandBesideEachOther() {
        assertThat(new ContentHash().add("123456789".getBytes(US_ASCII)).digits())
                .isEqualTo("cbf43926e3069283");
    }

    @Test
    void theEndOfATextCounts() {
        assertThat(new ContentHash().add("a").add("bc").digits())
                .isNotEqualTo(new ContentHash().add("ab").add("c").digits())
                .hasSize(16);
    }
}
