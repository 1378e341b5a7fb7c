package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beian.it.App;
import dev.beian.it.Log;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A filing's whole life as the status tells it, and days that begin at midnight in China. */
class PassingTimeTest {
    private static final String ICP = "icp.number=" + ObservedApp.NUMBER;

    @ParameterizedTest
    @CsvSource({
        "'', not-submitted, NOT_CONFIGURED",
        "'icp.submitted-on=2026-03-09', with-provider, COMPLIANT",
        "'icp.submitted-on=2026-03-02', with-provider, COMPLIANT",
        "'icp.submitted-on=2026-03-05 icp.accepted-on=2026-03-06', with-administration, COMPLIANT",
        "'icp.submitted-on=2026-02-05 icp.granted-on=2026-03-09', icp-granted, ACTION_REQUIRED",
        "'icp.granted-on=2026-03-02 " + ICP + "', psb-to-apply, COMPLIANT",
        "'icp.granted-on=2026-02-16 " + ICP + "', psb-to-apply, ACTION_REQUIRED",
        "'icp.granted-on=2026-02-02 " + ICP + "', psb-to-apply, NON_COMPLIANT",
        "'icp.granted-on=2026-02-02 psb.submitted-on=2026-02-20 " + ICP + "', with-psb, COMPLIANT",
        "'icp.granted-on=2026-02-02 psb.granted-on=2026-03-06 " + ICP + "', psb-granted, COMPLIANT",
        "'icp.granted-on=2026-01-02 psb.granted-on=2026-02-06 " + ICP + "', psb-granted, NON_COMPLIANT",
        "'psb.number=京公网安备11010502030143号 psb.confirmed=true " + ICP + "', complete, COMPLIANT",
        "'psb.required=false " + ICP + "', complete, COMPLIANT"
    })
    void everyStepIsServedAsTheSchemaHasIt(String settings, String step, String verdict) throws IOException {
        String[] keysAndValues = ("hosts=shop.example.cn " + settings).strip().split("[= ]");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            keysAndValues[i] = "sites.shop." + keysAndValues[i];
        }
        try (ObservedApp observed = new ObservedApp(App.of(), keysAndValues)) {
            JsonNode document = StatusSchema.document(observed.get("/status"));
            assertThat(document.at("/sites/0/life/step").asText()).isEqualTo(step);
            assertThat(document.at("/sites/0/status").asText()).isEqualTo(verdict);
            assertThat(document.at("/status").asText()).isEqualTo(verdict);
            int answer = verdict.equals("COMPLIANT") ? 200 : 503;
            assertThat(observed.get("/status?require=COMPLIANT").status()).isEqualTo(answer);
        }
    }

    @Test
    void aDayOfGraceEndsAtMidnightInChina() throws IOException {
        try (Log log = new Log();
                ObservedApp observed = new ObservedApp(
                        App.of(),
                        "sites.shop.hosts",
                        "shop.example.cn",
                        "sites.shop.icp.number",
                        ObservedApp.NUMBER,
                        "sites.shop.icp.granted-on",
                        "2026-03-01")) {
            assertIs(observed, "2026-03-10T06:00:00Z", 21, "COMPLIANT");
            assertIs(observed, "2026-03-20T15:59:59Z", 11, "COMPLIANT");
            assertIs(observed, "2026-03-20T16:00:00Z", 10, "ACTION_REQUIRED");
            assertIs(observed, "2026-03-31T15:59:59Z", 0, "ACTION_REQUIRED");
            assertIs(observed, "2026-03-31T16:00:00Z", -1, "NON_COMPLIANT");
            assertIs(observed, "2026-04-01T16:00:00Z", -2, "NON_COMPLIANT");
            List<String> changes = log.lines().stream()
                    .filter(line -> line.contains(" and is now "))
                    .toList();
            assertThat(changes).hasSize(2).allMatch(line -> line.startsWith("WARNING "));
            assertThat(changes.get(0))
                    .contains("was COMPLIANT and is now ACTION_REQUIRED", "[psb-missing]", "2026-03-31");
            assertThat(changes.get(1)).contains("was ACTION_REQUIRED and is now NON_COMPLIANT", "[psb-overdue]");
        }
    }

    private static void assertIs(ObservedApp observed, String moment, int daysLeft, String verdict) throws IOException {
        observed.clock().pass(Duration.between(observed.clock().instant(), Instant.parse(moment)));
        JsonNode document = StatusSchema.document(observed.get("/status"));
        assertThat(document.at("/generatedAt").asText()).isEqualTo(moment);
        assertThat(document.at("/sites/0/psb/dueOn").asText()).isEqualTo("2026-03-31");
        assertThat(document.at("/sites/0/psb/daysLeft").asInt()).as(moment).isEqualTo(daysLeft);
        assertThat(document.at("/sites/0/status").asText()).as(moment).isEqualTo(verdict);
        assertThat(MetricsText.parse(observed.get("/status/metrics").text())
                        .get("beian_due_days")
                        .samples())
                .singleElement()
                .extracting(MetricsText.Sample::value)
                .isEqualTo((double) daysLeft);
    }
}
