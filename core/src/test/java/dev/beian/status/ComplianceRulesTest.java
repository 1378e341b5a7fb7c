package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.FooterSettings.Existing;
import dev.beian.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComplianceRulesTest {
    /** A Tuesday afternoon in China. */
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");

    private static final int DUE_SOON = 10;

    private static List<Finding> judge(SiteSketch sketch) {
        return judge(sketch, SiteTraffic.NONE, List.of(), NOW);
    }

    private static List<Finding> judge(
            SiteSketch sketch, SiteTraffic traffic, List<PageEvidence> evidence, Instant now) {
        return ComplianceRules.judge(new SiteFacts(sketch.site(), traffic, evidence, true, now, DUE_SOON));
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream().map(Finding::toString).toList();
    }

    private static Verdict verdict(SiteSketch sketch) {
        return ComplianceRules.verdict(sketch.site(), judge(sketch));
    }

    private static Finding only(List<Finding> findings, FindingKind kind) {
        List<Finding> found =
                findings.stream().filter(each -> each.kind() == kind).toList();
        assertThat(found).as(() -> kind + " in " + findings).hasSize(1);
        return found.get(0);
    }

    @Test
    void aHomePageThatIsNeverSeenIsToldAfterAnHourAsLongAsPagesAreServed() {
        SiteTraffic traffic = Traffic.since(NOW)
                .page(PageOutcome.present(), "/about")
                .at(NOW.plusSeconds(60))
                .page(PageOutcome.injected(), "/about")
                .ofDefault();
        assertThat(judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(3599)))
                .isEmpty();
        List<Finding> findings = judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(3600));
        assertThat(told(findings)).containsExactly("info home-unaudited");
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains("(/)");
        assertThat(judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(60 + 86_400)))
                .isEmpty();
        PageEvidence other = new PageEvidence("/about", NOW, false, Map.of(), List.of());
        PageEvidence home = new PageEvidence("/", NOW, true, Map.of(), List.of());
        assertThat(told(judge(SiteSketch.complete(), traffic, List.of(other), NOW.plusSeconds(3600))))
                .containsExactly("info home-unaudited");
        assertThat(judge(SiteSketch.complete(), traffic, List.of(home), NOW.plusSeconds(3600)))
                .isEmpty();
    }

    @Test
    void ofACompleteSiteThereIsNothingToSay() {
        assertThat(judge(SiteSketch.complete())).isEmpty();
        assertThat(verdict(SiteSketch.complete())).isEqualTo(Verdict.COMPLIANT);
    }

    // The life of a filing

    @Test
    void everybodysFirstHourIsNotOverdueButAsksForThePsbFiling() {
        assertThat(told(judge(SiteSketch.filed()))).containsExactly("warning psb-missing", "info dates-unknown");
        assertThat(verdict(SiteSketch.filed())).isEqualTo(Verdict.ACTION_REQUIRED);
    }

    @Test
    void numbersWithoutDatesAreCompliant() {
        SiteSketch site = SiteSketch.filed().psb(SiteSketch.PSB).psbIcon("/badge.png");
        assertThat(told(judge(site))).containsExactly("info dates-unknown");
        assertThat(verdict(site)).isEqualTo(Verdict.COMPLIANT);
    }

    @Test
    void aPsbFilingThatIsNotOwedIsNotAskedFor() {
        assertThat(told(judge(SiteSketch.filed().grantedOn("2021-03-01").psbNotRequired())))
                .isEmpty();
    }

    @ParameterizedTest(name = "granted on {0}: {1}, {2} days left")
    @CsvSource({
        "2026-03-10,info psb-missing (due 2026-04-09),30",
        "2026-02-19,info psb-missing (due 2026-03-21),11",
        "2026-02-18,warning psb-missing (due 2026-03-20),10",
        "2026-02-08,warning psb-missing (due 2026-03-10),0",
        "2026-02-07,error psb-overdue (due 2026-03-09),-1",
        "2021-03-01,error psb-overdue (due 2021-03-31),-1805"
    })
    void thePsbFilingIsDueThirtyDaysAfterTheGrant(String grantedOn, String finding, long daysLeft) {
        SiteSketch site = SiteSketch.filed().grantedOn(grantedOn);
        assertThat(told(judge(site))).containsExactly(finding);
        assertThat(FilingLife.of(site.site(), LocalDate.parse("2026-03-10")).daysLeft())
                .isEqualTo(daysLeft);
    }

    @Test
    void theDayOfOpeningIsStrongerThanThatOfTheGrant() {
        Finding finding =
                only(judge(SiteSketch.filed().grantedOn("2026-01-05").openedOn("2026-03-01")), FindingKind.PSB_MISSING);
        assertThat(finding.dueOn()).isEqualTo("2026-03-31");
        assertThat(finding.message(Locale.ENGLISH))
                .contains("2026-03-31", "days left: 21", "opened-on", "2026-03-01", "自网络正式联通之日起三十日内");
        assertThat(finding.message(Locale.CHINA)).contains("2026-03-31", "还有 21 天", "opened-on", "自网络正式联通之日起三十日内");
        Finding counted = only(judge(SiteSketch.filed().grantedOn("2026-01-05")), FindingKind.PSB_OVERDUE);
        assertThat(counted.message(Locale.ENGLISH)).contains("days overdue: 34", "icp.granted-on", "2026-01-05");
        assertThat(counted.law(Locale.CHINA)).isEqualTo("计算机信息网络国际联网安全保护管理办法");
        assertThat(counted.article(Locale.CHINA)).isEqualTo("第12条、第23条");
        assertThat(counted.article(Locale.ENGLISH)).isEqualTo("art. 12, 23");
    }

    @Test
    void whatHasPassedIsNotCompliant() {
        assertThat(verdict(SiteSketch.filed().grantedOn("2026-01-05"))).isEqualTo(Verdict.NON_COMPLIANT);
        assertThat(verdict(SiteSketch.filed().grantedOn("2026-02-18"))).isEqualTo(Verdict.ACTION_REQUIRED);
        assertThat(verdict(SiteSketch.filed().grantedOn("2026-02-19"))).isEqualTo(Verdict.COMPLIANT);
    }

    @Test
    void anAppliedPsbFilingIsWaitedFor() {
        SiteSketch site = SiteSketch.filed().grantedOn("2021-03-01").psbSubmittedOn("2026-03-02");
        assertThat(told(judge(site))).containsExactly("info psb-pending");
        assertThat(verdict(site)).isEqualTo(Verdict.COMPLIANT);
    }

    @Test
    void aGrantedPsbNumberHasThirtyDaysToComeToTheSite() {
        assertThat(told(judge(SiteSketch.filed().psbGrantedOn("2026-03-05"))))
                .containsExactly("info psb-missing (due 2026-04-04)");
        assertThat(told(judge(SiteSketch.filed().psbGrantedOn("2026-02-05"))))
                .containsExactly("error psb-overdue (due 2026-03-07)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09,info icp-pending,2026-03-11",
        "2026-03-06,info icp-pending,2026-03-10",
        "2026-03-05,info icp-delayed,2026-03-09"
    })
    void theProviderTakesTwoBusinessDays(String submittedOn, String finding, String expectedOn) {
        SiteSketch site = SiteSketch.blank().submittedOn(submittedOn);
        List<Finding> findings = judge(site);
        assertThat(told(findings)).containsExactly(finding);
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains(submittedOn, expectedOn, "business days");
        assertThat(findings.get(0).message(Locale.CHINA)).contains(submittedOn, expectedOn, "法定节假日");
        assertThat(verdict(site)).isEqualTo(Verdict.COMPLIANT);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-10,info icp-pending,2026-03-10", "2026-02-09,info icp-delayed,2026-03-09"})
    void theAdministrationTakesTwentyBusinessDays(String acceptedOn, String finding, String expectedOn) {
        List<Finding> findings =
                judge(SiteSketch.blank().submittedOn("2026-02-06").acceptedOn(acceptedOn));
        assertThat(told(findings)).containsExactly(finding);
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains(acceptedOn, expectedOn);
    }

    @Test
    void pagesServedBeforeTheGrantAreTheWorseOffence() {
        SiteSketch site = SiteSketch.blank().submittedOn("2026-03-09");
        SiteTraffic traffic = Traffic.since(NOW)
                .page(PageOutcome.skipped("no-footer"), "/")
                .page(PageOutcome.skipped("no-footer"), "/")
                .ofDefault();
        List<Finding> findings = judge(site, traffic, List.of(), NOW);
        assertThat(told(findings)).containsExactly("error served-before-grant", "info icp-pending");
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains("granted: 2", "10,000 yuan");
        assertThat(findings.get(0).article(Locale.ENGLISH)).isEqualTo("art. 22");
        assertThat(ComplianceRules.verdict(site.site(), findings)).isEqualTo(Verdict.NON_COMPLIANT);
    }

    @Test
    void pagesServedToTheMachineItselfBeforeTheGrantAreNone() {
        SiteTraffic traffic = Traffic.since(NOW)
                .page(Site.DEFAULT_NAME, PageOutcome.skipped("no-footer"), "/", "localhost:8080")
                .page(Site.DEFAULT_NAME, PageOutcome.skipped("no-footer"), "/", "192.168.1.7")
                .ofDefault();
        assertThat(told(judge(SiteSketch.blank().submittedOn("2026-03-09"), traffic, List.of(), NOW)))
                .containsExactly("info icp-pending");
    }

    @Test
    void aSiteThatIsOnlineBeforeTheGrantSaysSoItself() {
        assertThat(told(judge(SiteSketch.blank().submittedOn("2026-03-09").openedOn("2026-03-01"))))
                .containsExactly("error served-before-grant", "info icp-pending");
    }

    @Test
    void ofABlankSiteNothingIsConfigured() {
        assertThat(told(judge(SiteSketch.blank()))).containsExactly("warning icp-missing");
        assertThat(verdict(SiteSketch.blank())).isEqualTo(Verdict.NOT_CONFIGURED);
    }

    @Test
    void aGrantWithoutItsNumberHasToBeShown() {
        SiteSketch site = SiteSketch.blank().grantedOn("2026-03-09");
        assertThat(told(judge(site))).contains("warning icp-missing");
        SiteTraffic traffic =
                Traffic.since(NOW).page(PageOutcome.injected(), "/").ofDefault();
        assertThat(told(judge(site, traffic, List.of(), NOW)))
                .containsExactly("error icp-missing", "info psb-missing (due 2026-04-08)");
    }

    @Test
    void theDayIsThatOfChina() {
        SiteSketch site = SiteSketch.filed().grantedOn("2026-02-08");
        assertThat(told(judge(site, SiteTraffic.NONE, List.of(), Instant.parse("2026-03-10T15:59:59Z"))))
                .containsExactly("warning psb-missing (due 2026-03-10)");
        assertThat(told(judge(site, SiteTraffic.NONE, List.of(), Instant.parse("2026-03-10T16:00:00Z"))))
                .containsExactly("error psb-overdue (due 2026-03-10)");
    }

    // Numbers, entity, links

    @ParameterizedTest
    @CsvSource({
        "京icp备2021012345-1,info number-normalised",
        "川ICP备15095485号-1,info province-character",
        "京ICP备2031012345号-1,warning icp-year",
        "京ICP备04012345号-1,warning icp-year",
        "京ICP备12345678号-1,warning sample-number",
        "鄂ICP备20001234号-1,warning template-default",
        "京ICP备2021012345号-2A,warning not-a-website-number",
        "粤ICP备2021012345号-1,info serial-custom",
        "京ICP备2021012345号,info serial-custom"
    })
    void anIcpNumbersRemarksAreFindings(String number, String finding) {
        assertThat(told(judge(SiteSketch.complete().icp(number)))).containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "公网安备11010502030143,info number-normalised",
        "京公网安备11010503030143号,warning psb-positions",
        "京公网安备110108007702号,warning psb-legacy-length",
        "京公网安备11030102010293号,warning template-default"
    })
    void aPsbNumbersRemarksAreFindings(String number, String finding) {
        assertThat(told(judge(SiteSketch.complete().psb(number)))).containsExactly(finding);
    }

    @Test
    void whoVouchesForASampleIsBelieved() {
        assertThat(judge(SiteSketch.complete()
                        .icp("京ICP备12345678号-1")
                        .psb("京公网安备11030102010293号")
                        .confirmed()))
                .isEmpty();
    }

    @Test
    void theCanonicalFormIsTold() {
        Finding finding = judge(SiteSketch.complete().icp("京icp备2021012345-1")).get(0);
        assertThat(finding.message(Locale.ENGLISH)).contains("京icp备2021012345-1", "京ICP备2021012345号-1");
        assertThat(finding.message(Locale.CHINA)).contains("京ICP备2021012345号-1");
    }

    @Test
    void inGuangdongTheEntitysNumberIsCustomary() {
        assertThat(judge(SiteSketch.complete().icp("粤ICP备2021012345号-1").serialDropped()))
                .isEmpty();
        assertThat(judge(SiteSketch.complete().icp("粤ICP备2021012345号"))).isEmpty();
        Finding finding = judge(SiteSketch.complete().serialDropped()).get(0);
        assertThat(finding.code()).isEqualTo("serial-custom");
        assertThat(finding.message(Locale.ENGLISH)).contains("Beijing", "京ICP备2021012345号-1, is customary");
    }

    @ParameterizedTest
    @CsvSource({"示例科技有限公司,示例科技有限公司,false", "示例（北京）科技,示例(北京) 科技,false", "Example,EXAMPLE,false", "示例科技,示例科技有限公司,true"})
    void theOwnerIsTheEntity(String owner, String entity, boolean differs) {
        assertThat(told(judge(SiteSketch.complete().copyright(owner).entity(entity))))
                .isEqualTo(differs ? List.of("warning owner-differs") : List.of());
    }

    @Test
    void jiangsuSuggestsACopyrightNotice() {
        SiteSketch site = SiteSketch.complete().icp("苏ICP备2021012345号-1");
        assertThat(told(judge(site))).containsExactly("info copyright-suggested");
        assertThat(judge(site.copyright("示例"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://beian.miit.gov.cn,",
        "https://beian.miit.gov.cn/#/Integrated/index,",
        "http://beian.miit.gov.cn/,warning icp-link-outdated",
        "http://www.miitbeian.gov.cn/,warning icp-link-outdated",
        "https://www.beian.miit.gov.cn/,warning icp-link-outdated",
        "https://beian.mps.gov.cn/,error icp-link-swapped",
        "https://example.cn/icp,error icp-link-other",
        "/icp,error icp-link-other"
    })
    void theIcpLinkLeadsToTheFilingSystem(String href, String finding) {
        assertThat(told(judge(SiteSketch.complete().icpHref(href))))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143,",
        "https://beian.mps.gov.cn/#/query/webSearch?code={code},",
        "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030144,warning psb-link-code",
        "https://beian.mps.gov.cn/,warning psb-link-no-code",
        "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode={code},warning psb-link-outdated",
        "https://beian.miit.gov.cn/,warning psb-link-swapped",
        "https://example.cn/,warning psb-link-other"
    })
    void thePsbLinkLeadsToThePlatformWithTheCode(String href, String finding) {
        assertThat(told(judge(SiteSketch.complete().psbHref(href))))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
    }

    @Test
    void theBadgeIsAskedForAndNotFetchedFromTheMinistry() {
        assertThat(told(judge(SiteSketch.complete().psbIcon(null)))).containsExactly("info badge-missing");
        assertThat(told(judge(SiteSketch.complete().psbIcon("https://beian.mps.gov.cn/img/logo01.dd7ff50e.png"))))
                .containsExactly("warning badge-hot-link");
        assertThat(told(judge(SiteSketch.complete().psbIcon("classpath:badge.png"))))
                .isEmpty();
    }

    @Test
    void aLicencesRemarksAreForInformation() {
        assertThat(told(judge(SiteSketch.complete().licence("京icp证123456号"))))
                .containsExactly("info number-normalised", "info sample-number");
        assertThat(told(judge(SiteSketch.complete().licence("B2-20140447")))).containsExactly("info licence-issuer");
    }

    // Traffic

    @Test
    void aPageWithoutFooterIsAWarningForADay() {
        SiteTraffic traffic = Traffic.since(NOW)
                .page(PageOutcome.injected(), "/")
                .page(PageOutcome.skipped("content-coding"), "/shop?a=1")
                .page(PageOutcome.skipped("excluded-path"), "/print")
                .page(PageOutcome.skipped("fragment"), "/part")
                .ofDefault();
        List<Finding> findings = judge(SiteSketch.complete(), traffic, List.of(), NOW);
        assertThat(told(findings)).containsExactly("warning pages-without-footer");
        assertThat(findings.get(0).message(Locale.ENGLISH))
                .contains("content-coding", "/shop")
                .doesNotContain("a=1");
        assertThat(told(judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(86_399))))
                .contains("warning pages-without-footer");
        assertThat(judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(86_400)))
                .isEmpty();
    }

    @Test
    void aFaultOfOursIsTold() {
        SiteTraffic traffic = Traffic.since(NOW).page(PageOutcome.failed(), "/").ofDefault();
        assertThat(told(judge(SiteSketch.complete(), traffic, List.of(), NOW))).containsExactly("warning pages-failed");
    }

    @Test
    void notesAboutPagesAreFindings() {
        SiteTraffic traffic = Traffic.since(NOW)
                .note(PageNote.UNLINKED, "/about")
                .note(PageNote.LONG_MAX_AGE, "/index.html")
                .ofDefault();
        List<Finding> findings = judge(SiteSketch.complete(), traffic, List.of(), NOW);
        assertThat(told(findings)).containsExactly("info unlinked", "info long-max-age");
        assertThat(findings.get(0).message(Locale.ENGLISH)).contains("1, most recently /about");
        assertThat(judge(SiteSketch.complete(), traffic, List.of(), NOW.plusSeconds(86_400)))
                .isEmpty();
    }

    @Test
    void aNumberWithoutItsLinkMattersAsLongAsNoFooterBringsTheLink() {
        SiteTraffic traffic =
                Traffic.since(NOW).note(PageNote.UNLINKED, "/about").ofDefault();
        Finding added = judge(SiteSketch.complete(), traffic, List.of(), NOW).get(0);
        assertThat(added).hasToString("info unlinked");
        assertThat(added.message(Locale.ENGLISH)).contains("the linked number was added");
        assertThat(added.action(Locale.ENGLISH)).doesNotContain("footer.");

        Finding left = judge(SiteSketch.complete().existing(Existing.ANY), traffic, List.of(), NOW)
                .get(0);
        assertThat(left).hasToString("warning unlinked");
        assertThat(left.action(Locale.ENGLISH)).contains("set footer.existing to linked");

        Finding watched = judge(SiteSketch.complete().footerDisabled(), traffic, List.of(), NOW)
                .get(0);
        assertThat(watched).hasToString("warning unlinked");
        assertThat(watched.action(Locale.ENGLISH)).contains("set footer.enabled to true");
    }

    @Test
    void watchingOnlyIsTold() {
        SiteTraffic traffic =
                Traffic.since(NOW).page(PageOutcome.skipped("watch-only"), "/").ofDefault();
        assertThat(told(judge(SiteSketch.complete().footerDisabled(), traffic, List.of(), NOW)))
                .containsExactly("info footer-disabled");
    }

    // Evidence

    private static PageEvidence evidence(boolean isHome, Instant at, AuditViolation... violations) {
        Map<AuditPoint, PageEvidence.Outcome> points = new EnumMap<>(AuditPoint.class);
        for (AuditPoint point : AuditPoint.values()) {
            points.put(point, PageEvidence.Outcome.MET);
        }
        List<PageEvidence.Violation> found = List.of(violations).stream()
                .map(kind -> new PageEvidence.Violation(kind, "detail"))
                .toList();
        found.forEach(each -> points.put(each.kind().point(), PageEvidence.Outcome.VIOLATED));
        return new PageEvidence(isHome ? "/" : "/about", at, isHome, points, found);
    }

    @ParameterizedTest
    @EnumSource(AuditViolation.class)
    void theHomePageIsNotCompliantExactlyForWhatIsSevere(AuditViolation violation) {
        List<Finding> findings =
                judge(SiteSketch.complete(), SiteTraffic.NONE, List.of(evidence(true, NOW, violation)), NOW);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).code()).isEqualTo(violation.code());
        assertThat(findings.get(0).message(Locale.ENGLISH)).startsWith("/ ");
        assertThat(ComplianceRules.verdict(SiteSketch.complete().site(), findings) == Verdict.NON_COMPLIANT)
                .isEqualTo(violation.isSevere());
    }

    @Test
    void theLatestHomePageCountsHoweverOldItIs() {
        List<PageEvidence> evidence =
                List.of(evidence(true, NOW.minusSeconds(1_000_000), AuditViolation.ICP_NOT_SHOWN));
        assertThat(told(judge(SiteSketch.complete(), SiteTraffic.NONE, evidence, NOW)))
                .containsExactly("error icp-not-shown");
    }

    @Test
    void anotherPageIsAWarningForADay() {
        List<PageEvidence> evidence = List.of(evidence(false, NOW, AuditViolation.ICP_NOT_SHOWN));
        assertThat(told(judge(SiteSketch.complete(), SiteTraffic.NONE, evidence, NOW)))
                .containsExactly("warning icp-not-shown");
        assertThat(judge(SiteSketch.complete(), SiteTraffic.NONE, evidence, NOW.plusSeconds(86_400)))
                .isEmpty();
    }

    @Test
    void whatTheSettingsSayAlreadyIsSaidOnce() {
        List<PageEvidence> evidence = List.of(
                evidence(true, NOW, AuditViolation.BADGE_MISSING, AuditViolation.ICP_LINK_OTHER),
                evidence(false, NOW, AuditViolation.ICP_LINK_OTHER));
        assertThat(told(judge(
                        SiteSketch.complete().psbIcon(null).icpHref("https://example.cn/"),
                        SiteTraffic.NONE,
                        evidence,
                        NOW)))
                .containsExactly("error icp-link-other", "info badge-missing");
    }

    // Hosts

    private static List<String> hosts(List<Site> sites, Traffic traffic, Instant now, String site) {
        return told(ComplianceRules.judgeHosts(sites, traffic.snapshot(), now).get(site));
    }

    @Test
    void aHostThatNobodyFiledIsToldForADay() {
        List<Site> sites = List.of(
                SiteSketch.complete().name("a").hosts("a.cn").site(),
                SiteSketch.complete()
                        .icp("京ICP备2021012345号-2")
                        .name("b")
                        .hosts("b.cn")
                        .site());
        Traffic traffic = Traffic.of(sites, NOW)
                .page(null, PageOutcome.skipped("unknown-host"), "/", "www.c.cn")
                .page(null, PageOutcome.skipped("unknown-host"), "/", "10.0.0.1");
        assertThat(hosts(sites, traffic, NOW, "a")).containsExactly("warning unknown-host");
        assertThat(hosts(sites, traffic, NOW, "b")).isEmpty();
        Finding finding = ComplianceRules.judgeHosts(sites, traffic.snapshot(), NOW)
                .get("a")
                .get(0);
        assertThat(finding.message(Locale.ENGLISH)).contains("on a host without a filing", "www.c.cn");
        assertThat(hosts(sites, traffic, NOW.plusSeconds(86_400), "a")).isEmpty();
    }

    @Test
    void addressesAndLocalhostAreNoUnknownHosts() {
        List<Site> sites = List.of(SiteSketch.complete().hosts("a.cn").site());
        Traffic traffic = Traffic.of(sites, NOW)
                .page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "a.cn")
                .page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "a.cn")
                .page(null, PageOutcome.skipped("unknown-host"), "/", "10.0.0.1")
                .page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "localhost");
        assertThat(hosts(sites, traffic, NOW, Site.DEFAULT_NAME)).isEmpty();
    }

    @Test
    void aProxyThatHidesTheHostIsTold() {
        List<Site> sites = List.of(SiteSketch.complete().hosts("a.cn").site());
        Traffic traffic = Traffic.of(sites, NOW)
                .page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "a.cn")
                .page(null, PageOutcome.skipped("unknown-host"), "/", "127.0.0.1:8080")
                .page(null, PageOutcome.skipped("unknown-host"), "/", "backend");
        assertThat(hosts(sites, traffic, NOW, Site.DEFAULT_NAME)).containsExactly("warning proxy-hides-host");
        Finding finding = ComplianceRules.judgeHosts(sites, traffic.snapshot(), NOW)
                .get(Site.DEFAULT_NAME)
                .get(0);
        assertThat(finding.message(Locale.ENGLISH)).contains("of 3 pages within a day 2");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINA)) {
            assertThat(finding.action(locale)).contains("proxy_set_header Host $host;");
        }
    }

    @Test
    void aProxyThatIsPutRightIsNotToldADayLaterHoweverLongItHidTheHost() {
        List<Site> sites = List.of(SiteSketch.complete().hosts("a.cn").site());
        Traffic traffic = Traffic.of(sites, NOW);
        for (int i = 0; i < 1000; i++) {
            traffic.page(null, PageOutcome.skipped("unknown-host"), "/", "backend");
        }
        traffic.at(NOW.plusSeconds(3600)).page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "a.cn");
        assertThat(hosts(sites, traffic, NOW.plusSeconds(3600), Site.DEFAULT_NAME))
                .containsExactly("warning proxy-hides-host");
        traffic.at(NOW.plusSeconds(86_400));
        assertThat(hosts(sites, traffic, NOW.plusSeconds(86_400), Site.DEFAULT_NAME))
                .isEmpty();
    }

    @Test
    void norIsOneOfASiteThatNobodyAsksForAnyMore() {
        List<Site> sites = List.of(SiteSketch.complete().hosts("a.cn").site());
        Traffic traffic = Traffic.of(sites, NOW).page(null, PageOutcome.skipped("unknown-host"), "/", "backend");
        traffic.at(NOW.plusSeconds(86_400));
        assertThat(hosts(sites, traffic, NOW.plusSeconds(86_400), Site.DEFAULT_NAME))
                .isEmpty();
    }

    @Test
    void whereEveryHostIsServedOrAPrivateOneIsMeantNoProxyIsSuspected() {
        for (SiteSketch sketch :
                List.of(SiteSketch.complete(), SiteSketch.complete().hosts("a.cn", "localhost"))) {
            List<Site> sites = List.of(sketch.site());
            Traffic traffic = Traffic.of(sites, NOW).page(Site.DEFAULT_NAME, PageOutcome.injected(), "/", "localhost");
            assertThat(hosts(sites, traffic, NOW, Site.DEFAULT_NAME)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"京ICP备2021012345号-1,warning", "京ICP备20012345号-1,warning", "京ICP备19012345号-1,info", "京ICP备2021012345号,"})
    void aWebsitesNumberBelongsToOneDomain(String number, String severity) {
        List<Site> sites = List.of(
                SiteSketch.complete()
                        .icp(number)
                        .name("a")
                        .hosts("a.com.cn", "*.shop.a.com.cn")
                        .site(),
                SiteSketch.complete().icp(number).name("b").hosts("b.cn").site(),
                SiteSketch.complete()
                        .icp("京ICP备2021012345号-3")
                        .name("c")
                        .hosts("c.cn")
                        .site());
        Traffic none = Traffic.of(sites, NOW);
        List<String> expected = severity == null ? List.of() : List.of(severity + " several-domains");
        assertThat(hosts(sites, none, NOW, "a")).isEqualTo(expected);
        assertThat(hosts(sites, none, NOW, "b")).isEqualTo(expected);
        assertThat(hosts(sites, none, NOW, "c")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.cn,example.cn", "www.example.cn,example.cn", "www.example.com.cn,example.com.cn",
        "a.b.example.bj.cn,example.bj.cn", "com.cn,com.cn", "www.example.co.uk,example.co.uk",
        "WWW.Example.COM,example.com", "localhost,localhost", "www.例子.中国,例子.中国"
    })
    void aRegistrableDomainIsFoundBelowItsSuffix(String host, String domain) {
        assertThat(RegistrableDomain.of(host)).isEqualTo(domain);
    }
}
