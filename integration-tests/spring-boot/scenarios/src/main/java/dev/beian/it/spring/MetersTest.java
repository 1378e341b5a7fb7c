package dev.beian.it.spring;

import static dev.beian.it.spring.Contexts.ICP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import dev.beian.spring.BeianAutoConfiguration;
import dev.beian.spring.actuate.BeianMeterBinder;
import dev.beian.spring.actuate.BeianMetricsAutoConfiguration;
import dev.beian.status.PageOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Which meters there are from the start, and which come with the first page or reading. */
class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BeianAutoConfiguration.class, BeianMetricsAutoConfiguration.class))
            .withPropertyValues(ICP);

    @Test
    void beforeTheFirstPageEveryOutcomeThatAlertsWatchIsZero() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            for (String outcome : new String[] {"injected", "present", "failed"}) {
                assertThat(count("default", outcome, "none")).as(outcome).isZero();
            }
            assertThat(count("none", "skipped", PageOutcome.UNKNOWN_HOST)).isZero();
        });
    }

    @Test
    void aReasonHasItsMeterWithItsFirstPage() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            Beian beian = context.getBean(Beian.class);
            beian.journal().record("default", PageOutcome.skipped("fragment"), "/part");
            assertThat(count("default", "skipped", "fragment")).isEqualTo(1);
        });
    }

    @Test
    void theFooterHasItsMeterOnceAnyOtherIsRead() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            assertThat(registry.get("beian.compliant")
                            .tag("site", "default")
                            .gauge()
                            .value())
                    .isZero(); // no PSB filing
            Beian beian = context.getBean(Beian.class);
            assertThat(registry.get("beian.footer")
                            .tag("site", "default")
                            .tag(
                                    "fingerprint",
                                    beian.footerOf(beian.sites().get(0)).fingerprint())
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
    }

    private double count(String site, String outcome, String reason) {
        return registry.get("beian.pages")
                .tags("site", site, "outcome", outcome, "reason", reason)
                .functionCounter()
                .count();
    }
}
