package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.html.FooterInjector;
import dev.beian.html.MarkupSyntax;
import dev.beian.site.FooterSettings.Existing;
import dev.beian.site.FooterSettings.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page's policy makes of the markup. */
class FooterPolicyTest {
    private static final FooterAssets ASSETS = new FooterAssets(
            new FooterAssets.Address("/_beian/badge-1.png", true),
            new FooterAssets.Address("/_beian/footer-1.css", true));

    private static Element root(Style style, String... policies) {
        SiteFooter footer = new FooterSite().psb(FooterSite.PSB).style(style).footer(ASSETS, FooterSite.CLOCK);
        return Jsoup.parse(PageEnd.HTML.of(footer, policies)).body().child(0);
    }

    @Test
    void usesStyleAttributesWithoutAPolicy() {
        Element root = root(Style.AUTO);

        assertThat(root.hasAttr("style")).isTrue();
        assertThat(root.select("style, link")).isEmpty();
        assertThat(root.select("a[data-beian=psb] > img").attr("src")).isEqualTo("/_beian/badge-1.png");
        assertThat(root.select("img").hasAttr("alt")).isTrue();
        assertThat(root.select("img").attr("alt")).isEmpty();
    }

    @Test
    void usesTheNonceOfEachPage() {
        for (String nonce : List.of("first", "a-much-longer-second-one==")) {
            Element root = root(Style.AUTO, "default-src 'self' 'nonce-" + nonce + "'");

            assertThat(root.select("style").attr("nonce")).isEqualTo(nonce);
            assertThat(root.select("style").first().data()).isEqualTo(FooterStyle.SHEET);
            assertThat(root.select("[style]")).isEmpty();
        }
    }

    @Test
    void insertsTheNonceInUtf16AsWell() {
        SiteFooter footer = new FooterSite().footer(ASSETS, FooterSite.CLOCK);
        byte[] bytes = footer.markup(StandardCharsets.UTF_16LE, PageEnd.HTML, List.of("style-src 'nonce-abc'"), null);

        assertThat(new String(bytes, StandardCharsets.UTF_16LE)).contains("<style nonce=\"abc\">");
    }

    @Test
    void linksItsStylesheetWhereNoInlineStyleIsAllowed() {
        Element root = root(Style.AUTO, "default-src 'self'");

        assertThat(root.select("link[rel=stylesheet]").attr("href")).isEqualTo("/_beian/footer-1.css");
        assertThat(root.select("[style], style")).isEmpty();
    }

    @Test
    void makesDoWithAttributesWhereNothingIsAllowed() {
        Element root = root(Style.AUTO, "default-src 'none'");

        assertThat(root.select("[style], style, link, img")).isEmpty();
        assertThat(root.attr("align")).isEqualTo("center");
        assertThat(root.select("[data-beian]").eachAttr("data-beian")).containsExactly("icp", "psb");
    }

