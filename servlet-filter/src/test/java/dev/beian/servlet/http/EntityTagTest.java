package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"x\"|false|x",
                "W/\"x\"|true|x",
                " \"a,b\" |false|a,b",
                "\"\"|false|^^",
                "\"W/x\\\"|false|W/x\\",
                "\"ä~!#\"|false|ä~!#"
            })
    void aTagHasStrengthAndAnOpaquePart(String value, boolean weak, String opaque) {
        assertThat(EntityTag.parse(value)).isEqualTo(new EntityTag(weak, opaque));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "x",
                "\"x",
                "x\"",
                "'x'",
                "w/\"x\"",
                "W/x",
                "W/",
                "W/ \"x\"",
                "\"",
                "\"a b\"",
                "\"a\tb\"",
                "\"a\"b\"",
                "\"a\", \"b\"",
                "\"版本\"",
                "*"
            })
    void whatIsNotOneWellFormedTagIsNone(String value) {
        assertThat(EntityTag.parse(value)).isNull();
    }

    @Test
    void aListHasItsMembersOverSeveralLines() {
        assertThat(EntityTag.members(List.of("\"a\", W/\"b,c\" ,, x", "*", "")))
                .containsExactly("\"a\"", "W/\"b,c\"", "x", "*");
    }

    @Test
    void aTagIsWrittenAsItWasRead() {
        assertThat(EntityTag.parse("W/\"x\"")).hasToString("W/\"x\"");
        assertThat(EntityTag.parse("\"x\"")).hasToString("\"x\"");
    }
}
