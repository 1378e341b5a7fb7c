package dev.beian.spring;

import dev.beian.config.SettingsBinder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** Tells the log of a reactive application that its pages are not covered: there is no servlet filter to cover them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnProperty(prefix = "beian", name = "enabled", matchIfMissing = true)
public class BeianReactiveAutoConfiguration {
    /** For Spring. */
    public BeianReactiveAutoConfiguration() {}

    /** Speaks once, when the application's beans are there. */
    @Bean
    SmartInitializingSingleton beianReactiveWarning(ConfigurableEnvironment environment) {
        return () -> {
            var settings = EnvironmentSettings.in(environment).settings();
            new SpringLog(SettingsBinder.localeOf(settings)).reactive();
        };
    }
}
