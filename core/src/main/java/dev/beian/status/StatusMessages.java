package dev.beian.status;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the status in both languages; the machine's own language has no say. */
final class StatusMessages {
    private static final String BUNDLE = StatusMessages.class.getPackageName() + ".messages";

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

    /** Exactly one of two bundles, both of which exist: the search never falls back to the machine's language. */
    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, isChinese(locale) ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT);
    }

    static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }
}
