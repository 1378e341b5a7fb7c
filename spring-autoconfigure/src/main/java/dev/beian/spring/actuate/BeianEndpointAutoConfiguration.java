package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The endpoint, where there is an actuator that exposes it. */
@AutoConfiguration(after = BeianAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Beian.class)
public class BeianEndpointAutoConfiguration {
    /** For Spring. */
    public BeianEndpointAutoConfiguration() {}

    /** The endpoint. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    BeianEndpoint beianEndpoint(Beian beian) {
        return new BeianEndpoint(beian);
    }
}
