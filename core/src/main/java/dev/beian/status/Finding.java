package dev.beian.status;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule found. Immutable.
 *
 * @param kind what
 * @param severity how much it matters here and now
 * @param text says it, with what it is about
 * @param todo says what to do
 * @param dueOn until when, a day in China; null if there is no date
 */
public record Finding(
        FindingKind kind,
        Severity severity,
        LocalisedText text,
        LocalisedText todo,
        @Nullable LocalDate dueOn) {
    /**
     * A finding as severe as its kind.
     *
     * @param kind what
     * @param arguments what its message and its action name
     */
    static Finding of(FindingKind kind, Object... arguments) {
        return new Finding(
                kind,
                kind.severity(),
                StatusMessages.text("finding." + kind.code(), arguments),
                StatusMessages.text("action." + kind.code(), arguments),
                null);
    }

    /**
     * A finding whose message and action differ by circumstances.
     *
     * @param kind what
     * @param variant which message and action of the kind
     * @param arguments what they name
     */
    static Finding variant(FindingKind kind, String variant, Object... arguments) {
        return new Finding(
                kind,
                kind.severity(),
                StatusMessages.text("finding." + kind.code() + '.' + variant, arguments),
                StatusMessages.text("action." + kind.code() + '.' + variant, arguments),
                null);
    }

    Finding with(Severity other) {
        return new Finding(kind, other, text, todo, dueOn);
    }

    Finding saying(LocalisedText other) {
        return new Finding(kind, severity, other, todo, dueOn);
    }

    Finding due(@Nullable LocalDate day) {
        return new Finding(kind, severity, text, todo, day);
    }

    /** The stable code. */
    public String code() {
        return kind.code();
    }

    /** What was found, in a sentence. */
    public String message(Locale locale) {
        return text.in(locale);
    }

    /** What to do, in a sentence. */
    public String action(Locale locale) {
        return todo.in(locale);
    }

    /** The regulation that the finding rests on; null if it rests on none. */
    public @Nullable String law(Locale locale) {
        return kind.law() == null ? null : kind.law().name(locale);
    }

    /** The articles of the regulation; null if it rests on none. */
    public @Nullable String article(Locale locale) {
        return kind.law() == null ? null : kind.article(locale);
    }

    @Override
    public String toString() {
        return severity.id() + ' ' + code() + (dueOn == null ? "" : " (due " + dueOn + ')');
    }
}
