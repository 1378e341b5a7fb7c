package dev.beian.spring;

import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import dev.beian.config.TextCheck;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The settings that Spring's environment has, as text and with their origins: the same sources in the same order as
 * Spring's binder takes them, the same relaxed spelling, the same placeholders. Immutable; judges nothing.
 *
 * @param settings the settings, the strongest of each key
 * @param misread places at which a {@code .properties} file was read in the wrong encoding, and its text put right
 */
record EnvironmentSettings(BeianSettings settings, List<String> misread) {
    /** Copies the list. */
    EnvironmentSettings {
        misread = List.copyOf(misread);
    }

    /**
     * Reads all settings below {@code beian}.
     *
     * @param environment the environment
     */
    static EnvironmentSettings in(ConfigurableEnvironment environment) {
        Reader reader = new Reader(new PropertySourcesPlaceholdersResolver(environment));
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
            sources.add(source);
        }
        List<List<Setting>> strongestFirst = new ArrayList<>();
        for (ConfigurationPropertySource source : sources) {
            strongestFirst.add(reader.read(source, reader.names(source, sources)));
        }
        return new EnvironmentSettings(BeianSettings.layered(strongestFirst), List.copyOf(reader.misread));
    }

    /** Reads one source after the other. Confined to one thread. */
    private static final class Reader {
        private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SettingKey.ROOT);

        private final PropertySourcesPlaceholdersResolver placeholders;
        private final Set<String> misread = new LinkedHashSet<>();

        Reader(PropertySourcesPlaceholdersResolver placeholders) {
            this.placeholders = placeholders;
        }

        /** The names to ask a source for: its own, or all that there may be if it cannot tell them. */
        List<ConfigurationPropertyName> names(
                ConfigurationPropertySource source, List<ConfigurationPropertySource> sources) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                List<ConfigurationPropertyName> names = new ArrayList<>();
                for (ConfigurationPropertyName name : iterable) {
                    if (ROOT.isAncestorOf(name)) {
                        names.add(name);
                    }
                }
                return names;
            }
            Set<ConfigurationPropertyName> levels = new LinkedHashSet<>();
            levels.add(ROOT);
            for (ConfigurationPropertySource other : sources) {
                if (other instanceof IterableConfigurationPropertySource iterable) {
                    addSites(iterable, levels);
                }
            }
            List<ConfigurationPropertyName> names = new ArrayList<>();
            for (ConfigurationPropertyName level : levels) {
                names.addAll(PropertyKey.below(level));
            }
            return names;
        }

        private static void addSites(
                IterableConfigurationPropertySource source, Set<ConfigurationPropertyName> levels) {
            for (ConfigurationPropertyName name : source) {
                if (PropertyKey.isOfSite(name)) {
                    levels.add(name.chop(3));
                }
            }
        }

        List<Setting> read(ConfigurationPropertySource source, List<ConfigurationPropertyName> names) {
            boolean isEnvironment = source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
            List<Setting> settings = new ArrayList<>();
            for (ConfigurationPropertyName name : names) {
                ConfigurationProperty property = source.getConfigurationProperty(name);
                if (property != null) {
                    settings.add(setting(property, isEnvironment));
                }
            }
            return settings;
        }

        private Setting setting(ConfigurationProperty property, boolean isEnvironment) {
            String value = text(placeholders.resolvePlaceholders(property.getValue()));
            String origin = PropertyOrigin.text(property);
            if (PropertyOrigin.isPropertiesFile(property)) {
                String meant = TextCheck.repairLatin1(value);
                if (meant != null) {
                    misread.add(origin);
                    value = meant;
                }
            }
            return new Setting(PropertyKey.of(property.getName(), isEnvironment), value, origin, isEnvironment);
        }

        private static String text(@Nullable Object value) {
            if (value instanceof Collection<?> values) {
                return values.stream().map(String::valueOf).collect(Collectors.joining(","));
            }
            if (value != null && value.getClass().isArray()) {
                return IntStream.range(0, Array.getLength(value))
                        .mapToObj(i -> String.valueOf(Array.get(value, i)))
                        .collect(Collectors.joining(","));
            }
            return value == null ? "" : value.toString();
        }
    }
}
