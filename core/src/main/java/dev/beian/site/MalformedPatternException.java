package dev.beian.site;

import java.util.List;

/**
 * A text that cannot be the host or the path pattern it is given as. Says why as a code with arguments, so that the
 * message can be written in the operator's language by whoever shows it.
 */
public final class MalformedPatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> arguments;

    /**
     * Names what is wrong.
     *
     * @param code the kind of mistake, such as {@code host-is-url}: a key of the messages
     * @param arguments what the message names
     */
    public MalformedPatternException(String code, String... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** The kind of mistake: a key of the messages. */
    public String code() {
        return code;
    }

    /** What the message names. */
    public List<String> arguments() {
        return arguments;
    }
}
