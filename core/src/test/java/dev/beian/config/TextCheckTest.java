package dev.beian.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that was read in the wrong encoding is recognised, and no other. */
class TextCheckTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
            + "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
            + "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
            + "北京上海广州深圳科技有限责任公司网络信息技术服务集团股份示例琪渝鑫栾";

    @ParameterizedTest
    @ValueSource(strings = {"京ICP备2021012345号-1", "北京示例科技有限公司", "京公网安备 11010502030143号", "é京"})
    void utf8ReadAsLatin1IsPutRight(String text) {
        String misread = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(TextCheck.repairLatin1(misread)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"示例科技", "北京公司", "网站 (上海)"})
    void utf8ReadAsGbkIsPutRight(String text) {
        String misread = new String(text.getBytes(StandardCharsets.UTF_8), GBK);

        assertThat(TextCheck.repairGbk(misread)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "京ICP备2021012345号-1", "Straße", "café", "© 2026", "😀", "北京示例科技有限公司", "联通", "ÄÖÜ"})
    void otherTextIsLeftAlone(String text) {
        assertThat(TextCheck.repairLatin1(text)).isNull();
        assertThat(TextCheck.repairGbk(text)).isNull();
    }

    /** What spares the look into the table of GB18030 must not hide a misreading: every pair of hanzi, read wrongly. */
    @Test
    void noMisreadingLooksLikeACertainName() {
        for (int first = 0x4E00; first <= 0x9FA5; first += 7) {
            for (int second = 0x4E00; second <= 0x9FA5; second += 331) {
                String text = "" + (char) first + (char) second;
                String misread = new String(text.getBytes(StandardCharsets.UTF_8), GB18030);

                if (Arrays.equals(misread.getBytes(GB18030), text.getBytes(StandardCharsets.UTF_8))) {
                    assertThat(TextCheck.repairGbk(misread)).as(text).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void namesOfCommonCharactersAreNeverTakenForMisreadOnes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = 2 + random.nextInt(15); length > 0; length--) {
                name.append(COMMON.charAt(random.nextInt(COMMON.length())));
            }
            assertThat(TextCheck.repairGbk(name.toString()))
                    .as("%s, seed %d", name, seed)
                    .isNull();
        }
    }
}
