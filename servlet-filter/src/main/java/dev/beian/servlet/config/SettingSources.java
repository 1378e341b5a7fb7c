package dev.beian.servlet.config;

import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import dev.beian.config.SourceKind;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
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
                filter == null ? Map.of() : parameters(filter),
                parameters(context),
                values(properties),
                System.getenv(),
                loader != null ? loader : Objects.requireNonNull(SettingSources.class.getClassLoader()));
    }

    private static Map<String, String> parameters(FilterConfig filter) {
        Map<String, String> values = new TreeMap<>();
        for (String name : Collections.list(filter.getInitParameterNames())) {
            put(values, name, filter.getInitParameter(name));
        }
        return values;
    }

    private static Map<String, String> parameters(ServletContext context) {
        Map<String, String> values = new TreeMap<>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            put(values, name, context.getInitParameter(name));
        }
        return values;
    }

    private static Map<String, String> values(Properties properties) {
        Map<String, String> values = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            put(values, name, properties.getProperty(name));
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
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
        for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(KEYS)) {
                String origin = kind.origin(prefix + name);
                settings.add(new Setting(SettingNames.withIndexes(name), entry.getValue(), origin, false));
            }
        }
        return settings;
    }

    private List<Setting> fromEnvironment() {
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String key = SettingNames.ofEnvironment(entry.getKey());
            if (key != null) {
                String origin = SourceKind.ENVIRONMENT_VARIABLE.origin(entry.getKey());
                settings.add(new Setting(key, entry.getValue(), origin, true));
            }
        }
        return settings;
    }
}
