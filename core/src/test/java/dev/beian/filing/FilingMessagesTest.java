package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilingMessagesTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreTheMachinesLanguage() {
        Locale.setDefault(before);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys(Locale.SIMPLIFIED_CHINESE)).isEqualTo(keys(Locale.ENGLISH));
    }

    @Test
    void everyRemarkHasItsMessageInBothLanguagesAndNoOtherIsThere() {
        for (NumberRemark remark : NumberRemark.values()) {
            assertThat(keys(Locale.ENGLISH)).contains("remark." + remark.code());
        }
        assertThat(keys(Locale.ENGLISH).stream().filter(key -> key.startsWith("remark.")))
                .hasSize(NumberRemark.values().length);
    }

    /** One wrong number for each kind of mistake. */
    @Test
    void everyMistakeIsReachedAndSaysWhatItMeans() {
        List<MalformedNumberException> refused = new ArrayList<>();
        for (String text : List.of(
                "",
                "京".repeat(300),
                "?ICP?05051632?",
                "äº¬ICPå¤\u00872021012345å\u008F·-1",
                "abc",
                "京公网安备11010502030143号",
                "京ICP证030173号",
                "ICP备05051632号",
                "秦ICP备05051632号",
                "萌ICP备20250059号",
                "京ICP05051632号",
                "京ICP",
                "京ICP备05051632号！",
                "京ICP备",
                "京ICP备XXXXXXXX号",
                "京ICP备0505163l号",
                "京ICP备999999号",
                "京ICP备11000000号",
                "京ICP备05051632号-",
                "京ICP备05051632号-0",
                "京ICP备05051632号-1234567",
                "京ICP备05051632号-1B")) {
            refused.add(catchThrowableOfType(MalformedNumberException.class, () -> IcpNumber.parse(text)));
        }
        for (String text :
                List.of("abc", "京ICP备05051632号", "京公网安备1号", "110105", "京公网安备99010502030143号", "京公网安备12010502030143号")) {
            refused.add(catchThrowableOfType(MalformedNumberException.class, () -> PsbNumber.parse(text)));
        }
        refused.add(catchThrowableOfType(MalformedNumberException.class, () -> Licence.parse(null, "JY\u202E1", null)));
        assertThat(refused).doesNotContainNull();
        assertThat(new TreeSet<>(
                        refused.stream().map(each -> "malformed." + each.code()).toList()))
                .isEqualTo(new TreeSet<>(keys(Locale.ENGLISH).stream()
                        .filter(key -> key.startsWith("malformed."))
                        .toList()));
        for (MalformedNumberException each : refused) {
            assertThat(FilingMessages.of(each, Locale.ENGLISH))
                    .isEqualTo(each.getMessage())
                    .doesNotContain("{", "}");
            assertThat(FilingMessages.of(each, Locale.SIMPLIFIED_CHINESE))
                    .doesNotContain("{", "}")
                    .matches(text -> text.codePoints().anyMatch(Character::isIdeographic));
        }
    }

    @Test
    void aMessageNamesPlaceAndReason() {
        MalformedNumberException refused =
                catchThrowableOfType(MalformedNumberException.class, () -> IcpNumber.parse("京ICP备2024xxxxxx号"));
        assertThat(FilingMessages.of(refused, Locale.ENGLISH))
                .isEqualTo("the number is masked: “X” stands in the place of a digit (at character 10)");
        assertThat(FilingMessages.of(refused, Locale.SIMPLIFIED_CHINESE)).isEqualTo("号码被遮盖：数字位置上是“X”（第 10 个字符）");
    }

    @Test
    void aRemarkNamesTheCanonicalForm() {
        IcpNumber number = IcpNumber.parse("川icp备15095485-1");
        assertThat(FilingMessages.of(NumberRemark.NORMALISED, number, Locale.ENGLISH))
                .contains("川icp备15095485-1", "川ICP备15095485号-1");
        assertThat(FilingMessages.of(NumberRemark.PROVINCE_CHARACTER, number, Locale.SIMPLIFIED_CHINESE))
                .contains("四川", "蜀");
    }

    @Test
    void theMachinesLanguageHasNoSay() {
        for (Locale machine : List.of(Locale.SIMPLIFIED_CHINESE, Locale.GERMANY, Locale.ENGLISH)) {
            Locale.setDefault(machine);
            assertThat(FilingMessages.name(Province.BEIJING, Locale.ENGLISH)).isEqualTo("Beijing");
            assertThat(Stream.of(Locale.ENGLISH, Locale.FRANCE, Locale.ROOT)
                            .map(FilingMessages::bundle)
                            .map(bundle -> bundle.getString("malformed.empty")))
                    .containsOnly("the number is empty");
            assertThat(Stream.of(Locale.CHINA, Locale.CHINESE, Locale.forLanguageTag("zh-Hans-CN"), Locale.TAIWAN)
                            .map(FilingMessages::bundle)
                            .map(bundle -> bundle.getString("malformed.empty")))
                    .containsOnly("号码为空");
        }
    }

    private static TreeSet<String> keys(Locale locale) {
        return new TreeSet<>(FilingMessages.bundle(locale).keySet());
    }
}
