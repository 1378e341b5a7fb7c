package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"x\"|true|\"x~beian.sF1\"",
                "\"x\"|false|W/\"x~beian.sF1\"",
                "W/\"x\"|true|W/\"x~beian.wF1\"",
                "W/\"x\"|false|W/\"x~beian.wF1\"",
                "\"\"|true|\"~beian.sF1\"",
                "\"x~beian.sOTHER\"|true|\"x~beian.sOTHER~beian.sF1\""
            })
    void theApplicationsTagGetsASuffixAndIsStrongOnlyWhereThePageIsCertain(String own, boolean strong, String sent) {
        PageTag tag = PageTag.of(EntityTag.parse(own), "F1");

        assertThat(tag.toSend(strong)).hasToString(sent);
        assertThat(PageTag.read(EntityTag.parse(sent))).isEqualTo(tag);
        assertThat(tag.application()).hasToString(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-gzip", "--gzip", "-br", ";gz", ";br", "/gzip", "-zstd", ":deflate"})
    void whatAnOuterLayerAppendsIsNoPartOfIt(String appendix) {
        PageTag tag = PageTag.of(new EntityTag(false, "x"), "F1");

        assertThat(PageTag.read(new EntityTag(false, "x~beian.sF1" + appendix))).isEqualTo(tag);
        assertThat(PageTag.read(new EntityTag(true, "x~beian.sF1" + appendix))).isEqualTo(tag);
        assertThat(tag.application()).hasToString("\"x\"");
    }

    @Test
    void whatAnInnerLayerAppendedIsTheApplications() {
        PageTag tag = PageTag.read(new EntityTag(false, "x--gzip~beian.sF1--gzip"));

        assertThat(tag).isNotNull();
        assertThat(tag.application()).hasToString("\"x--gzip\"");
    }

    @Test
    void aDateBecomesAWeakTag() {
        PageTag tag = PageTag.ofDate(1_700_000_000, "F1");

        assertThat(tag.toSend(true)).hasToString("W/\"1700000000~beian.dF1\"");
        assertThat(PageTag.read(tag.toSend(true))).isEqualTo(tag);
        assertThat(tag.lastModified()).isEqualTo(1_700_000_000);
        assertThat(tag.application()).isNull();
    }

    @Test
    void aTagHasNoDate() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PageTag.of(new EntityTag(false, "1"), "F1").lastModified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "",
                "x~beian.",
                "x~beian.s",
                "x~beian.zF1",
                "x~beian.s-gzip",
                "x~beian.sF1-andmuchmorethanalayerappends",
                "x~beian.dF1",
                "~beian.dF1",
                "1234567890123~beian.dF1",
                "x~BEIAN.sF1"
            })
    void allOthersAreForeign(String opaque) {
        assertThat(PageTag.read(new EntityTag(false, opaque))).isNull();
    }
}
