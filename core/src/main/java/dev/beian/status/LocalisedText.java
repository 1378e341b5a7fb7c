package dev.beian.status;

import java.util.Locale;

/** A text that can be said in Chinese and in English. */
@FunctionalInterface
public interface LocalisedText {
    /**
     * The text in a language.
     *
     * @param locale Chinese, or any other for English
     */
    String in(Locale locale);
}
