package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsbNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"京公网安备11010502030143号", "京公网安备 11010502030143号", " 京公网安备 11010502030143号 "})
    void withOrWithoutASpaceItIsAsItShouldBe(String text) {
        PsbNumber number = PsbNumber.parse(text);
        assertThat(number.canonical()).isEqualTo("京公网安备11010502030143号");
        assertThat(number.code()).isEqualTo("11010502030143");
        assertThat(number.province()).isEqualTo(Province.BEIJING);
        assertThat(number.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京公网安备11010502030143",
                "京公网安备：11010502030143号",
                "京 公网安备  11010502030143 号",
                "京公网安备１１０１０５０２０３０１４３号",
                "京公网安备&nbsp;11010502030143号",
                "京公网安備11010502030143號",
                "京公网安备案11010502030143号",
                "京公网安备案号：11010502030143",
                "京公网安备（11010502030143）号",
                "公网安备11010502030143号",
                "公安备案号：11010502030143",
                "[京公网安备11010502030143号]",
                "公安联网备案号：京公网安备11010502030143号",
                "联网备案号：京公网安备 11010502030143号。",
                "11010502030143",
                "11010502030143号"
            })
    void whatPeopleWriteIsReadAndPrintedCanonically(String text) {
        PsbNumber number = PsbNumber.parse(text);
        assertThat(number.canonical()).isEqualTo("京公网安备11010502030143号");
        assertThat(number.remarks()).containsExactly(NumberRemark.NORMALISED);
    }

    @ParameterizedTest
    @CsvSource({
        "川公网安备51010602000097号,false", "蜀公网安备51010602000097号,true", "贵公网安备52020302000084号,false",
        "黔公网安备52020302000084号,false", "甘公网安备62010302000249号,false", "陇公网安备62010302000249号,true"
    })
    void theProvincesCharacterIsKept(String text, boolean isRemarked) {
        PsbNumber number = PsbNumber.parse(text);
        assertThat(number.canonical()).isEqualTo(text);
        assertThat(number.has(NumberRemark.PROVINCE_CHARACTER)).isEqualTo(isRemarked);
    }

    @ParameterizedTest
    @CsvSource({"51010602000097,川", "52020302000084,贵", "62010302000249,甘", "44030502003091,粤", "65010202000002,新"})
    void bareDigitsGetTheirPolicesCharacter(String digits, char character) {
        assertThat(PsbNumber.parse(digits).provinceCharacter()).isEqualTo(character);
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 15})
    void lengthsOfFormerTimesAreRemarked(int length) {
        String digits = "110108007702345".substring(0, length);
        assertThat(PsbNumber.parse("京公网安备" + digits + "号").remarks()).containsExactly(NumberRemark.LEGACY_LENGTH);
    }

    @Test
    void theSeventhAndEighthDigitAre02() {
        assertThat(PsbNumber.parse("京公网安备11010503030143号").remarks()).containsExactly(NumberRemark.PSB_POSITIONS);
    }

    @Test
    void aTemplatesDefaultIsKnown() {
        assertThat(PsbNumber.parse("京公网安备11030102010293号").remarks()).containsExactly(NumberRemark.TEMPLATE_DEFAULT);
    }

    @Test
    void digitsThatAreAllTheSameLookLikeASample() {
        assertThat(PsbNumber.parse("京公网安备11111111111111号").has(NumberRemark.SAMPLE))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "' '|empty|-1",
                "晋公网安备XXXXXXXX号|masked|5",
                "琼公网安备 4601XXXXXXXXXX号|masked|10",
                "黔公网安备 xxx|masked|6",
                "赣公网安备 00000000000000号|all-zero|6",
                "黔公网安备52010000000000号|all-zero|5",
                "云公网安备 53010202000181号|unknown-province|0",
                "测试公网安备12345678901234号|unknown-province|0",
                "皖公网安备11010802014853|province-mismatch|5",
                "苏公网安备 33010602000113号|province-mismatch|6",
                "闽公网安备10101010101|unknown-division|5",
                "公网安备99010802014853号|unknown-division|4",
                "鲁公网安备12345678号|psb-length|5",
                "湘公网安备 4301120181102666号|psb-length|6",
                "湘公网安备43011201811026667号|psb-length|5",
                "110108007702|psb-bare-length|0",
                "13012345678|psb-bare-length|0",
                "京公网安备|digits-missing|5",
                "京公安备11010502030143号|unexpected|1",
                "京公网安备11010502030143号-1|trailing|20",
                "京公网安备1101O502030143号|letter-for-digit|9",
                "京ICP备2021012345号-1|icp-number|1",
                "soon|not-a-psb-number|-1",
                "?????11010502030143?|damaged|0"
            })
    void whatCannotBeANumberIsRefusedWithItsPlace(String text, String code, int position) {
        MalformedNumberException refused =
                catchThrowableOfType(MalformedNumberException.class, () -> PsbNumber.parse(text));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.position()).isEqualTo(position);
    }

    @Test
    void anAddressIsNotTakenForADestroyedNumber() {
        String address = "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143";
        assertThatExceptionOfType(MalformedNumberException.class)
                .isThrownBy(() -> PsbNumber.parse(address))
                .satisfies(malformed -> assertThat(malformed.code()).isEqualTo("not-a-psb-number"));
    }
}
