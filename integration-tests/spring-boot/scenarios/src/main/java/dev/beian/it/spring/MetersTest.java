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
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
    void beforeTheFirstPageEveryOutcomeThatAlertsWatchIsZeroAndReadingItChangesNothing() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            Set<Meter> atStart = Set.copyOf(registry.getMeters());
            assertThat(registry.get("beian.pages").functionCounters())
                    .extracting(FunctionCounter::getId)
                    .extracting(id -> id.getTag("site") + ' ' + id.getTag("outcome") + ' ' + id.getTag("reason"))
                    .containsExactlyInAnyOrder(
                            "default injected none",
                            "default present none",
                            "default failed none",
                            "none skipped unknown-host");
            assertThat(registry.get("beian.pages").functionCounters())
                    .extracting(FunctionCounter::count)
                    .containsOnly(0.0);
            assertThat(Set.copyOf(registry.getMeters())).isEqualTo(atStart);
        });
    }

    @Test
    void aReasonHasItsMeterWithItsFirstPage() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            Beian beian = context.getBean(Beian.class);
            beian.journal().record("default", PageOutcome.skipped("fragment"), "/part");
            Until.isTrue("a meter", () -> find("default", "skipped", "fragment") != null);
            assertThat(count("default", "skipped", "fragment")).isEqualTo(1);
        });
    }

    @Test
    void theFooterHasItsMeterOnceAnyOtherIsRead() {
        runner.run(context -> {
            context.getBean(BeianMeterBinder.class).bindTo(registry);
            assertThat(registry.find("beian.footer").gauge()).isNull();
            assertThat(registry.get("beian.compliant")
                            .tag("site", "default")
                            .gauge()
                            .value())
                    .isZero(); // no PSB filing
            Until.isTrue("a meter", () -> registry.find("beian.footer").gauge() != null);
            Gauge footer = registry.get("beian.footer").tag("site", "default").gauge();
            Beian beian = context.getBean(Beian.class);
            assertThat(footer.value()).isEqualTo(1);
            assertThat(footer.getId().getTag("fingerprint"))
                    .isEqualTo(beian.footerOf(beian.sites().get(0)).fingerprint());
        });
    }

    @Test
    void aRegistryThatReadsMetersAsItGetsThemJoinsACompositeLater() {
        runner.run(context -> {
            CompositeMeterRegistry composite = new CompositeMeterRegistry();
            context.getBean(BeianMeterBinder.class).bindTo(composite);
            registry.config().onMeterAdded(meter -> meter.measure().forEach(Measurement::getValue));
            composite.add(registry);
            Until.isTrue("a meter", () -> registry.find("beian.footer").gauge() != null);
            assertThat(count("none", "skipped", PageOutcome.UNKNOWN_HOST)).isZero();
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
            Until.isTrue(
                    "a meter", () -> !registry.find("beian.footer").gauges().isEmpty());
            assertThat(count("none", "skipped", PageOutcome.UNKNOWN_HOST)).isEqualTo(1);
            assertThat(count("default", "skipped", "fragment")).isEqualTo(1);

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
        FunctionCounter counter = find(site, outcome, reason);
        assertThat(counter).isNotNull();
        return counter.count();
    }

    private @Nullable FunctionCounter find(String site, String outcome, String reason) {
        return registry.find("beian.pages")
                .tags("site", site, "outcome", outcome, "reason", reason)
                .functionCounter();
    }
}
