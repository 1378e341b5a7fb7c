package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The health component in Spring Boot 3.x, whose actuator has the types of health.
 *
 * <p>Its conditions name their classes as text: read by reflection, a class literal of the other line would take the whole
 * condition with it.
 */
@AutoConfiguration(after = BeianAutoConfiguration.class)
@ConditionalOnClass(
        name = {
            "org.springframework.boot.actuate.health.HealthIndicator",
            "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator"
        })
@ConditionalOnBean(Beian.class)
public class Boot3HealthAutoConfiguration {
    /** For Spring. */
    public Boot3HealthAutoConfiguration() {}

    /** The health component. */
    @Bean
    @ConditionalOnMissingBean(name = "beianHealthIndicator")
    @ConditionalOnEnabledHealthIndicator("beian")
    HealthIndicator beianHealthIndicator(Beian beian) {
        return new Boot3HealthIndicator(beian);
    }
}
