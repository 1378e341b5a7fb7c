package dev.beian.spring;

import dev.beian.config.InvalidSettingsException;
import dev.beian.filing.Bilingual;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What an operator of a Spring application is told beside what every application's is, in Chinese or English. */
final class SpringLog {
    private static final System.Logger LOGGER = System.getLogger("dev.beian");

    private final ResourceBundle messages;

    /**
     * A log in the language of a locale: Chinese, else English.
     *
     * @param locale as {@code beian.locale} has it
     */
    SpringLog(Locale locale) {
        this.messages = messages(locale);
    }

    /** The messages of this module. */
    static ResourceBundle messages(Locale locale) {
        return Bilingual.bundle(SpringLog.class, "messages", locale);
    }

    /** Chinese text was read in the wrong encoding, and put right. */
    void misread(List<String> places) {
        LOGGER.log(Level.WARNING, format("misread", String.join("; ", places)));
    }

    /** The settings are wrong, and the application starts all the same. */
    void invalid(InvalidSettingsException problems) {
        LOGGER.log(Level.ERROR, problems.getMessage());
    }

    /** The application is reactive. */
    void reactive() {
        LOGGER.log(Level.WARNING, messages.getString("reactive"));
    }

    private String format(String key, Object... arguments) {
        return MessageFormat.format(messages.getString(key), arguments);
    }
}
