package dev.beian.servlet.config;

import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import dev.beian.config.SourceKind;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside of files that settings are read from, and where files are found. Immutable.
 *
 * @param filterParameters the filter's own parameters by name
 * @param contextParameters the servlet context's parameters by name
 * @param systemProperties the JVM's system properties
 * @param environment the environment variables
 * @param classLoader sees the application's files
 */
record SettingSources(
        Map<String, String> filterParameters,
        Map<String, String> contextParameters,
        Map<String, String> systemProperties,
        Map<String, String> environment,
        ClassLoader classLoader) {
    private static final String KEYS = SettingKey.ROOT + ".";

    /** The sources of an application. */
    static SettingSources of(ServletContext context, @Nullable FilterConfig filter) {
        ClassLoader loader = context.getClassLoader();
        Properties properties = System.getProperties();
        return new SettingSources(
                filter == null ? Map.of() : values(filter.getInitParameterNames(), filter::getInitParameter),
                values(context.getInitParameterNames(), context::getInitParameter),
                values(Collections.enumeration(properties.stringPropertyNames()), properties::getProperty),
                System.getenv(),
                loader != null ? loader : Objects.requireNonNull(SettingSources.class.getClassLoader()));
    }

    private static Map<String, String> values(Enumeration<String> names, Function<String, @Nullable String> value) {
        Map<String, String> values = new TreeMap<>();
        for (String name : Collections.list(names)) {
            String text = value.apply(name);
            if (text != null) {
                values.put(name, text);
            }
        }
        return values;
    }

    /** The settings of each source, the strongest source first, in the order of their keys. */
    List<List<Setting>> layers() {
        return List.of(
                named(filterParameters, SourceKind.FILTER_PARAMETER, ""),
                named(contextParameters, SourceKind.CONTEXT_PARAMETER, ""),
                named(systemProperties, SourceKind.SYSTEM_PROPERTY, "-D"),
                fromEnvironment());
    }

    private static List<Setting> named(Map<String, String> values, SourceKind kind, String prefix) {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(values).forEach((name, value) -> {
            if (name.startsWith(KEYS)) {
                settings.add(new Setting(SettingNames.withIndexes(name), value, kind.origin(prefix + name), false));
            }
        });
        return settings;
    }

    private List<Setting> fromEnvironment() {
        List<Setting> settings = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            String key = SettingNames.ofEnvironment(name);
            if (key != null) {
                settings.add(new Setting(key, value, SourceKind.ENVIRONMENT_VARIABLE.origin(name), true));
            }
        });
        return settings;
    }
}
