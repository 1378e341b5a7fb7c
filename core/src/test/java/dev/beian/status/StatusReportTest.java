package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.Site;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusReportTest {
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");

    private static StatusReport report(SiteSketch... sketches) {
        return report(true, List.of(), sketches);
    }

    private static StatusReport report(boolean isEnabled, List<LocalisedText> problems, SiteSketch... sketches) {
        List<Site> sites = Stream.of(sketches).map(SiteSketch::site).toList();
        return StatusReport.of(new StatusFacts(
                NOW,
                "node1",
                Locale.ENGLISH,
                10,
                isEnabled,
                true,
                sites,
                Traffic.of(sites, NOW).snapshot(),
                Map.of(),
                Map.of("shop", "f00d"),
                problems,
                List.of(locale -> "beian.icp.nmber is not known")));
    }

    @Test
    void theOverallVerdictIsTheWorstOfTheSites() {
        StatusReport report = report(
                SiteSketch.complete().name("blog").hosts("blog.cn"),
                SiteSketch.filed().name("shop").hosts("shop.cn").icp("京ICP备2021012345号-2"),
                SiteSketch.complete().name("wiki").hosts("wiki.cn").icp("京ICP备2021012345号-3"));
        assertThat(report.sites().stream().map(SiteReport::verdict))
                .containsExactly(Verdict.COMPLIANT, Verdict.ACTION_REQUIRED, Verdict.COMPLIANT);
        assertThat(report.verdict()).isEqualTo(Verdict.ACTION_REQUIRED);
    }

    @Test
    void aSiteIsFoundByItsName() {
        StatusReport report = report(
                SiteSketch.complete().name("blog").hosts("blog.cn"),
                SiteSketch.complete().name("shop").hosts("shop.cn").icp("京ICP备2021012345号-2"));
        SiteReport shop = report.site("shop");
        assertThat(shop).isNotNull();
        assertThat(shop.fingerprint()).isEqualTo("f00d");
        assertThat(shop.toMap(Locale.ENGLISH)).containsEntry("name", "shop").containsEntry("fingerprint", "f00d");
        assertThat(report.site("blog").toMap(Locale.ENGLISH)).doesNotContainKey("fingerprint");
        assertThat(report.site("nobody")).isNull();
    }

    @Test
    void whereNothingIsConfiguredThatIsSaid() {
        StatusReport report = report();
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_CONFIGURED);
        assertThat(report.sites()).isEmpty();
        assertThat(report.findings().get(0).code()).isEqualTo("not-configured");
    }

    @Test
    void wrongSettingsAreNotCompliantAndTellTheirProblems() {
        StatusReport report = report(true, List.of(locale -> "beian.icp.number = 京ICP备1号: too short"));
        assertThat(report.verdict()).isEqualTo(Verdict.NON_COMPLIANT);
        assertThat(report.findings().get(0).message(Locale.ENGLISH)).endsWith("beian.icp.number = 京ICP备1号: too short");
    }

    @Test
    void aLibraryThatIsSwitchedOffAsksForAction() {
        StatusReport report = report(false, List.of(), SiteSketch.complete());
        assertThat(report.verdict()).isEqualTo(Verdict.ACTION_REQUIRED);
        assertThat(report.findings().get(0).code()).isEqualTo("disabled");
    }

    @Test
    void andIsNotSaidToBeUnconfiguredWhenItsSettingsAreNotRead() {
        StatusReport report = report(false, List.of());
        assertThat(report.verdict()).isEqualTo(Verdict.ACTION_REQUIRED);
        assertThat(report.findings().stream().map(Finding::toString))
                .containsExactly("warning disabled", "info configuration-warning");
    }

    @Test
    void aDoubtInTheSettingsAloneChangesNoVerdict() {
        assertThat(report(SiteSketch.complete()).verdict()).isEqualTo(Verdict.COMPLIANT);
        assertThat(report(SiteSketch.complete()).findings().stream().map(Finding::toString))
                .containsExactly("info configuration-warning");
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void verdictsGetWorseInTheirOrder(Verdict verdict) {
        for (Verdict other : Verdict.values()) {
            assertThat(verdict.isWorseThan(other)).isEqualTo(verdict.ordinal() > other.ordinal());
            assertThat(verdict.or(other)).isEqualTo(other.or(verdict));
        }
        assertThat(Arrays.stream(Verdict.values()).map(Enum::name))
                .containsExactly("COMPLIANT", "ACTION_REQUIRED", "NOT_CONFIGURED", "NON_COMPLIANT");
    }

    @Test
    void theTextsComeInTheLanguageAskedFor() {
        StatusReport report = report(SiteSketch.filed());
        assertThat(report.toMap().toString()).contains("Beijing").doesNotContain("公安备案号");
        assertThat(report.toMap(Locale.CHINA).toString()).contains("北京", "公安备案号");
    }
}
