package dev.beian.servlet.config;

import dev.beian.config.BeianSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Problem;
import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import dev.beian.config.SettingsBinder;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of an application without Spring, the strongest source of each key first: the filter's own parameters,
 * the servlet context's, system properties, environment variables, the HOCON file that {@code beian.config} names, {@code
 * application.conf} on the application's class path, the library's {@code reference.conf}. What they mean is the {@link
 * SettingsBinder}'s business. Holds no state.
 */
public final class HoconSettings {
    private HoconSettings() {}

    /**
     * Reads all sources of an application.
     *
     * @param context the application's context
     * @param filter the filter's own parameters; null if it has none
     * @return the strongest setting of each key
     * @throws InvalidSettingsException if a file cannot be read
     */
    public static BeianSettings read(ServletContext context, @Nullable FilterConfig filter) {
        return read(SettingSources.of(context, filter));
    }

    static BeianSettings read(SettingSources sources) {
        List<List<Setting>> layers = new ArrayList<>(sources.layers());
        BeianSettings beforeFiles = BeianSettings.layered(layers);
        SettingFiles files = new SettingFiles(sources);
        layers.add(files.read(beforeFiles.get(SettingKey.ROOT + "." + SettingKey.CONFIG.path())));
        BeianSettings settings = BeianSettings.layered(layers);
        List<Problem> problems = files.problems();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(
                    problems, SettingsBinder.localeOf(settings), SettingsBinder.onErrorOf(settings));
        }
        return settings;
    }
}
