package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Endpoint, health and metrics of two sites: one complete, one whose PSB filing is overdue. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActuatorTest {
    private RunningApp app;

    @BeforeAll
    void start() {
        app = RunningApp.startUnconfigured(
                Server.TOMCAT,
                "beian.sites.main.hosts=127.0.0.1,www.example.cn",
                "beian.sites.main.icp.number=" + RunningApp.ICP,
                "beian.sites.main.psb.number=" + RunningApp.PSB,
                "beian.sites.shop.hosts=shop.example.cn",
                "beian.sites.shop.icp.number=沪ICP备19031754号-3",
                "beian.sites.shop.opened-on=" + LocalDate.now(Beian.CHINA).minusDays(90),
                "management.endpoint.health.show-details=always",
                "management.metrics.enable.jvm=false");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void endpointTellsTheStatusOfAllSites() {
        HttpResponse<byte[]> response = app.get("/actuator/beian", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("\"schema\":1", "\"status\":\"NON_COMPLIANT\"", "\"name\":\"main\"", "\"name\":\"shop\"")
                .contains(RunningApp.ICP, RunningApp.PSB);
    }

    @Test
    void endpointTellsTheStatusOfOneSite() {
        HttpResponse<byte[]> response = app.get("/actuator/beian/shop", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("\"name\":\"shop\"", "沪ICP备19031754号-3")
                .doesNotContain(RunningApp.ICP);
    }

    @Test
    void siteThatThereIsNotIsNotFound() {
        assertThat(app.get("/actuator/beian/nowhere", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void healthIsUpAndTellsTheVerdict() {
        HttpResponse<byte[]> response = app.get("/actuator/health/beian", "Accept", "application/json");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response))
                .contains("\"status\":\"UP\"", "\"verdict\":\"NON_COMPLIANT\"", "\"shop\":\"NON_COMPLIANT\"");
    }

    @Test
    void metersCountPagesAndTellWhereASiteStands() {
        SimpleMeterRegistry registry = app.context().getBean(SimpleMeterRegistry.class);
        double before = pages(registry, "shop", "injected", "none");
        double unknownBefore = pages(registry, "none", "skipped", "unknown-host"); // there before the first such page
        // As a reverse proxy says it; Spring's ForwardedHeaderFilter has been there before us.
        app.get("/body", "X-Forwarded-Host", "shop.example.cn");
        app.get("/fragment", "X-Forwarded-Host", "shop.example.cn");
        app.get("/body", "X-Forwarded-Host", "www.example.com");
        app.get("/json"); // on the same connection, so that what comes before it is counted

        assertThat(pages(registry, "shop", "injected", "none")).isEqualTo(before + 1);
        Until.isTrue(
                "a meter of the reason",
                () -> registry.find("beian.pages").tag("reason", "fragment").meter() != null);
        assertThat(pages(registry, "shop", "skipped", "fragment")).isPositive();
        assertThat(pages(registry, "none", "skipped", "unknown-host")).isEqualTo(unknownBefore + 1);
        assertThat(gauge(registry, "beian.compliant", "shop")).isZero();
        assertThat(gauge(registry, "beian.due.days", "shop")).isEqualTo(-60);
        assertThat(gauge(registry, "beian.due.days", "main")).isNaN();
        assertThat(List.of(gauge(registry, "beian.compliant", "main"))).containsAnyOf(0.0, 1.0);
        Until.isTrue(
                "a meter of the footer",
                () -> registry.find("beian.footer").tag("site", "shop").meter() != null);
        assertThat(gauge(registry, "beian.footer", "shop")).isEqualTo(1);
    }

    private static double pages(MeterRegistry registry, String site, String outcome, String reason) {
        FunctionCounter counter = registry.get("beian.pages")
                .tags("site", site, "outcome", outcome, "reason", reason)
                .functionCounter();
        return counter.count();
    }

    private static double gauge(MeterRegistry registry, String name, String site) {
        Gauge gauge = registry.get(name).tag("site", site).gauge();
        return gauge.value();
    }
}
