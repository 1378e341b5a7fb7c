package dev.beian.filing;

import java.util.List;
import java.util.Locale;

/**
 * A text that cannot be the number it is given as. Says why as a code with arguments, so that the message can be written
 * in the operator's language: {@link FilingMessages#of(MalformedNumberException, Locale)}. Its own message is English.
 */
public final class MalformedNumberException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;
    private final transient List<String> arguments;

    /**
     * Names what is wrong.
     *
     * @param code the kind of mistake, such as {@code masked} or {@code unknown-province}: a key of the messages
     * @param position index into the text as written of the first character that cannot stand there, from 0; -1 if the
     *     text as a whole is meant
     * @param arguments what the message names, for instance the character met
     */
    public MalformedNumberException(String code, int position, String... arguments) {
        super(FilingMessages.malformed(code, position, arguments, Locale.ENGLISH));
        this.code = code;
        this.position = position;
        this.arguments = List.of(arguments);
    }

    /** The kind of mistake: a key of the messages. */
    public String code() {
        return code;
    }

    /** Index of the first character that cannot stand there, from 0; -1 if the text as a whole is meant. */
    public int position() {
        return position;
    }

    /** What the message names. */
    public List<String> arguments() {
        return arguments;
    }
}
