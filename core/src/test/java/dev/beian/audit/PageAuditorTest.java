package dev.beian.audit;

import static dev.beian.status.AuditViolation.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.filing.IcpNumber;
import dev.beian.filing.PsbNumber;
import dev.beian.status.AuditPoint;
import dev.beian.status.AuditViolation;
import dev.beian.status.PageEvidence.Outcome;
import dev.beian.status.PageEvidence.Violation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAuditorTest {
    private static final String ICP_LINK = "<a href=\"https://beian.miit.gov.cn/\">京ICP备2021033841号-2</a>";
    private static final String PSB_LINK =
            "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010502041847\"><img src=\"/badge.png\" alt=\"\">"
                    + "京公网安备11010502041847号</a>";
    private static final Expectation SITE = new Expectation(
            true, IcpNumber.parse("京ICP备2021033841号-2"), true, PsbNumber.parse("京公网安备11010502041847号"), "北京示范科技有限公司");
    private static final Expectation ICP_ONLY =
            new Expectation(true, IcpNumber.parse("京ICP备2021033841号-2"), false, null, null);

    @Test
    void aPageThatShowsAllThatItOwesIsClean() {
        AuditResult result =
                audit("<p>正文</p><footer>© 2020–2026 北京示范科技有限公司 " + ICP_LINK + " " + PSB_LINK + "</footer>", SITE);
        assertThat(result.violations()).isEmpty();
        assertThat(result.points().values()).containsOnly(Outcome.MET);
        assertThat(result.icpNumbers()).containsExactly("京ICP备2021033841号-2");
        assertThat(result.psbNumbers()).containsExactly("京公网安备11010502041847号");
        assertThat(result.icpAddress()).isEqualTo("https://beian.miit.gov.cn/");
    }

    @Test
    void aPageWithoutTheNumberIsSevere() {
        AuditResult result = audit("<p>正文</p>", ICP_ONLY);
        assertThat(result.violations()).containsExactly(new Violation(ICP_NOT_SHOWN, "京ICP备2021033841号-2"));
        assertThat(result.isSevere()).isTrue();
        assertThat(result.points().get(AuditPoint.SHOWN_ONCE)).isEqualTo(Outcome.VIOLATED);
        assertThat(result.points().get(AuditPoint.BADGE)).isEqualTo(Outcome.NOT_OWED);
    }

    @Test
    void aHiddenNumberIsNamedWhereNoneIsExpected() {
        Expectation any = new Expectation(true, null, false, null, null);
        assertThat(audit("<p>正文</p><p hidden>京ICP备2021033841号-2</p>", any).violations())
                .containsExactly(new Violation(ICP_HIDDEN, "京ICP备2021033841号-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京ICP备2021033841号-2",
                "京 ICP 备 2021033841 号 - 2",
                "京ICP备2021033841号",
                "备案号：京ＩＣＰ备２０２１０３３８４１号－２",
                "<b>京ICP备</b><span>2021033841</span>号-2",
                "&#20140;ICP&#22791;2021033841&#21495;&#45;2",
                "京ICP备&nbsp;2021033841号-2",
            })
    void theNumberIsFoundHoweverItIsWritten(String text) {
        AuditResult result = audit("<p>x</p><a href='//beian.miit.gov.cn'>" + text + "</a>", ICP_ONLY);
        assertThat(kinds(result)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"京ICP备2021033841号-12", "京ICP备2021033842号-2", "沪ICP备2021033841号-2"})
    void anotherNumberIsForeign(String text) {
        AuditResult result = audit("<a href='https://beian.miit.gov.cn/'>" + text + "</a>", ICP_ONLY);
        assertThat(kinds(result)).containsExactly(ICP_NOT_SHOWN, ICP_FOREIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display : none'>%s</div>",
                "<div hidden>%s</div>",
                "<p style='color:red;visibility:hidden'>%s</p>",
                "<p style='opacity: 0 !important'>%s</p>",
                "<p style='font-size:0px'>%s</p>",
                "<p style='text-indent:-9999px'>%s</p>",
                "<p style='position:absolute;left:-9999px'>%s</p>",
                "<p style='height:0;overflow:hidden'>%s</p>",
                "<details><summary>关于</summary>%s</details>",
                "<dialog>%s</dialog>",
                "<div hidden><div><span>%s</span></div></div>",
            })
    void whatThePageHidesIsNotShown(String hiding) {
        assertThat(kinds(audit(hiding.formatted(ICP_LINK), ICP_ONLY))).containsExactly(ICP_HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='opacity:0.9'>%s</div>",
                "<div style='margin-left:-9999px'>%s</div>",
                "<div style='height:0'>%s</div>",
                "<div style='font-size:0.8em'>%s</div>",
                "<details open>%s</details>",
                "<details><summary>%s</summary></details>",
            })
    void whatThePageShowsIsNotHidden(String showing) {
        assertThat(kinds(audit(showing.formatted(ICP_LINK), ICP_ONLY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- %s -->",
                "<script>var a='%s'</script>",
                "<template>%s</template>",
                "<noscript>%s</noscript>",
                "<textarea>%s</textarea>",
                "<img alt='京ICP备2021033841号-2'>",
                "<title>%s</title>",
            })
    void whatIsNotRenderedIsNotThere(String unrendered) {
        assertThat(kinds(audit(unrendered.formatted("京ICP备2021033841号-2"), ICP_ONLY)))
                .containsExactly(ICP_NOT_SHOWN);
    }

    @Test
    void aRepeatedNumberIsReportedOnce() {
        assertThat(kinds(audit(ICP_LINK + "<p>" + ICP_LINK + "</p><p>京ICP备2021033841号</p>", ICP_ONLY)))
                .containsExactly(ICP_REPEATED);
    }

    @Test
    void everyLinkIsJudged() {
        assertLink(null, ICP_UNLINKED);
        assertLink("http://www.miitbeian.gov.cn", ICP_LINK_OUTDATED);
        assertLink("http://www.miibeian.gov.cn/", ICP_LINK_OUTDATED);
        assertLink("https://www.beian.miit.gov.cn", ICP_LINK_OUTDATED);
        assertLink("http://beian.miit.gov.cn/", ICP_LINK_OUTDATED);
        assertLink("https://beian.mps.gov.cn/#/query/webSearch?code=1", ICP_LINK_SWAPPED);
        assertLink("https://example.cn/", ICP_LINK_OTHER);
        assertLink("/beian.miit.gov.cn", ICP_LINK_OTHER);
        assertLink("https://beian.miit.gov.cn.example.com/", ICP_LINK_OTHER);
        assertLink("https://user@beian.miit.gov.cn/", ICP_LINK_OTHER);
        assertThat(kinds(audit(link("HTTPS://BEIAN.MIIT.GOV.CN:443/#/Integrated/index"), ICP_ONLY)))
                .isEmpty();
    }

    private static void assertLink(String address, AuditViolation expected) {
        assertThat(kinds(audit(link(address), ICP_ONLY)))
                .as("link to %s", address)
                .containsExactly(expected);
    }

    private static String link(String address) {
        return address == null
                ? "<p>京ICP备2021033841号-2</p>"
                : "<p><a href='" + address + "'>京ICP备2021033841号-2</a></p>";
    }

    @Test
    void everyPsbLinkIsJudged() {
        assertPsb("https://beian.mps.gov.cn/#/query/webSearch?code=11010502041847");
        assertPsb("https://beian.mps.gov.cn/#/query/webSearch?code=11010502041848", PSB_LINK_CODE);
        assertPsb("https://beian.mps.gov.cn/", PSB_LINK_NO_CODE);
        assertPsb("http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502041847", PSB_LINK_OUTDATED);
        assertPsb(
                "http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010502041840",
                PSB_LINK_OUTDATED,
                PSB_LINK_CODE);
        assertPsb("https://beian.miit.gov.cn/", PSB_LINK_SWAPPED);
        assertPsb("https://example.cn/", PSB_LINK_OTHER);
        assertPsb("", PSB_UNLINKED);
    }

    private static void assertPsb(String address, AuditViolation... expected) {
        String page = ICP_LINK + "<p><a href='" + address + "'><img src=badge.png>京公网安备 11010502041847号</a>";
        assertThat(kinds(audit(page, SITE))).as("link to %s", address).containsExactly(expected);
    }

    @Test
    void theBadgeStandsBesideTheNumber() {
        String number =
                "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010502041847'>%s京公网安备11010502041847号</a>";
        assertThat(kinds(audit(ICP_LINK + "<p>" + number.formatted("") + "</p>", SITE)))
                .containsExactly(BADGE_MISSING);
        assertThat(kinds(audit(ICP_LINK + "<p><i style='background:#fff'></i>" + number.formatted("") + "</p>", SITE)))
                .as("a background colour is no badge")
                .containsExactly(BADGE_MISSING);
        assertThat(kinds(audit(
                        ICP_LINK + "<p><i style='background:url(b.png)'></i>" + number.formatted("") + "</p>", SITE)))
                .isEmpty();
        assertThat(kinds(audit(ICP_LINK + "<p><img src=b.png>" + number.formatted("") + "</p>", SITE)))
                .isEmpty();
        assertThat(kinds(audit(
                        ICP_LINK + "<p>" + number.formatted("<img src='https://www.beian.gov.cn/img/ghs.png'>")
                                + "</p>",
                        SITE)))
                .containsExactly(BADGE_HOT_LINK);
    }

    @Test
    void theCopyrightNoticeNamesTheEntity() {
        String page = ICP_LINK + PSB_LINK;
        assertThat(kinds(audit("<p>© 2026 某某公司</p>" + page, SITE))).containsExactly(OWNER_DIFFERS);
        assertThat(kinds(audit("<p>Copyright 2026 北京示范科技 有限公司</p>" + page, SITE)))
                .isEmpty();
        assertThat(audit(page, SITE).points().get(AuditPoint.OWNER)).isEqualTo(Outcome.NOT_OWED);
    }

    @Test
    void aNumberAtTheTopOfALongPageIsNotAtItsBottom() {
        assertThat(kinds(audit(ICP_LINK + "<p>" + "正文。".repeat(400) + "</p>", ICP_ONLY)))
                .containsExactly(NOT_AT_BOTTOM);
        assertThat(kinds(audit("<p>" + "正文。".repeat(400) + "</p>" + ICP_LINK, ICP_ONLY)))
                .isEmpty();
    }

    @Test
    void aSiteThatIsNotKnownIsJudgedByWhatItShows() {
        assertThat(kinds(audit(ICP_LINK, Expectation.UNKNOWN_SITE))).isEmpty();
        assertThat(kinds(audit("<p>无</p>", Expectation.UNKNOWN_SITE))).containsExactly(ICP_NOT_SHOWN);
        assertThat(kinds(audit("京ICP备2021033841号", Expectation.UNKNOWN_SITE))).containsExactly(ICP_UNLINKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE"})
    void aPageIsReadInItsOwnEncoding(String charset) {
        String page = "<!DOCTYPE html><title>t</title><body>" + ICP_LINK;
        byte[] bytes = page.getBytes(Charset.forName(charset));
        assertThat(PageAuditor.audit(bytes, charset, ICP_ONLY).violations()).isEmpty();
        byte[] declared = ("<!DOCTYPE html><meta charset=gbk><body>" + ICP_LINK).getBytes(Charset.forName("GBK"));
        assertThat(PageAuditor.audit(declared, null, ICP_ONLY).violations()).isEmpty();
        assertThat(PageAuditor.audit(page.getBytes(StandardCharsets.UTF_8), "no-such", ICP_ONLY)
                        .violations())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AuditViolation.class)
    void everyViolationHasAMessageInBothLanguages(AuditViolation kind) {
        Violation violation = new Violation(kind, "<detail {0}>");
        assertThat(AuditMessages.of(violation, Locale.US))
                .contains("<detail {0}>")
                .isNotEqualTo(AuditMessages.of(violation, Locale.forLanguageTag("zh-CN")));
        assertThat(AuditMessages.of(violation, Locale.CHINA))
                .contains("<detail {0}>")
                .containsPattern("\\p{IsHan}");
    }

    private static AuditResult audit(String body, Expectation expectation) {
        return PageAuditor.audit(
                Jsoup.parse("<!DOCTYPE html><html><head><title>页</title></head><body>" + body + "</body></html>"),
                expectation);
    }

    private static java.util.List<AuditViolation> kinds(AuditResult result) {
        return result.violations().stream().map(Violation::kind).toList();
    }
}
