package dev.beian.it.spring;

import static dev.beian.it.spring.Contexts.ICP;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.beian.Beian;
import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.spring.BeianAutoConfiguration;
import dev.beian.spring.actuate.BeianMeterBinder;
import dev.beian.spring.actuate.BeianMetricsAutoConfiguration;
import dev.beian.status.PageOutcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
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

    @Test
    void noMeterIsRegisteredTwice() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-31T12:00:00Z"));
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger ofRegistries = (Logger) LoggerFactory.getLogger(MeterRegistry.class);
        Level before = ofRegistries.getLevel();
        ofRegistries.setLevel(Level.DEBUG);
        ofRegistries.addAppender(log);
        try (Beian beian = Beian.of(
                new BeianSettings(List.of(
                        new Setting("beian.icp.number", RunningApp.ICP, "test", false),
                        new Setting("beian.copyright.owner", "北京示例科技有限公司", "test", false))),
                MetersTest.class.getClassLoader(),
                ((InstantSource) now::get).withZone(ZoneOffset.UTC))) {
            new BeianMeterBinder(beian).bindTo(registry);
            beian.journal().record(null, PageOutcome.skipped(PageOutcome.UNKNOWN_HOST), "/");
            beian.journal().record("default", PageOutcome.skipped("fragment"), "/part");
            assertThat(count("none", "skipped", PageOutcome.UNKNOWN_HOST)).isEqualTo(1);

            assertThat(footers()).containsExactly(1.0);
            now.set(Instant.parse("2027-01-02T12:00:00Z"));
            footers(); // from this reading on the new one is there
            assertThat(footers()).containsExactlyInAnyOrder(Double.NaN, 1.0);
            assertThat(footers()).containsExactlyInAnyOrder(Double.NaN, 1.0);
        } finally {
            ofRegistries.detachAppender(log);
            ofRegistries.setLevel(before);
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    private List<Double> footers() {
        return registry.get("beian.footer").gauges().stream().map(Gauge::value).toList();
    }

    private double count(String site, String outcome, String reason) {
        return registry.get("beian.pages")
                .tags("site", site, "outcome", outcome, "reason", reason)
                .functionCounter()
                .count();
    }
}
