package dev.beian.spring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/** The configuration metadata as an IDE reads it. */
final class Metadata {
    private Metadata() {}

    /** All properties by their names. */
    static Map<String, ConfigurationMetadataProperty> properties() {
        try (InputStream json = Metadata.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new TreeMap<>(ConfigurationMetadataRepositoryJsonBuilder.create(json)
                    .build()
                    .getAllProperties());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
