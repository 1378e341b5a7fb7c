package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers a page is found to show. */
class PageSearchTest {
    private static final String ICP_HOST = "beian.miit.gov.cn";
    private static final PageSearch SEARCH = new PageSearch(List.of(
            new PageSearch.Wanted(List.of("京ICP备2021012345号-1"), ICP_HOST),
            new PageSearch.Wanted(List.of("京ICP备2021012345号"), ICP_HOST),
            new PageSearch.Wanted(List.of("京公网安备11010502030143号"), "beian.mps.gov.cn")));
    private static final Charset GBK = Charset.forName("GBK");

    private static String html(String body) {
        return "<!DOCTYPE html><html><head><title>京ICP备2021012345号-1</title></head><body>" + body + "</body></html>";
    }

    private static String find(String body) {
        byte[] page = html(body).getBytes(StandardCharsets.UTF_8);
        return SearchRun.of(page, MarkupSyntax.HTML, StandardCharsets.UTF_8, SEARCH)
                .found();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京ICP备2021012345号-1",
                "北京ICP备2021012345号-1",
                "京京ICP备2021012345号-1",
                "x京 ICP 备 2021012345 号 - 1 x",
                "京&nbsp;ICP备2021012345号\n-\t1",
                "京&nbsp ICP备2021012345号-1",
                "京\u00a0ICP\u3000备2021012345号-1",
                "京icp备2021012345号-1",
                "京ＩＣＰ备２０２１０１２３４５号－１",
                "京ICP备2021012345号–1",
                "&#20140;ICP&#22791;2021012345&#21495;-1",
                "&#x4eac;ICP&#X5907;2021012345&#x53F7;&#45;&#x31;",
                "&#20140ICP&#22791 2021012345&#21495-1",
                "&#0020140;&#73;&#67;&#80;备2021012345号&hyphen;1",
                "京ICP备<b>2021012345</b>号-1",
                "<span>京</span><span>ICP备2021</span>012345号<!-- 2 -->-1",
                "京ICP备<script>var x = '</p>';</script>2021012345号-1",
                "京ICP备<template>9</template>2021012345号-1",
                "京ICP备<br>2021012345号-1",
                "<p>京ICP备2021012345号-1</p><p>2</p>",
                "<td>京ICP备2021012345号-1<td>2",
                "京ICP备2021012345号-1 2026",
                "京ICP备2021012345号-1&nbsp;2026",
                "京ICP备2021012345号-1，",
                "京ICP备2021012345号-1Copyright",
                "京ICP备2021012345号-1 A",
                "京ICP备2021012345号-1All",
                "京ICP备2021012345号-12 京ICP备2021012345号-1",
                "京ICP备2021012345京ICP备2021012345号-1",
                "<svg><text>京ICP备2021012345号-1</text></svg>",
                "<svg><text><![CDATA[京ICP备2021]]>012345号-1</text></svg>",
                "<noscript></noscript><div hidden>京ICP备2021012345号-1</div>",
                "京ICP备2021012345号-1<",
            })
    void theNumberIsShown(String body) {
        assertThat(find(body)).startsWith("s").endsWith("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "京ICP备2021012345号-12",
                "京ICP备2021012345号-1２",
                "京ICP备2021012345号-1<b>2</b>",
                "京ICP备2021012345号-1&#50;",
                "京ICP备2021012345号-1A",
                "京ICP备2021012345号-1<i>x</i>",
                "京ICP备2021012345号",
                "京ICP备2021012346号-1",
                "京ICP备 2021012345",
                "沪ICP备2021012345号-1",
                "京ICP备2021<!-- -->01234号-1",
                "<!-- 京ICP备2021012345号-1 -->",
                "<script>'京ICP备2021012345号-1'</script>",
                "<style>京ICP备2021012345号-1</style>",
                "<template>京ICP备2021012345号-1</template>",
                "<template><a>京ICP备2021012345号-1</a></template>",
                "<p title='京ICP备2021012345号-1'>x</p>",
                "<textarea>京ICP备2021012345号-1</textarea>",
                "<noscript>京ICP备2021012345号-1</noscript>",
                "<iframe>京ICP备2021012345号-1</iframe>",
                "京ICP备2021<012345号-1",
                "京ICP备2021012345x号-1",
                "&amp;#20140;ICP备2021012345号-1",
                "&#20141;ICP备2021012345号-1",
            })
    void anythingElseIsNotTheNumber(String body) {
        assertThat(find(body)).startsWith("-").endsWith("-");
    }

    @Test
    void aNumberWithoutSerialIsNotThatWithASerial() {
        assertThat(find("京ICP备2021012345号-12")).isEqualTo("---");
        assertThat(find("京ICP备2021012345号 - 12")).isEqualTo("---");
        assertThat(find("京ICP备2021012345号 <b>-</b>12")).isEqualTo("---");
        assertThat(find("京ICP备2021012345号 - 版权")).isEqualTo("-s-");
        assertThat(find("京ICP备2021012345号2026")).isEqualTo("-s-");
        assertThat(find("京ICP备2021012345号")).isEqualTo("-s-");
        assertThat(find("京ICP备2021012345号 京公网安备 11010502030143号")).isEqualTo("-ss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://beian.miit.gov.cn/",
                "https://beian.miit.gov.cn",
                "http://beian.miit.gov.cn/#/Integrated/index",
                "//beian.miit.gov.cn/",
                " HTTPS://BEIAN.MIIT.GOV.CN./ ",
                "https:\\\\beian.miit.gov.cn",
                "https://beian.miit.gov.cn:443/?x",
                "https://beian.miit.gov.cn#x",
                "https&#58;//beian&period;miit.gov.cn/",
                "https:&#x2F;/beian.miit.gov.c&#110/",
                "https://be\tian.miit.gov.cn/",
                "https://bei%61n.miit.gov.cn/",
                "https://x@beian.miit.gov.cn/",
            })
    void aLinkLeadsToTheHost(String href) {
        String[] ways = {
            "<a href=\"" + href + "\">京ICP备2021012345号-1</a>",
            "<A class=x HREF = '" + href + "' target=_blank><b>京ICP</b>备2021012345号-1 </A>",
            "<a title=\"href='x'\" href='" + href + "'><span>备案号：京ICP备2021012345号-1</span></a>",
            "<a href='/x'>x</a><a href='" + href + "' href=x>京ICP备2021012345号-<i>1</i></a>。",
            "<svg><a href='" + href + "'>京ICP备2021012345号-1</a></svg>",
            "<a href='" + href + "'><template><a href=/x></template>京ICP备2021012345号-1</a>",
        };
        for (String way : ways) {
            assertThat(find(way)).as(way).isEqualTo("l--");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='https://www.beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn.evil.cn/'>京ICP备2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn..'>京ICP备2021012345号-1</a>",
                "<a href='/beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href='beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href='ftp://beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href='https://evil.cn/@beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn@evil.cn/'>京ICP备2021012345号-1</a>",
                "<a href='https://beian.mps.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a title='https://beian.miit.gov.cn/'>京ICP备2021012345号-1</a>",
                "<a href=''>京ICP备2021012345号-1</a>",
                "<a href>京ICP备2021012345号-1</a>",
                "<a>京ICP备2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn/'>x</a>京ICP备2021012345号-1",
                "<a href='https://beian.miit.gov.cn/'>京ICP备</a>2021012345号-1",
                "京ICP备<a href='https://beian.miit.gov.cn/'>2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn/'>京ICP备<a href=/x>2021012345号-1</a>",
                "<a href='https://beian.miit.gov.cn/'>x<a href=/x>京ICP备2021012345号-1</a>",
                "<template><a href='https://beian.miit.gov.cn/'></template>京ICP备2021012345号-1",
                "<b href='https://beian.miit.gov.cn/'>京ICP备2021012345号-1</b>",
            })
    void aLinkLeadsElsewhere(String body) {
        assertThat(find(body)).isEqualTo("s--");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8",
        "GBK",
        "GB18030",
        "Big5",
        "EUC-JP",
        "Shift_JIS",
        "EUC-KR",
        "UTF-16LE",
        "UTF-16BE",
    })
    void theTextIsReadInThePagesEncoding(Charset charset) {
        String body = "<p>中国北京市中文，文字，京都。</p>x京都。中京ICP 2021京<a href='//beian.miit.gov.cn'>京ICP\u3000Ｐ</a>";
        PageSearch search = new PageSearch(List.of(
                new PageSearch.Wanted(List.of("京ICP2021京"), ICP_HOST),
                new PageSearch.Wanted(List.of("京ICPP"), ICP_HOST),
                new PageSearch.Wanted(List.of("文中"), ICP_HOST)));
        byte[] page = ("\ufeff".repeat(charset.name().startsWith("UTF-16") ? 1 : 0) + "<!DOCTYPE html><body>" + body)
                .getBytes(charset);
        assertThat(SearchRun.of(page, MarkupSyntax.HTML, charset, search).found())
                .isEqualTo("sl-");
    }

    @Test
    void charactersOfTwoBytesAreNotTakenApart() {
        // The bytes of 京 stand at the border of two other characters.
        byte[] page = html("\u0000ICP备2021012345号-1").getBytes(GBK);
        byte[] ic = {(byte) 0xD6, (byte) 0xBE, (byte) 0xA9, (byte) 0xD6};
        byte[] whole = new byte[page.length + 3];
        int at = new String(page, StandardCharsets.ISO_8859_1).indexOf(0);
        System.arraycopy(page, 0, whole, 0, at);
        System.arraycopy(ic, 0, whole, at, 4);
        System.arraycopy(page, at + 1, whole, at + 4, page.length - at - 1);
        assertThat(SearchRun.of(whole, MarkupSyntax.HTML, GBK, SEARCH).found()).isEqualTo("---");
    }

    @Test
    void theEncodingMayBeDeclaredByThePage() {
        String body = "<meta charset=gb2312><title>京</title><body>京ICP备2021012345号-1";
        assertThat(SearchRun.of(("<!DOCTYPE html>" + body).getBytes(GBK), MarkupSyntax.HTML, null, SEARCH)
                        .found())
                .isEqualTo("s--");
        assertThat(SearchRun.of(
                                ("<!DOCTYPE html>" + body).getBytes(StandardCharsets.UTF_8),
                                MarkupSyntax.HTML,
                                null,
                                SEARCH)
                        .found())
                .isEqualTo("---");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GBK", "GB18030"})
    void anUnknownEncodingIsGuessed(Charset charset) {
        byte[] page = html("中国北京，京ICP备2021012345号-1 文字").getBytes(charset);
        assertThat(SearchRun.of(page, MarkupSyntax.HTML, null, SEARCH).found()).isEqualTo("s--");
    }

    @Test
    void onlyCharacterReferencesCanSayItInAnEncodingWithoutChinese() {
        Charset latin = Charset.forName("windows-1252");
        byte[] page = html("&#20140;\u00a0ICP&#22791;2021012345&#21495;\u20131").getBytes(latin);
        assertThat(SearchRun.of(page, MarkupSyntax.HTML, latin, SEARCH).found()).isEqualTo("s--");
    }

    @Test
    void textsMayStartWithDigitsAndLetters() {
        PageSearch search = new PageSearch(List.of(
                new PageSearch.Wanted(List.of("B2-20090059", "粤B2-20090059"), "a.cn"),
                new PageSearch.Wanted(List.of("12345"), "a.cn")));
        assertThat(found(search, "b2-2009 0059")).isEqualTo("s-");
        assertThat(found(search, "AB2-20090059")).isEqualTo("--");
        assertThat(found(search, "粤 B2-20090059.")).isEqualTo("s-");
        assertThat(found(search, "x 12345")).isEqualTo("-s");
        assertThat(found(search, "0<b>12345</b>")).isEqualTo("--");
        assertThat(found(search, "123456")).isEqualTo("--");
        assertThat(found(search, "x&amp;12345")).isEqualTo("-s");
    }

    private static String found(PageSearch search, String body) {
        byte[] page = html(body).getBytes(StandardCharsets.UTF_8);
        return SearchRun.of(page, MarkupSyntax.HTML, StandardCharsets.UTF_8, search)
                .found();
    }

    @Test
    void twoProvincesAreFoundAsOne() {
        PageSearch search = new PageSearch(List.of(
                new PageSearch.Wanted(List.of("蜀ICP备2021012345号"), ICP_HOST),
                new PageSearch.Wanted(List.of("川公网安备51010502030143号"), ICP_HOST)));
        assertThat(found(search, "四川 川公网安备51010502030143号")).isEqualTo("-s");
        assertThat(found(search, "<i>四川蜀ICP备2021012345号")).isEqualTo("s-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>京ICP备2021012345号-1</p>",
                "<p>京<b>ICP</b>备<![CDATA[2021012345]]>号-1</p>",
                "<p><![CDATA[京ICP备2021]]>012345号-1]</p>",
                "<p>&#20140;ICP备2021012345号-1</p>",
                "<script/>京ICP备2021012345号-1",
                "<style>x</style>京ICP备2021012345号-1",
                "<textarea><b>x</b></textarea>京ICP备2021012345号-1",
            })
    void xhtmlIsReadAsXml(String body) {
        assertThat(xhtml(body)).isEqualTo("s--");
        assertThat(xhtml("<a class='x' href='https://beian.miit.gov.cn/'>" + body + "</a>"))
                .isEqualTo("l--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>京ICP备2021012345号-1</script>",
                "<template><p>京ICP备2021012345号-1</p></template>",
                "<noscript><p>x</p>京ICP备2021012345号-1</noscript>",
                "<!-- 京ICP备2021012345号-1 -->",
                "<?x 京ICP备2021012345号-1?>",
                "<p><![CDATA[京ICP备]20210]]>12345号-1</p>",
                "<p><![CDATA[京ICP备&#50;021012345号-1]]></p>",
            })
    void inXhtmlToo(String body) {
        assertThat(xhtml(body)).isEqualTo("---");
    }

    private static String xhtml(String body) {
        String page = "<?xml version='1.0'?><html><head><title>京ICP备2021012345号-1</title></head><body>" + body
                + "</body></html>";
        return SearchRun.of(page.getBytes(StandardCharsets.UTF_8), MarkupSyntax.XML, null, SEARCH)
                .found();
    }

    @Test
    void theHeadsPoliciesAreTold() {
        String page = "<!DOCTYPE html><html><head><meta charset=utf-8>"
                + "<meta http-equiv=content-security-policy content=\"default-src 'self'\">"
                + "<META CONTENT='img-src &quot;x&quot;' HTTP-EQUIV='Content-Security-Policy'/>"
                + "<meta http-equiv=Content-Security-Policy-Report-Only content='x'>"
                + "<meta http-equiv=refresh content='1'><meta http-equiv=content-security-policy content=' '>"
                + "<template>x<meta http-equiv=content-security-policy content='in template'></template>"
                + "<!-- <meta http-equiv=content-security-policy content='in comment'> --></head>\n"
                + "<meta http-equiv=content-security-policy content='behind head'>"
                + "<div><meta http-equiv=content-security-policy content='in body'></div></body></html>";
        SearchRun run =
                SearchRun.of(page.getBytes(StandardCharsets.UTF_8), MarkupSyntax.HTML, StandardCharsets.UTF_8, SEARCH);
        assertThat(run.policies()).containsExactly("default-src 'self'", "img-src \"x\"", "behind head");
    }

    @Test
    void theHeadsPoliciesAreToldOfXhtmlToo() {
        String page = "<html><head><meta http-equiv='Content-Security-Policy' content='img-src &quot;x&quot;'/>"
                + "<meta http-equiv='Content-Security-Policy' content='default-src x'></meta></head>"
                + "<body><p><meta http-equiv='Content-Security-Policy' content='in body'/></p></body></html>";
        assertThat(SearchRun.of(page.getBytes(StandardCharsets.UTF_8), MarkupSyntax.XML, null, SEARCH)
                        .policies())
                .containsExactly("img-src \"x\"", "default-src x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<head><base href='/a/'></head><p>x</p>                          | /a/",
                "<base target=_blank><BASE HREF=//cdn.example.com/?a&amp;b>x     | //cdn.example.com/?a&b",
                "<p>x<base href=x><base href=y>                                  | x",
                "<base href=''><base href=y>x                                    | ''",
                "<template><base href=x></template><svg><base href=y /></svg>x   |",
                "<!-- <base href=x> --><title><base href=x></title><basex href=x>|",
            })
    void theFirstBaseIsTold(String page, @Nullable String base) {
        byte[] bytes = ("<!DOCTYPE html>" + page + "<p>z</p></body>").getBytes(StandardCharsets.UTF_8);
        assertThat(SearchRun.of(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, SEARCH)
                        .base())
                .isEqualTo(base);
    }

    @Test
    void theFirstBaseIsToldOfXhtmlToo() {
        String page = "<html><head><base target='x'/><base href='https://a&amp;b/'/></head><body>x</body></html>";
        assertThat(SearchRun.of(page.getBytes(StandardCharsets.UTF_8), MarkupSyntax.XML, null, SEARCH)
                        .base())
                .isEqualTo("https://a&b/");
    }

    @Test
    void aBaseThatIsTooLongIsNobodys() {
        byte[] bytes = ("<!DOCTYPE html><base href='/" + "x".repeat(9000) + "'><title></title>")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(SearchRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, SEARCH, PageRun.random(1, 100))
                        .base())
                .isEqualTo(PageHead.BASE_TOO_LONG);
    }

    @Test
    void aPolicyThatIsTooLongAllowsNothing() {
        String page = "<!DOCTYPE html><meta http-equiv=content-security-policy content='img-src " + "x".repeat(9000)
                + "'><title></title>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        assertThat(SearchRun.run(bytes, MarkupSyntax.HTML, StandardCharsets.UTF_8, SEARCH, PageRun.random(1, 100))
                        .policies())
                .containsExactly(PageHead.STRICTEST);
    }
}
