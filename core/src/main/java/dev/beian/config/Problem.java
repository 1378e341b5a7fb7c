package dev.beian.config;

import java.util.List;
import java.util.Locale;

/**
 * Something wrong, or doubtful, in the settings. Immutable.
 *
 * @param key the full key
 * @param value the value as written; empty if the key is missing
 * @param origin where it is written; empty if the key is missing
 * @param code what is wrong: a key of the messages
 * @param arguments what the message names
 * @param example a right value
 */
public record Problem(String key, String value, String origin, String code, List<String> arguments, String example) {
    /** Copies the list. */
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** Whether a file as a whole is meant, named in place of a key. */
    boolean isAboutFile() {
        return code.startsWith("file-") && value.isEmpty();
    }

    /**
     * The problem as one line: key, value, origin, what is wrong, a right example. What could deceive the reader of a log is
     * escaped.
     *
     * @param locale Chinese or English
     */
    public String message(Locale locale) {
        return ProblemText.line(this, locale);
    }
}
