package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.config.InvalidSettingsException;
import dev.beian.filing.Bilingual;
import dev.beian.site.HostPattern;
import dev.beian.site.Site;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What the filter tells an operator: at start what it does for each site, or why it does nothing; later only what has to
 * be looked after, once. The verdicts are told by core, with the first page or the first look at the status. In Chinese or English, through {@link System.Logger}. Immutable.
 */
final class FilterLog {
    private static final System.Logger LOGGER = System.getLogger("dev.beian");

    private final ResourceBundle messages;

    /**
     * A log in the language of a locale: Chinese, else English.
     *
     * @param locale as {@code beian.locale} has it
     */
    FilterLog(Locale locale) {
        messages = Bilingual.bundle(FilterLog.class, "messages", locale);
    }

    /** The library is assembled: one line for each site, or one that says why there is none. */
    void started(Beian beian, String application) {
        switch (beian.state()) {
            case ACTIVE -> {
                for (Site site : beian.sites()) {
                    log(System.Logger.Level.INFO, "site", line(site, application));
                }
            }
            case NOT_CONFIGURED -> log(System.Logger.Level.WARNING, "not-configured", application);
            case DISABLED -> log(System.Logger.Level.INFO, "disabled", application);
            case INVALID -> log(System.Logger.Level.ERROR, "started-untouched", application);
        }
    }

    private Object[] line(Site site, String application) {
        StringBuilder hosts = new StringBuilder();
        for (HostPattern host : site.hosts()) {
            hosts.append(hosts.isEmpty() ? "" : ", ").append(host);
        }
        return new Object[] {
            application,
            site.name(),
            hosts.isEmpty() ? "*" : hosts.toString(),
            shown(site.icp().number()),
            shown(site.psb().number()),
            messages.getString(site.footer().isEnabled() ? "injecting" : "watching")
        };
    }

    private static String shown(@Nullable Object number) {
        return number == null ? "-" : number.toString();
    }

    /** The settings are wrong: the container may hide the exception, so its message stands here. */
    void invalid(InvalidSettingsException fault) {
        LOGGER.log(System.Logger.Level.ERROR, fault.getMessage());
    }

    /** Something doubtful in the settings. */
    void warning(String message) {
        LOGGER.log(System.Logger.Level.WARNING, message);
    }

    /** A fault of ours, the first one at a place. */
    void fault(String place, Throwable cause) {
        LOGGER.log(System.Logger.Level.ERROR, format("fault", place), cause);
    }

    /** The filter is not mapped for forwards, in a container where that costs forwarded pages their footer. */
    void unmappedForward() {
        log(System.Logger.Level.WARNING, "unmapped-forward");
    }

    private void log(System.Logger.Level level, String key, Object... arguments) {
        LOGGER.log(level, format(key, arguments));
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(messages.getString(key), messages.getLocale()).format(arguments);
    }
}
