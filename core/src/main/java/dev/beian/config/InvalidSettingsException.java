package dev.beian.config;

import java.util.List;
import java.util.Locale;

/** The settings are wrong; tells every problem at once, in the language that {@code beian.locale} asks for. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final Locale locale;

    /**
     * Names the problems.
     *
     * @param problems at least one
     * @param locale the language of the message
     */
    public InvalidSettingsException(List<Problem> problems, Locale locale) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
        this.locale = locale;
    }

    /** All problems, in the order of their keys. */
    public List<Problem> problems() {
        return problems;
    }

    /** The language of the message. */
    public Locale locale() {
        return locale;
    }
}
