package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The meters, where there is Micrometer. */
@AutoConfiguration(after = BeianAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(Beian.class)
public class BeianMetricsAutoConfiguration {
    /** For Spring. */
    public BeianMetricsAutoConfiguration() {}

    /** The meters, which Boot binds to every registry. */
    @Bean
    @ConditionalOnMissingBean
    BeianMeterBinder beianMeterBinder(Beian beian) {
        return new BeianMeterBinder(beian);
    }
}
