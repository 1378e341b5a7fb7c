package dev.beian.spring.actuate;

import dev.beian.Beian;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health component {@code beian} for Spring Boot 4.x. Thread-safe. */
final class Boot4HealthIndicator implements HealthIndicator {
    private final Beian beian;

    Boot4HealthIndicator(Beian beian) {
        this.beian = beian;
    }

    @Override
    public Health health() {
        FilingHealth health = FilingHealth.of(beian);
        return (health.isDown() ? Health.down() : Health.up())
                .withDetail("verdict", health.verdict().name())
                .withDetail("sites", health.sites())
                .build();
    }
}
