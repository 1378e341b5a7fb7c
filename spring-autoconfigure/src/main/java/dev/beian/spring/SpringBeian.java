package dev.beian.spring;

import dev.beian.Beian;
import dev.beian.config.BeianOptions.OnError;
import dev.beian.config.BeianSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.SettingsBinder;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/** Assembles the library from Spring's environment, and tells the log what Spring alone can be told. */
final class SpringBeian {
    private SpringBeian() {}

    /**
     * Assembles the library.
     *
     * @param environment the environment
     * @param customizers change the settings, in their order
     * @param loader finds the application's resources; null for the library's own
     * @throws InvalidSettingsException if the settings are wrong and {@code beian.on-error} does not ask to start all the
     *     same
     */
    static Beian assemble(
            ConfigurableEnvironment environment, Stream<BeianCustomizer> customizers, @Nullable ClassLoader loader) {
        EnvironmentSettings read = EnvironmentSettings.in(environment);
        BeianSettings settings = CustomizedSettings.of(read.settings(), customizers);
        SpringLog log = new SpringLog(SettingsBinder.localeOf(settings));
        if (!read.misread().isEmpty()) {
            log.misread(read.misread());
        }
        Clock clock = Clock.systemUTC();
        try {
            return Beian.of(settings, loader == null ? SpringBeian.class.getClassLoader() : loader, clock);
        } catch (InvalidSettingsException e) {
            if (e.onError() == OnError.FAIL) {
                throw e;
            }
            log.invalid(e);
            return Beian.invalid(e, settings, clock);
        }
    }
}
