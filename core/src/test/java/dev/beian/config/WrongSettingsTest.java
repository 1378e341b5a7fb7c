package dev.beian.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong and doubtful settings, each with the exact messages that it gets in both languages: {@code wrong-settings.txt}. There,
 * a case starts with its name behind {@code #}; settings below {@code beian} follow, one a line; {@code $} before a key stands
 * for an environment variable. A line with {@code -} is an error that is expected, one with {@code +} a warning, first in
 * Chinese, then in English. Escapes are Java's.
 */
class WrongSettingsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC);
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");

    record Case(String name, List<Setting> settings, List<String> chinese, List<String> english) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in =
                Objects.requireNonNull(WrongSettingsTest.class.getResourceAsStream("wrong-settings.txt"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                if (line.startsWith("# ")) {
                    cases.add(new Case(line.substring(2), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                } else if (!line.isBlank()) {
                    add(line, cases.get(cases.size() - 1));
                }
            }
        }
        return cases.stream();
    }

    private static void add(String line, Case current) {
        if (line.startsWith("- ") || line.startsWith("+ ")) {
            (current.chinese().size() <= current.english().size() ? current.chinese() : current.english()).add(line);
            return;
        }
        int equals = line.indexOf(" =");
        String key = line.substring(0, equals);
        String value = ESCAPE.matcher(line.substring(equals + 2).strip())
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
        boolean isVariable = key.startsWith("$");
        String origin = isVariable
                ? "environment variable"
                : "test.conf: " + (current.settings().size() + 1);
        current.settings().add(new Setting("beian." + key.replace("$", ""), value, origin, isVariable));
    }

    private static List<String> messages(List<Setting> settings, Locale locale) {
        List<String> messages = new ArrayList<>();
        try {
            SettingsBinder.bind(new BeianSettings(settings), CLOCK)
                    .warnings()
                    .forEach(problem -> messages.add("+ " + problem.message(locale)));
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> messages.add("- " + problem.message(locale)));
        }
        return messages;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aWrongConfigurationGetsItsMessagesInChineseAndInEnglish(Case wrong) {
        List<String> chinese = messages(wrong.settings(), Locale.SIMPLIFIED_CHINESE);
        List<String> english = messages(wrong.settings(), Locale.ENGLISH);

        assertThat(chinese).isNotEmpty().containsExactlyElementsOf(wrong.chinese());
        assertThat(english).containsExactlyElementsOf(wrong.english());
    }

    @Test
    void thereAreManyOfThem() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(60);
    }

    @Test
    void theMessageAsAWholeIsInTheLanguageThatIsAskedFor() {
        List<Setting> settings = List.of(
                new Setting("beian.locale", "en", "a.conf: 1", false),
                new Setting("beian.enabled", "maybe", "a.conf: 2", false),
                new Setting("beian.status.due-soon", "soon", "a.conf: 3", false));
        try {
            SettingsBinder.bind(new BeianSettings(settings), CLOCK);
            throw new AssertionError("nothing was found");
        } catch (InvalidSettingsException e) {
            assertThat(e).hasMessage("""
                            The Beian configuration is wrong in 2 place(s):
                              - beian.enabled = "maybe" (from a.conf: 2): has to be true or false. Right would be: false
                              - beian.status.due-soon = "soon" (from a.conf: 3): has to be a whole number from 0 to 365. \
                            Right would be: 14""");
            assertThat(e.onError()).isEqualTo(BeianOptions.OnError.FAIL);
        }
    }

    @ParameterizedTest
    @EnumSource(SourceKind.class)
    void whereASettingComesFromIsToldInTheLanguageThatIsAskedFor(SourceKind kind) {
        Setting setting = new Setting("beian.enabled", "maybe", kind.origin("X"), false);

        assertThat(messages(List.of(setting), Locale.ENGLISH).get(0)).contains("(from " + kind.origin("X") + "): ");
        assertThat(messages(List.of(setting), Locale.SIMPLIFIED_CHINESE).get(0))
                .containsPattern("（来自 [^a-z]*(init-param)? X）：应为");
    }

    @Test
    void everyMessageIsAWholeSentence() {
        for (String language : List.of("zh", "en")) {
            var bundle =
                    java.util.ResourceBundle.getBundle("dev.beian.config.problems", Locale.forLanguageTag(language));
            for (String code : bundle.keySet()) {
                if (!code.equals("all") && !code.startsWith("line.") && !code.startsWith("origin.")) {
                    assertThat(bundle.getString(code))
                            .as(code)
                            .matches("(?s).*" + (language.equals("zh") ? "[。？]" : "[.?]"));
                }
            }
        }
    }

    @Test
    void bothLanguagesHaveTheSameMessagesWithTheSameArguments() {
        var chinese = java.util.ResourceBundle.getBundle("dev.beian.config.problems", Locale.CHINESE);
        var english = java.util.ResourceBundle.getBundle("dev.beian.config.problems", Locale.ENGLISH);

        assertThat(chinese.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(50);
        for (String code : chinese.keySet()) {
            for (String argument : List.of("{0}", "{1}", "{2}")) {
                assertThat(chinese.getString(code).contains(argument))
                        .as(code)
                        .isEqualTo(english.getString(code).contains(argument));
            }
        }
    }
}
