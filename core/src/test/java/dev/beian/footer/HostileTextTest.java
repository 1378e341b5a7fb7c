package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Whatever is configured, a page gets our elements, and text. */
class HostileTextTest {
    private static final Set<String> ELEMENTS =
            Set.of("div", "span", "a", "img", "link", "style", "table", "tbody", "tr", "td", "small", "font");
    private static final Set<String> ATTRIBUTES = Set.of(
            "data-beian-footer",
            "data-beian",
            "class",
            "lang",
            "dir",
            "role",
            "aria-label",
            "style",
            "href",
            "target",
            "rel",
            "src",
            "alt",
            "height",
            "nonce",
            "align",
            "bgcolor",
            "cellpadding",
            "color");
    private static final List<String> POLICIES =
            List.of("", "style-src 'nonce-abc'", "style-src 'self'", "style-src 'none'", "style-src *");

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "</div></body><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "\" style=\"position:fixed\" x=\"",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " \u0001java\nscript\t:alert(1)",
                "java\u0000script:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "--><!-- ]]> <![CDATA[ <?x ?>",
                "&lt;script&gt; &amp; &#60;b&#62; &nosuch;",
                "line one\r\nline two\u2028line three\u0085end",
                "\u202Eevil\u2066over\u202C\u2069",
                "\uD800 lone \uDC00 \uFFFE \uFFFF \uFDD0 \uFEFF",
                "\u0000\u0001\u0008\u000B\u000C\u001F\u007F\u0080\u009F",
                "{code}</a><a href=javascript:alert(1)>",
                "x\u00A0\u3000y 𠮷 é ۞");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void comesOutHarmless(String text) throws Exception {
        FooterSite configured = new FooterSite()
                .copyright(text, 2013)
                .icpHref(text)
                .psb(FooterSite.PSB)
                .psbHref(text)
                .licence(text, text, text)
                .licence(null, text, "https://example.cn/?" + text)
                .classes(text);
        FooterAssets assets =
                new FooterAssets(new FooterAssets.Address(text, false), new FooterAssets.Address(text, true));
        SiteFooter footer = configured.footer(assets, FooterSite.CLOCK);

        for (String policy : POLICIES) {
            for (PageEnd page : List.of(PageEnd.HTML, PageEnd.XHTML)) {
                String markup = page.of(footer, policy);
                assertIsOurs(
                        Jsoup.parse("<!DOCTYPE html><html><head></head><body><p>x</p>" + markup + "</body></html>"));
            }
            var xml = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<body>" + PageEnd.XHTML.of(footer, policy) + "</body>")));
            assertThat(xml.getDocumentElement().getChildNodes().getLength()).isEqualTo(1);
            assertThat(xml.getElementsByTagName("script").getLength()).isZero();
        }
    }

    private static void assertIsOurs(Document page) {
        assertThat(page.body().childNodes()).hasSize(2);
        Element root = page.body().child(1);
        for (Element element : root.getAllElements()) {
            assertThat(ELEMENTS).contains(element.normalName());
            assertThat(element.attributes()).allSatisfy(attribute -> {
                assertThat(ATTRIBUTES).contains(attribute.getKey());
                assertThat(attribute.getValue())
                        .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069]");
            });
            if (element.hasAttr("href")) {
                assertThat(Href.isSafe(element.attr("href"))).isTrue();
                assertThat(element.attr("href").replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT))
                        .doesNotStartWith("javascript:")
                        .doesNotStartWith("data:")
                        .doesNotStartWith("vbscript:");
            }
        }
        assertThat(root.wholeText())
                .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u202A-\\u202E\\u2066-\\u2069]");
    }
}
