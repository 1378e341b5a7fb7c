package dev.beian.it.spring;

import dev.beian.spring.BeianAutoConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Applications without a server, for what is decided before one starts. */
final class Contexts {
    static final String ICP = "beian.icp.number=" + RunningApp.ICP;

    private Contexts() {}

    /** With the library's auto-configuration alone. */
    static WebApplicationContextRunner web() {
        return new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(BeianAutoConfiguration.class));
    }

    /** The same, reading a configuration file as an application does. */
    static WebApplicationContextRunner reading(Path file, String text, Charset charset) {
        try {
            Files.write(file, text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return web().withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.location=" + file.toUri());
    }

    /** Sets environment variables. */
    static ApplicationContextInitializer<ConfigurableApplicationContext> environment(Map<String, Object> variables) {
        return context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    }
}
