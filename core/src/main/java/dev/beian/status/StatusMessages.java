package dev.beian.status;

import dev.beian.filing.Bilingual;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the status in both languages; the machine's own language has no say. */
final class StatusMessages {
    private StatusMessages() {}

    /**
     * A text of the bundle.
     *
     * @param key its key
     * @param arguments what it names: texts, of which those that are {@link LocalisedText} are said in the same language
     */
    static LocalisedText text(String key, Object... arguments) {
        Object[] kept = arguments.clone();
        return locale -> format(locale, key, kept);
    }

    private static String format(Locale locale, String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i] instanceof LocalisedText text ? text.in(locale) : String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle(locale).getString(key), Locale.ROOT).format(texts);
    }

    static ResourceBundle bundle(Locale locale) {
        return Bilingual.bundle(StatusMessages.class, "messages", locale);
    }
}
