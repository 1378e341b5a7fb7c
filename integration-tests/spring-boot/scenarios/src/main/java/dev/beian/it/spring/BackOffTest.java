package dev.beian.it.spring;

import static dev.beian.it.spring.Contexts.ICP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import dev.beian.spring.actuate.BeianEndpoint;
import dev.beian.spring.actuate.BeianEndpointAutoConfiguration;
import dev.beian.spring.actuate.BeianMeterBinder;
import dev.beian.spring.actuate.BeianMetricsAutoConfiguration;
import dev.beian.spring.actuate.Boot3HealthAutoConfiguration;
import dev.beian.spring.actuate.Boot4HealthAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each part gives way where its part of Boot is missing, switched off, or replaced. */
class BackOffTest {
    private static final String[] HEALTH_PACKAGES = {
        "org.springframework.boot.actuate.health", "org.springframework.boot.health"
    };

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BeianAutoConfiguration.class,
                    BeianEndpointAutoConfiguration.class,
                    BeianMetricsAutoConfiguration.class,
                    Boot3HealthAutoConfiguration.class,
                    Boot4HealthAutoConfiguration.class))
            .withPropertyValues(ICP, "management.endpoints.web.exposure.include=beian,health");

    @Test
    void everythingIsThereWhereEverythingOfBootIs() {
        runner.run(context -> assertThat(context)
                .hasSingleBean(BeianEndpoint.class)
                .hasSingleBean(BeianMeterBinder.class)
                .hasBean("beianHealthIndicator"));
    }

    @Test
    void withoutActuatorThereIsTheFilterAlone() {
        runner.withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Beian.class)
                        .doesNotHaveBean(BeianEndpoint.class)
                        .doesNotHaveBean("beianHealthIndicator"));
    }

    @Test
    void withoutHealthTheRestStays() {
        runner.withClassLoader(new FilteredClassLoader(HEALTH_PACKAGES))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(BeianEndpoint.class)
                        .doesNotHaveBean("beianHealthIndicator"));
    }

    @Test
    void withoutMicrometerTheRestStays() {
        runner.withClassLoader(new FilteredClassLoader(MeterBinder.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(BeianEndpoint.class)
                        .doesNotHaveBean(BeianMeterBinder.class));
    }

    @Test
    void endpointIsHiddenUntilItIsExposed() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(BeianEndpoint.class));
    }

    @Test
    void healthHasItsSwitch() {
        runner.withPropertyValues("management.health.beian.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("beianHealthIndicator"));
    }

    @Test
    void nothingIsThereWhereTheLibraryIsSwitchedOff() {
        runner.withPropertyValues("beian.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(BeianEndpoint.class)
                        .doesNotHaveBean(BeianMeterBinder.class)
                        .doesNotHaveBean("beianHealthIndicator"));
    }

    @Test
    void endpointOfTheApplicationWins() {
        runner.withUserConfiguration(Own.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(BeianEndpoint.class)
                        .hasBean("ownEndpoint")
                        .hasSingleBean(BeianMeterBinder.class)
                        .hasBean("ownMeters"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        BeianEndpoint ownEndpoint(Beian beian) {
            return new BeianEndpoint(beian);
        }

        @Bean
        BeianMeterBinder ownMeters(Beian beian) {
            return new BeianMeterBinder(beian);
        }
    }
}
