package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.FooterSettings.Existing;
import dev.beian.site.FooterSettings.Style;
import dev.beian.status.MovingClock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

class SiteFooterTest {
    private static final String LICENCE = "京ICP证030173号";

    private static Element root(String markup) {
        Elements children = Jsoup.parse("<!doctype html><body>" + markup).body().children();
        assertThat(children).hasSize(1);
        return children.get(0);
    }

    private static List<String> kinds(String markup) {
        return Jsoup.parse(markup).select("[data-beian]").eachAttr("data-beian");
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static FooterSite complete() {
        return new FooterSite()
                .copyright("北京示例科技有限公司", 2013)
                .psb(FooterSite.PSB)
                .licence("增值电信业务经营许可证", LICENCE, "https://dxzhgl.miit.gov.cn/");
    }

    @Test
    void showsEveryItemOnceInTheOrderOfTheContract() {
        String markup = PageEnd.HTML.of(complete().footer());
        Element root = root(markup);

        assertThat(markup).startsWith("<div data-beian-footer class=\"beian-footer\" lang=\"zh-CN\" ");
        assertThat(root.hasAttr("data-beian-footer")).isTrue();
        assertThat(root.select("[data-beian]").eachAttr("data-beian"))
                .containsExactly("copyright", "icp", "psb", "licence");
        assertThat(root.text())
                .isEqualTo(
                        "© 2013–2026 北京示例科技有限公司 " + FooterSite.ICP + " " + FooterSite.PSB + " 增值电信业务经营许可证：" + LICENCE);
    }

    @Test
    void linksEachNumberToWhereItIsKept() {
        Element root = root(PageEnd.HTML.of(complete().footer()));

        assertThat(root.select("a").eachAttr("href"))
                .containsExactly(
                        "https://beian.miit.gov.cn/",
                        "https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143",
                        "https://dxzhgl.miit.gov.cn/");
        assertThat(root.select("a")).allSatisfy(link -> {
            assertThat(link.attr("target")).isEqualTo("_blank");
            assertThat(link.attr("rel")).isEqualTo("noreferrer noopener");
        });
    }

    @Test
    void flagsItselfByTheRulesOfXmlInXhtml() {
        assertThat(PageEnd.XHTML.of(complete().footer()))
                .startsWith("<div data-beian-footer=\"\" class=\"beian-footer\" lang=\"zh-CN\" ");
    }

    @Test
    void showsTheNumberWithoutItsSerialOnWish() {
        assertThat(root(PageEnd.HTML.of(new FooterSite().withoutSerial().footer()))
                        .text())
                .isEqualTo("京ICP备2021012345号");
    }

    @Test
    void addsTheConfiguredClasses() {
        Element root = root(
                PageEnd.HTML.of(new FooterSite().classes("site-foot", "small").footer()));

        assertThat(root.classNames()).containsExactly("beian-footer", "site-foot", "small");
    }

    @Test
    void showsNothingWithoutAnIcpNumber() {
        SiteFooter footer =
                new FooterSite().icp(null).copyright("北京示例科技有限公司", 2013).footer();

        assertThat(footer.isEmpty()).isTrue();
        assertThat(PageEnd.HTML.of(footer)).isEmpty();
    }

    @Test
    void showsAPsbNumberWhereNoIcpFilingIsOwed() {
        assertThat(kinds(PageEnd.HTML.of(
                        new FooterSite().icp(null).psb(FooterSite.PSB).footer())))
                .containsExactly("psb");
    }

    @Test
    void showsANumberFromTheDayOfItsGrantInChina() {
        MovingClock clock = new MovingClock(Instant.parse("2026-11-30T15:59:59Z"));
        SiteFooter footer = new FooterSite().icpGrantedOn("2026-12-01").footer(FooterAssets.NONE, clock);

        assertThat(PageEnd.HTML.of(footer)).isEmpty();
        clock.moveTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(kinds(PageEnd.HTML.of(footer))).containsExactly("icp");
    }

    @Test
    void changesTheYearAtNewYearInChinaWithoutARestart() {
        MovingClock clock = new MovingClock(Instant.parse("2026-12-31T15:59:59Z"));
        SiteFooter footer = new FooterSite().copyright("示例公司", 2013).footer(FooterAssets.NONE, clock);
        String fingerprint = footer.fingerprint();

        assertThat(root(PageEnd.HTML.of(footer)).text()).startsWith("© 2013–2026 示例公司");
        clock.moveTo(Instant.parse("2026-12-31T16:00:00Z"));
        assertThat(root(PageEnd.HTML.of(footer)).text()).startsWith("© 2013–2027 示例公司");
        assertThat(footer.fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void showsTheYearAloneWhereTheSiteIsNoOlder() {
        assertThat(root(PageEnd.HTML.of(new FooterSite().copyright("示例公司", 2026).footer()))
                        .text())
                .startsWith("© 2026 示例公司");
        assertThat(root(PageEnd.HTML.of(new FooterSite().copyright("示例公司", null).footer()))
                        .text())
                .startsWith("© 2026 示例公司");
    }

    @Test
    void asksForTheNumbersWithAndWithoutTheirSerial() {
        var wanted = complete().footer().search().wanted();

        assertThat(wanted.get(1).texts()).containsExactly(FooterSite.ICP, "京ICP备2021012345号");
        assertThat(wanted.get(1).linkHost()).isEqualTo("beian.miit.gov.cn");
        assertThat(wanted.get(2).texts()).containsExactly(FooterSite.PSB);
        assertThat(wanted.get(2).linkHost()).isEqualTo("beian.mps.gov.cn");
    }

    @Test
    void leavesAPageAloneThatLinksItsNumbers() {
        SiteFooter footer = new FooterSite().psb(FooterSite.PSB).footer();

        assertThat(PageEnd.showing(Set.of(0, 1), Set.of(0, 1)).of(footer)).isEmpty();
    }

    @Test
    void addsOnlyWhatIsMissing() {
        SiteFooter footer = new FooterSite().psb(FooterSite.PSB).footer();

        assertThat(kinds(PageEnd.showing(Set.of(0), Set.of(0)).of(footer))).containsExactly("psb");
        assertThat(kinds(PageEnd.showing(Set.of(1), Set.of(1)).of(footer))).containsExactly("icp");
    }

    @Test
    void addsAndReportsANumberThatLacksItsLink() {
        SiteFooter footer = new FooterSite().psb(FooterSite.PSB).footer();
        PageEnd page = PageEnd.showing(Set.of(0, 1), Set.of(1));

        assertThat(kinds(page.of(footer))).containsExactly("icp");
        assertThat(footer.unlinked(page)).containsExactly(ItemKind.ICP);
        assertThat(footer.unlinked(PageEnd.HTML)).isEmpty();
    }

    @Test
    void takesAShownNumberForEnoughOnWish() {
        SiteFooter footer = new FooterSite().existing(Existing.ANY).footer();

        assertThat(PageEnd.showing(Set.of(0), Set.of()).of(footer)).isEmpty();
    }

    @Test
    void addsInAnyCaseOnWish() {
        SiteFooter footer = new FooterSite().existing(Existing.ADD).footer();

        assertThat(kinds(PageEnd.HTML.of(footer))).containsExactly("icp");
        assertThat(kinds(PageEnd.showing(Set.of(0), Set.of(0)).of(footer))).containsExactly("icp");
    }

    @Test
    void leavesAPageWithItsNumbersAloneEvenWithoutTheCopyrightNotice() {
        SiteFooter footer = new FooterSite().copyright("示例公司", null).footer();

        assertThat(PageEnd.showing(Set.of(1), Set.of(1)).of(footer)).isEmpty();
        assertThat(kinds(PageEnd.showing(Set.of(0), Set.of()).of(footer))).containsExactly("icp");
    }

    @Test
    void fingerprintsDependOnAllThatChangesAPage() {
        Clock elsewhere = CLOCK_IN_NEW_YORK;
        String fingerprint = complete().footer().fingerprint();

        assertThat(fingerprint).matches("[0-9a-f]{16}");
        assertThat(complete().footer(FooterAssets.NONE, elsewhere).fingerprint())
                .isEqualTo(fingerprint);
        assertThat(List.of(
                        complete().icp("京ICP备2021012345号-2").footer().fingerprint(),
                        complete().existing(Existing.ANY).footer().fingerprint(),
                        complete().style(Style.CLASS).footer().fingerprint(),
                        complete().classes("x").footer().fingerprint(),
                        complete()
                                .footer(FooterAssets.NONE, at("2027-06-01T00:00:00Z"))
                                .fingerprint()))
                .doesNotContain(fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void theFingerprintInAResponseDependsOnTheNonceThatTheStyleRepeats() {
        SiteFooter footer = complete().footer();
        List<String> first = List.of("style-src 'nonce-first'");
        List<String> second = List.of("style-src 'nonce-second'");

        assertThat(footer.fingerprint(first))
                .startsWith(footer.fingerprint())
                .matches("[0-9a-zA-Z]+")
                .isNotEqualTo(footer.fingerprint())
                .isNotEqualTo(footer.fingerprint(second))
                .isEqualTo(footer.fingerprint(first));
        for (List<String> policies :
                List.of(List.<String>of(), List.of("script-src 'nonce-first'"), List.of("default-src 'self'"))) {
            assertThat(footer.fingerprint(policies)).isEqualTo(footer.fingerprint());
        }
        assertThat(complete().style(Style.CLASS).footer().fingerprint(first))
                .isEqualTo(complete().style(Style.CLASS).footer().fingerprint());
    }

    private static final Clock CLOCK_IN_NEW_YORK = FooterSite.CLOCK.withZone(ZoneId.of("America/New_York"));

    @Test
    void encodesForThePageAndInAsciiWhileItsEncodingIsUnknown() {
        SiteFooter footer = complete().footer();
        String markup = PageEnd.HTML.of(footer);
        String text = root(markup).text();

        for (String name :
                List.of("GBK", "GB18030", "Big5", "windows-1252", "windows-31j", "EUC-KR", "UTF-16LE", "UTF-16BE")) {
            Charset charset = Charset.forName(name);
            String decoded = new String(footer.markup(charset, PageEnd.HTML, List.of(), null), charset);
            assertThat(root(decoded).text()).as(name).isEqualTo(text);
        }
        byte[] unknown = footer.markup(null, PageEnd.HTML, List.of(), null);
        assertThat(new String(unknown, StandardCharsets.ISO_8859_1)).matches("\\p{ASCII}+");
        assertThat(root(new String(unknown, StandardCharsets.US_ASCII)).text()).isEqualTo(text);
    }

    @Test
    void givesTheSameBytesToEveryPage() {
        SiteFooter footer = complete().footer();
        Charset gbk = Charset.forName("GBK");

        assertThat(footer.markup(gbk, PageEnd.HTML, List.of(), null))
                .isSameAs(footer.markup(gbk, PageEnd.HTML, List.of(), null));
        assertThat(footer.markup(null, PageEnd.XHTML, List.of(), null))
                .isSameAs(footer.markup(null, PageEnd.XHTML, List.of(), null));
    }
}
