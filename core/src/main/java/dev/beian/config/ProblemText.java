package dev.beian.config;

import dev.beian.filing.Bilingual;
import dev.beian.filing.FilingMessages;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Writes problems down in the operator's language. */
final class ProblemText {
    private static final String BUNDLE = "problems";
    private static final int MAX_VALUE = 120; // code points of a value that a message shows

    private ProblemText() {}

    static String line(Problem problem, Locale locale) {
        String where;
        if (problem.origin().isEmpty()) {
            where = text(locale, "line.missing", problem.key());
        } else if (problem.isAboutFile()) {
            where = text(locale, "line.file", problem.key(), problem.origin());
        } else {
            where = text(
                    locale,
                    "line.setting",
                    problem.key(),
                    shown(problem.value()),
                    SourceKind.localised(problem.origin(), locale));
        }
        String what = what(problem, locale);
        boolean hasExample = problem.code().startsWith(NumberProblems.PREFIX) && what.contains(problem.example());
        return where
                + what
                + (hasExample || problem.example().isEmpty() ? "" : text(locale, "line.example", problem.example()));
    }

    private static String what(Problem problem, Locale locale) {
        if (problem.code().startsWith(NumberProblems.PREFIX)) {
            return text(locale, "number", FilingMessages.of(NumberProblems.exceptionOf(problem), locale));
        }
        return text(locale, problem.code(), problem.arguments().toArray(String[]::new));
    }

    /** All problems, in every language in which they have to be said to be understood on a console with a charset. */
    static String all(List<Problem> problems, Locale locale, Charset console) {
        return Bilingual.understood(languageOf(locale), console, language -> all(problems, language));
    }

    private static String all(List<Problem> problems, Locale locale) {
        StringBuilder text = new StringBuilder(text(locale, "all", Integer.toString(problems.size())));
        for (Problem problem : problems) {
            text.append("\n  - ").append(line(problem, locale));
        }
        return text.toString();
    }

    static String text(Locale locale, String code, String... arguments) {
        ResourceBundle bundle = Bilingual.bundle(ProblemText.class, BUNDLE, languageOf(locale));
        String pattern;
        try {
            pattern = bundle.getString(code);
        } catch (MissingResourceException unknown) {
            return code + " " + List.of(arguments);
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', open + 1)) {
            int index = open + 2 < pattern.length() && pattern.charAt(open + 2) == '}'
                    ? pattern.charAt(open + 1) - '0'
                    : -1;
            if (index >= 0 && index < arguments.length) {
                text.append(pattern, from, open).append(arguments[index]);
                from = open + 3;
            }
        }
        return text.append(pattern, from, pattern.length()).toString();
    }

    /** Chinese unless English is asked for: whoever cannot be asked is most likely to read it. */
    private static Locale languageOf(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.CHINESE;
    }

    /** A value as a message may show it: on one line, with nothing invisible in it, not endless. */
    private static String shown(String value) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (int i = 0; i < value.length() && count < MAX_VALUE; count++) {
            int c = value.codePointAt(i);
            int type = Character.getType(c);
            boolean isVisible = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            if (isVisible) {
                text.appendCodePoint(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
            i += Character.charCount(c);
        }
        return text + (value.codePointCount(0, value.length()) > MAX_VALUE ? "…" : "");
    }
}
