package dev.beian.config;

import java.util.Locale;

/**
 * A kind of source that has a name of its own, to be told as the {@linkplain Setting#origin() origin} of a setting. Files
 * tell themselves.
 */
public enum SourceKind {
    /** An init parameter of the filter. */
    FILTER_PARAMETER("filter init-param"),
    /** An init parameter of the servlet context. */
    CONTEXT_PARAMETER("context parameter"),
    /** A property of the Java virtual machine. */
    SYSTEM_PROPERTY("system property"),
    /** An environment variable. */
    ENVIRONMENT_VARIABLE("environment variable"),
    /** An argument of the command line. */
    COMMAND_LINE("command line argument"),
    /** Code of the application. */
    CUSTOMIZER("customizer");

    private final String english;

    SourceKind(String english) {
        this.english = english;
    }

    /**
     * The origin of a setting that comes from a source of this kind.
     *
     * @param name its name within the source, as an operator would look for it
     */
    public String origin(String name) {
        return english + ' ' + name;
    }

    /** An origin in a language; what is none of a kind, as a file, as it is. */
    static String localised(String origin, Locale locale) {
        for (SourceKind kind : values()) {
            if (origin.startsWith(kind.english)) {
                String name = origin.substring(kind.english.length());
                return ProblemText.text(locale, "origin." + kind.name().toLowerCase(Locale.ROOT)) + name;
            }
        }
        return origin;
    }
}
