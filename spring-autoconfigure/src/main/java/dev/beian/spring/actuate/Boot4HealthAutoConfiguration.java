package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * The health component in Spring Boot 4.x, which has a module of its own for health.
 *
 * <p>Its conditions name their classes as text: read by reflection, a class literal of the other line would take the whole
 * condition with it.
 */
@AutoConfiguration(after = BeianAutoConfiguration.class)
@ConditionalOnClass(
        name = {
            "org.springframework.boot.health.contributor.HealthIndicator",
            "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator"
        })
@ConditionalOnBean(Beian.class)
public class Boot4HealthAutoConfiguration {
    /** For Spring. */
    public Boot4HealthAutoConfiguration() {}

    /** The health component. */
    @Bean
    @ConditionalOnMissingBean(name = "beianHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("beian")
    HealthIndicator beianHealthIndicator(Beian beian) {
        return new Boot4HealthIndicator(beian);
    }
}
