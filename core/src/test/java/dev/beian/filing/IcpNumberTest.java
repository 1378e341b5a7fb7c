package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcpNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "京ICP备2021012345号-1",
                " 京ICP备2021012345号-1\u00A0",
                "京ICP备2021012345-1号",
                "京ICP备2021012345-1",
                "京ICP备2021012345号-1号",
                "京ICP备2021012345号1",
                "京ICP备2021012345号-01",
                "京 ICP 备 2021012345 号 - 1",
                "京ICP备&nbsp;2021012345号&nbsp;-&nbsp;1",
                "京ICP备\u3000\uFEFF2021012345\u200B号-1",
                "京ＩＣＰ备２０２１０１２３４５号－１",
                "京ICP备2021012345号\u20131",
                "京ICP备2021012345号\u2014\u20091",
                "京ICP备2021012345号一1",
                "京icp备2021012345号-1",
                "京Icp备案2021012345号-1",
                "京ICP备案号：2021012345-1",
                "京ICP備2021012345號-1",
                "京ICP备第2021012345号-1",
                "京ICP备（2021012345）号-1",
                "(京)ICP备2021012345号-1",
                "京ICP备2021012345号_1",
                "京ICP备2021012345号-1。",
                "(京ICP备2021012345号-1)；",
                "京ICP备2021012345号-1,",
                "【京ICP备2021012345号-1】",
                "备案号：京ICP备2021012345号-1",
                "ICP备案号：京ICP备2021012345号-1",
                "网站备案/许可证号：京ICP备2021012345号-1"
            })
    void whatPeopleWriteIsReadAndPrintedCanonically(String text) {
        IcpNumber number = IcpNumber.parse(text);
        assertThat(number.canonical()).isEqualTo("京ICP备2021012345号-1");
        assertThat(number.written()).isEqualTo(text);
        assertThat(number.has(NumberRemark.NORMALISED)).isEqualTo(!text.equals(number.canonical()));
    }

    @Test
    void theEntitysNumberIsTheWebsitesWithoutItsSerial() {
        IcpNumber number = IcpNumber.parse("京ICP备2021012345号-12");
        assertThat(number.withoutSerial()).isEqualTo("京ICP备2021012345号");
        assertThat(number.serial()).isEqualTo(12);
        assertThat(number.hasSerial()).isTrue();
        assertThat(number.digits()).isEqualTo("2021012345");
        assertThat(number.year()).isEqualTo(2021);
        assertThat(number.province()).isEqualTo(Province.BEIJING);
        assertThat(number.remarks()).isEmpty();
        IcpNumber entity = IcpNumber.parse("京ICP备05051632号");
        assertThat(entity.hasSerial()).isFalse();
        assertThat(entity.serial()).isZero();
        assertThat(entity.year()).isEqualTo(2005);
    }

    @Test
    void traditionalCharactersAreTheSameCharacters() {
        assertThat(IcpNumber.parse("滬ICP備15025210號").canonical()).isEqualTo("沪ICP备15025210号");
    }

    @ParameterizedTest
    @CsvSource({"川ICP备15095485号-1,SICHUAN", "贵ICP备06052086号,GUIZHOU", "甘ICP备14018586号,GANSU"})
    void aProvincesOtherCharacterIsKeptAndRemarked(String text, Province province) {
        IcpNumber number = IcpNumber.parse(text);
        assertThat(number.canonical()).isEqualTo(text);
        assertThat(number.province()).isEqualTo(province);
        assertThat(number.remarks()).containsExactly(NumberRemark.PROVINCE_CHARACTER);
    }

    @ParameterizedTest
    @CsvSource({
        "京ICP备00051632号,false", "京ICP备01051632号,true", "京ICP备04051632号,true", "京ICP备05051632号,false",
        "京ICP备20051632号,false", "京ICP备21051632号,true", "京ICP备2019051632号,true", "京ICP备2020051632号,false"
    })
    void aYearThatCannotBeIsRemarked(String text, boolean isRemarked) {
        assertThat(IcpNumber.parse(text).has(NumberRemark.YEAR)).isEqualTo(isRemarked);
    }

    @ParameterizedTest
    @CsvSource({
        "京ICP备12345678号,true",
        "京ICP备87654321号,true",
        "京ICP备11111111号-1,true",
        "京ICP备1234567890号,true",
        "京ICP备2021012345号,false",
        "京ICP备2024123456号,false",
        "京ICP备12345679号,false"
    })
    void aRunLooksLikeASample(String text, boolean isSample) {
        assertThat(IcpNumber.parse(text).has(NumberRemark.SAMPLE)).isEqualTo(isSample);
    }

    @Test
    void aTemplatesDefaultIsKnownWithAnySerial() {
        assertThat(IcpNumber.parse("鄂ICP备20001234号").remarks()).containsExactly(NumberRemark.TEMPLATE_DEFAULT);
        assertThat(IcpNumber.parse("鄂ICP备20001234号-2").remarks()).containsExactly(NumberRemark.TEMPLATE_DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "粤ICP备2026057758号-2A,APP",
        "粤ICP备2026057758号-2a,APP",
        "湘ICP备2023022869号-3X,MINI_PROGRAM",
        "粤ICP备2024266252号-4K,QUICK_APP",
        "粤ICP备2024266252-4K号,QUICK_APP"
    })
    void aServicesNumberIsNotAWebsites(String text, IcpNumber.Service service) {
        IcpNumber number = IcpNumber.parse(text);
        assertThat(number.service()).isEqualTo(service);
        assertThat(number.has(NumberRemark.NOT_A_WEBSITE_NUMBER)).isTrue();
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|empty|-1",
                "&nbsp;|empty|-1",
                "京ICP备XXXXXXXX号-1|masked|5",
                "京ICP备2024xxxxxx号-1|masked|9",
                "京ICP备********号|masked|5",
                "京ICP备2021012345号-X|masked|17",
                "京ICP备00000000号|all-zero|5",
                "京ＩＣＰ备１１００００００号－１|all-zero|5",
                "京ICP备2021000000号|all-zero|5",
                "萌ICP备20250059号|parody-registry|0",
                "茶ICP备2025080112号|parody-registry|0",
                "团ICP备2025080112号|parody-registry|0",
                "秦ICP备2628680821号|unknown-province|0",
                "云ICP备05051632号|unknown-province|0",
                "北京ICP备05051632号|unknown-province|0",
                "ICP备05051632号|province-missing|0",
                "05051632号|not-an-icp-number|-1",
                "none yet|not-an-icp-number|-1",
                "京ICP备999999|icp-length|5",
                "京ICP备 020181102号|icp-length|6",
                "京ICP备8888-6666号-1|icp-length|5",
                "京ICP备号|digits-missing|6",
                "京ICP备|digits-missing|5",
                "京ICP05051632号|unexpected|4",
                "京ICP|incomplete|4",
                "京ICP备O5051632号|unexpected|5",
                "京ICP备0505163l号|letter-for-digit|12",
                "京ICP备2021012345号-|serial-missing|17",
                "京ICP备2021012345号-0|serial-zero|17",
                "京ICP备2021012345号-1234567|serial-length|17",
                "京ICP备2021012345号-1B|unknown-letter|18",
                "京ICP备2021012345号-1！|trailing|18",
                "京ICP备2021012345号<script>|trailing|17",
                "京ICP备2021012345号\u202E|trailing|16",
                "贵ICP备(shou.org.cn)05052049号-13|unexpected|6",
                "京公网安备11010502030143号|psb-number|1",
                "京ICP证030173号|licence-number|1",
                "粤B2-20090059|licence-number|-1",
                "\uFFFDICP\uFFFD2021012345\uFFFD-1|damaged|0",
                "?ICP?2021012345?-1|damaged|0",
                "äº¬ICPå¤\u00872021012345å\u008F·-1|wrong-encoding|0"
            })
    void whatCannotBeANumberIsRefusedWithItsPlace(String text, String code, int position) {
        MalformedNumberException refused =
                catchThrowableOfType(MalformedNumberException.class, () -> IcpNumber.parse(text));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.position()).isEqualTo(position);
    }

    @Test
    void aNovelIsNoNumber() {
        MalformedNumberException refused =
                catchThrowableOfType(MalformedNumberException.class, () -> IcpNumber.parse("京".repeat(201)));
        assertThat(refused.code()).isEqualTo("too-long");
    }

    @Test
    void numbersAreEqualIfTheyPrintTheSame() {
        assertThat(IcpNumber.parse("京icp备05051632"))
                .isEqualTo(IcpNumber.parse("京ICP备05051632号"))
                .hasSameHashCodeAs(IcpNumber.parse("京ICP备05051632号"))
                .isNotEqualTo(IcpNumber.parse("京ICP备05051632号-1"));
    }
}
