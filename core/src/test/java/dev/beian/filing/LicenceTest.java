package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceTest {
    @ParameterizedTest
    @CsvSource({
        "京ICP证030173号,京ICP证030173号,增值电信业务经营许可证,https://tsm.miit.gov.cn/dxxzsp/",
        "京ICP证030173-2号,京ICP证030173号-2,增值电信业务经营许可证,https://tsm.miit.gov.cn/dxxzsp/",
        "合字A1、B1、B2-20180017,合字A1.B1.B2-20180017,增值电信业务经营许可证,https://tsm.miit.gov.cn/dxxzsp/",
        "粤b2-20090059,粤B2-20090059,增值电信业务经营许可证,https://tsm.miit.gov.cn/dxxzsp/",
        "沪网文（2013）0480-056号,沪网文〔2013〕0480-056号,网络文化经营许可证,https://ccm.mct.gov.cn/",
        "网信算备110108823483901230031,网信算备110108823483901230031号,互联网信息服务算法备案,https://beian.cac.gov.cn/",
        "(京)字第01234号,（京）字第01234号,广播电视节目制作经营许可证,https://www.nrta.gov.cn/",
        "（京）-非经营性-2015-0001,（京）-非经营性-2015-0001,互联网药品信息服务资格证书,https://www.nmpa.gov.cn/",
        "(署)网出证(京)字第001号,（署）网出证（京）字第001号,网络出版服务许可证,https://www.nppa.gov.cn/",
        "Beijing-YunQue-20230821,Beijing-YunQue-20230821,生成式人工智能服务备案,https://www.cac.gov.cn/"
    })
    void aKnownKindGetsItsFormNameAndLink(String text, String number, String name, String href) {
        Licence licence = Licence.parse(null, text, null);
        assertThat(licence.number()).isEqualTo(number);
        assertThat(licence.name()).isEqualTo(name);
        assertThat(licence.href()).isEqualTo(href);
        assertThat(licence.remarks().contains(NumberRemark.NORMALISED)).isEqualTo(!text.equals(number));
    }

    @Test
    void whatIsConfiguredIsStronger() {
        Licence licence = Licence.parse("ICP许可证", "京ICP证030173号", "https://example.cn/licence.pdf");
        assertThat(licence.name()).isEqualTo("ICP许可证");
        assertThat(licence.href()).isEqualTo("https://example.cn/licence.pdf");
    }

    @Test
    void aNumberThatNamesItsKindNeedsNoNameBeforeIt() {
        Licence licence = Licence.parse(null, "信息网络传播视听节目许可证：0105097", null);
        assertThat(licence.name()).isNull();
        assertThat(licence.number()).isEqualTo("信息网络传播视听节目许可证：0105097");
        assertThat(licence.href()).isEqualTo("https://www.nrta.gov.cn/");
    }

    @Test
    void anyOtherIsKeptAsGiven() {
        assertThat(Licence.parse("食品经营许可证", " JY11105011234567 ", null))
                .isEqualTo(new Licence("食品经营许可证", "JY11105011234567", null, " JY11105011234567 ", java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'',empty",
        "京ICP证XXXXXX号,masked",
        "京ICP证\u202E030173号,control-character",
        "JY\u0007123,control-character"
    })
    void whatIsNoNumberIsRefused(String text, String code) {
        MalformedNumberException refused =
                catchThrowableOfType(MalformedNumberException.class, () -> Licence.parse("x", text, null));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }
}
