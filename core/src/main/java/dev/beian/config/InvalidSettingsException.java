package dev.beian.config;

import dev.beian.config.BeianOptions.OnError;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/**
 * The settings are wrong; tells every problem at once, in the language that {@code beian.locale} asks for, and in English
 * before that where the machine's charset has no Chinese.
 */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final Locale locale;
    private final OnError onError;

    /**
     * Names the problems of an application that is not to start.
     *
     * @param problems at least one
     * @param locale the language of the message
     */
    public InvalidSettingsException(List<Problem> problems, Locale locale) {
        this(problems, locale, OnError.FAIL);
    }

    /**
     * Names the problems.
     *
     * @param problems at least one
     * @param locale the language of the message
     * @param onError what the settings ask to do about it, as far as they can be read
     */
    public InvalidSettingsException(List<Problem> problems, Locale locale, OnError onError) {
        super(ProblemText.all(problems, locale, Charset.defaultCharset()));
        this.problems = List.copyOf(problems);
        this.locale = locale;
        this.onError = onError;
    }

    /** All problems, those of the library as a whole first, then site by site. */
    public List<Problem> problems() {
        return problems;
    }

    /** The language of the message. */
    public Locale locale() {
        return locale;
    }

    /** What the settings ask to do about it: {@link OnError#FAIL} unless they certainly say something else. */
    public OnError onError() {
        return onError;
    }
}