    @Test
    void leavesAllStylingToClassNamesOnWish() {
        Element root = root(Style.CLASS);

        assertThat(root.select("[style], style, link, [align]")).isEmpty();
        assertThat(root.select(".beian-footer > .beian-footer-line > .beian-footer-item > .beian-footer-badge"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void isAtItsEndAtTheFirstEndTagOfADiv(Style style) {
        for (String policy : List.of("", "default-src 'self'", "default-src 'none'", "style-src 'nonce-abc'")) {
            String markup = PageEnd.HTML.of(
                    new FooterSite().psb(FooterSite.PSB).style(style).footer(ASSETS, FooterSite.CLOCK), policy);

            assertThat(markup.indexOf("</div>")).isEqualTo(markup.length() - "</div>".length());
        }
    }

    @Test
    void hearsTheMetaPoliciesOfThePage() {
        SiteFooter footer = new FooterSite().footer(ASSETS, FooterSite.CLOCK);

        assertThat(PageEnd.withMetaPolicies("style-src 'self'").of(footer)).contains("<link rel=\"stylesheet\"");
    }

    @ParameterizedTest
    @EnumSource(Existing.class)
    void hearsThemWhateverIsToBecomeOfNumbersThatAreThere(Existing existing) throws IOException {
        SiteFooter footer = new FooterSite().existing(existing).footer(ASSETS, FooterSite.CLOCK);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FooterInjector injector = new FooterInjector(
                point -> footer.markup(point.charset(), point, List.of(), null),
                MarkupSyntax.HTML,
                StandardCharsets.UTF_8,
                footer.search(),
                out::write);
        byte[] page = "<!DOCTYPE html><meta http-equiv=Content-Security-Policy content=\"style-src 'self'\"><p>x</body>"
                .getBytes(StandardCharsets.UTF_8);
        injector.write(page, 0, page.length);
        injector.finish();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("<link rel=\"stylesheet\"")
                .doesNotContain(" style=");
    }

    @Test
    void refersToItsAssetsBelowThePathOfTheContext() {
        SiteFooter atRoot = new FooterSite().psb(FooterSite.PSB).footer(ASSETS, FooterSite.CLOCK);
        SiteFooter footer = atRoot.under("/shop");
        Element root = Jsoup.parse(PageEnd.HTML.of(footer, "default-src 'self'"))
                .body()
                .child(0);

        assertThat(root.select("link").attr("href")).isEqualTo("/shop/_beian/footer-1.css");
        assertThat(root.select("img").attr("src")).isEqualTo("/shop/_beian/badge-1.png");
        assertThat(footer.fingerprint()).isEqualTo(atRoot.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/",
                "app/",
                "?x=//cdn.example.com",
                "",
                "https://www.example.cn/",
                " HTTP://user@WWW.example.cn.:80/a/b ",
                "//www.example.cn",
                "https:\\\\www.example.cn\\x",
                "ht\ntps://www.exam\tple.cn:443",
                "data:text/plain,x",
                "javascript:void(0)"
            })
    void refersToItsAssetsWhereTheBaseOfThePageStaysOnItsHost(String base) {
        assertThat(markupWithBase(base, "www.example.cn:80"))
                .contains("href=\"/_beian/footer-1.css\"", "src=\"/_beian/badge-1.png\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example.com/",
                "//cdn.example.com/",
                "/\\cdn.example.com",
                "https://example.cn",
                "https://www.example.cn.example.com",
                "https://www.example.cn@cdn.example.com/",
                "https://www.example.cn:8443/",
                "https:x",
                "ftp://www.example.cn/",
                "blob:https://www.example.cn/1",
                "too-long:"
            })
    void doesWithoutItsAssetsWhereTheBaseOfThePageLeadsThemElsewhere(String base) {
        assertThat(markupWithBase(base, "www.example.cn"))
                .contains("align=\"center\"", FooterSite.PSB)
                .doesNotContain("_beian/", "<link", "<img");
        assertThat(markupWithBase(base, null)).doesNotContain("_beian/");
    }

    @Test
    void keepsAddressesThatNoBaseChanges() {
        FooterAssets absolute = new FooterAssets(
                new FooterAssets.Address("https://www.example.cn/badge.png", false),
                new FooterAssets.Address("https://www.example.cn/_beian/footer-1.css", false));
        SiteFooter footer =
                new FooterSite().psb(FooterSite.PSB).style(Style.STYLESHEET).footer(absolute, FooterSite.CLOCK);
        byte[] markup = footer.markup(
                StandardCharsets.UTF_8, PageEnd.withBase("https://cdn.example.com/"), List.of(), "www.example.cn");

        assertThat(new String(markup, StandardCharsets.UTF_8))
                .contains("https://www.example.cn/badge.png", "https://www.example.cn/_beian/footer-1.css");
    }

    private static String markupWithBase(String base, @Nullable String authority) {
        SiteFooter footer = new FooterSite().psb(FooterSite.PSB).footer(ASSETS, FooterSite.CLOCK);
        byte[] markup =
                footer.markup(StandardCharsets.UTF_8, PageEnd.withBase(base), List.of("default-src 'self'"), authority);
        return new String(markup, StandardCharsets.UTF_8);
    }

    @Test
    void leavesTheAddressesOfOthersAlone() {
        FooterAssets elsewhere = new FooterAssets(
                new FooterAssets.Address("/images/badge.png", false),
                new FooterAssets.Address("https://cdn.example.cn/_beian/footer-1.css", false));
        SiteFooter footer =
                new FooterSite().psb(FooterSite.PSB).style(Style.STYLESHEET).footer(elsewhere, FooterSite.CLOCK);

        assertThat(PageEnd.HTML.of(footer.under("/shop")))
                .contains("src=\"/images/badge.png\"", "href=\"https://cdn.example.cn/_beian/footer-1.css\"");
    }
}
