package dev.beian.footer;

import java.util.List;

/**
 * The configured badge cannot be used. Says why as a code with arguments, so that the message can be written in the
 * operator's language by whoever shows it.
 */
public final class InvalidBadgeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<String> arguments;

    /** What is wrong with a badge. */
    public enum Kind {
        /** There is no such resource; the argument is what was looked for. */
        MISSING("icon-missing"),
        /** It is a directory; the argument is which. */
        DIRECTORY("icon-directory"),
        /** It cannot be read; the argument is the cause. */
        UNREADABLE("icon-unreadable"),
        /** It is too large; the arguments are its size, or as much of it as was read, and the limit, in bytes. */
        TOO_LARGE("icon-too-large"),
        /** By its content it is no image of a known type; the argument is how it begins. */
        WRONG_TYPE("icon-type"),
        /** It is an SVG image that could run or load something; the argument is what. */
        ACTIVE("icon-active");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** The key of the message. */
        public String code() {
            return code;
        }
    }

    /**
     * Names what is wrong.
     *
     * @param kind what
     * @param arguments what the message names
     */
    InvalidBadgeException(Kind kind, String... arguments) {
        super(kind.code() + " " + List.of(arguments));
        this.kind = kind;
        this.arguments = List.of(arguments);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** What the message names. */
    public List<String> arguments() {
        return arguments;
    }
}
