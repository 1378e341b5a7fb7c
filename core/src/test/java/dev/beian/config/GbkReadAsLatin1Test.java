package dev.beian.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GbkReadAsLatin1Test {
    private static final Charset GBK = Charset.forName("GBK");

    private static String gbkReadAsLatin1(String text) {
        return new String(text.getBytes(GBK), ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"京ICP备2021012345号-1", "粤公网安备44030502001234号", "沪网文〔2019〕1234-056号"})
    void numberInGbkIsRecognised(String number) {
        assertThat(TextCheck.repairGbkReadAsLatin1(gbkReadAsLatin1(number), false))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"北京某某科技有限公司", "朱镕记商行 2021", "增值电信业务经营许可证"})
    void nameInGbkIsRecognised(String name) {
        String misread = gbkReadAsLatin1(name);

        assertThat(TextCheck.repairGbkReadAsLatin1(misread, true)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße und Söhne", "Café ©", "Ää", "Æð GmbH", "plain", "", "北京"})
    void nameInAnotherLanguageIsLeftAlone(String name) {
        assertThat(TextCheck.repairGbkReadAsLatin1(name, true)).isNull();
    }

    @Test
    void textThatIsNoGbkIsLeftAlone() {
        assertThat(TextCheck.repairGbkReadAsLatin1("ÿÿÿÿ", false)).isNull();
    }
}
