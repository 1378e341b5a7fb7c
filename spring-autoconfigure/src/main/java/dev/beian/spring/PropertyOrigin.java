package dev.beian.spring;

import dev.beian.config.SourceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Tells where a property is written, in the words with which its author would look for it. */
final class PropertyOrigin {
    /** The property source of the command line; Spring's constant for it is in no common place. */
    private static final String COMMAND_LINE = "commandLineArgs";

    private PropertyOrigin() {}

    /**
     * The place of a property: file with line and column, environment variable, system property, command line, or the name
     * of the property source.
     *
     * @param property the property
     */
    static String text(ConfigurationProperty property) {
        Origin origin = innermost(property.getOrigin());
        if (origin instanceof SystemEnvironmentOrigin environment) {
            return SourceKind.ENVIRONMENT_VARIABLE.origin(environment.getProperty());
        }
        if (origin instanceof PropertySourceOrigin source) {
            String name = source.getPropertySource().getName();
            return switch (name) {
                case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME ->
                    SourceKind.SYSTEM_PROPERTY.origin(source.getPropertyName());
                case COMMAND_LINE -> SourceKind.COMMAND_LINE.origin("--" + source.getPropertyName());
                default -> source.toString();
            };
        }
        return origin == null ? property.getName().toString() : origin.toString();
    }

    /**
     * Whether a property is written in a {@code .properties} file.
     *
     * @param property the property
     */
    static boolean isPropertiesFile(ConfigurationProperty property) {
        if (innermost(property.getOrigin()) instanceof TextResourceOrigin text) {
            Resource resource = text.getResource();
            String file = resource == null ? null : resource.getFilename();
            return file != null && file.endsWith(".properties");
        }
        return false;
    }

    private static @Nullable Origin innermost(@Nullable Origin origin) {
        Origin current = origin;
        while (current instanceof OriginProvider provider
                && provider.getOrigin() != null
                && provider.getOrigin() != current) {
            current = provider.getOrigin();
        }
        return current;
    }
}
