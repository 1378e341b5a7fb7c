package dev.beian.browser;

import dev.beian.browser.Layout.Trait;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The pages that the footer has to look right on. */
final class Layouts {
    private static final String TEXT =
            "<p>京剧，又称平剧、京戏，分布地以北京为中心，遍及全国各地。" + "清代乾隆五十五年起，原在南方演出的四大徽班陆续进入北京，与来自湖北的汉调艺人合作，逐渐融合、演变，最终形成京剧。</p>";
    private static final String ARTICLE = "<main><h1>京剧</h1>" + TEXT + "</main>";
    private static final String LONG = "<main><h1>京剧</h1>" + TEXT.repeat(24) + "</main>";
    private static final String PARTS = "<header>页头</header><main><h1>京剧</h1>" + TEXT + "</main><footer>页脚</footer>";
    private static final String STRICT_PAGE = "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
            + "%s<title>示例</title></head><body>" + ARTICLE + "</body></html>";

    /** Allows the style element that hides the outlines of focused links, and no other. */
    private static final String HIDES_OUTLINE_HASH = hash("a:focus{outline:none!important}");

    private Layouts() {}

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Layout> all() {
        return List.of(
                Layout.of("plain", "", ARTICLE),
                Layout.of("plain", "", ARTICLE).onPhone(),
                Layout.of("long", "", LONG),
                Layout.of("dark", "body{background:#14181d;color:#dde3ea}a{color:#8bf}", ARTICLE),
                Layout.of("dark-scheme", ":root{color-scheme:dark}", ARTICLE),
                Layout.of("dark-body-light-content", "body{background:#222;margin:0}main{background:#fff}", ARTICLE),
                Layout.of("dark-body-without-colour", "body{background:#111;margin:0}main{color:#fff}", ARTICLE),
                Layout.of(
                        "light-body-white-text",
                        "body{background:#fafafa;color:#fff;margin:0}main{background:#135}",
                        ARTICLE),
                Layout.of("mid-grey", "body{background:#767676;color:#fff}", ARTICLE),
                Layout.of(
                        "gradient",
                        "body{min-height:100vh;background:linear-gradient(135deg,#048,#a06)}main{color:#fff}",
                        ARTICLE),
                Layout.of("coloured-text", "body{background:#fffbe6;color:#7a4a00}", ARTICLE),
                Layout.of("big-text", "html{font-size:62.5%}body{font:2.4rem/1.2 serif}", ARTICLE),
                Layout.of(
                        "page-styles-everything",
                        "*{outline:none!important;margin:0;padding:6px;letter-spacing:1px}a{color:#06c;display:block;float:left}"
                                + "img{width:100%;display:block}div{text-align:left;border:0}span{font-size:30px;color:#999}",
                        ARTICLE),
                Layout.of(
                        "floats",
                        "aside{float:left;width:30%;background:#eee}main{float:right;width:66%}",
                        "<aside>菜单</aside>" + ARTICLE),
                Layout.of("only-floats", "main{float:left;width:60%;background:#eee}", ARTICLE),
                Layout.of("columns", "body{columns:3}", TEXT.repeat(3)),
                Layout.of(
                        "narrow-body",
                        "html{background:#ccc}body{width:700px;margin:0 auto;padding:20px;background:#fff}",
                        ARTICLE),
                Layout.of("positioned-body", "body{position:relative;max-width:700px;margin:0 auto}", ARTICLE),
                Layout.of(
                        "flex-row",
                        "body{display:flex;margin:0}aside{width:200px;background:#eee}main{flex:1}",
                        "<aside>菜单</aside>" + ARTICLE),
                Layout.of(
                        "flex-row-long",
                        "body{display:flex;margin:0}aside{width:200px;background:#eee}main{flex:1}",
                        "<aside>菜单</aside>" + LONG),
                Layout.of(
                                "flex-row",
                                "body{display:flex;margin:0}aside{width:90px;background:#eee}main{flex:1}",
                                "<aside>菜单</aside>" + ARTICLE)
                        .onPhone(),
                Layout.of(
                        "flex-row-rtl",
                        "body{display:flex;margin:0;direction:rtl}aside{width:200px;background:#eee}main{flex:1}",
                        "<aside>菜单</aside>" + ARTICLE),
                Layout.of(
                                "flex-centred-card",
                                "body{display:flex;align-items:center;justify-content:center;min-height:100vh;margin:0;background:#f0f2f5}main{background:#fff;padding:40px}",
                                "<main><h1>登录</h1></main>")
                        .with(Trait.TAKES_ROOM), // the scroll bar moves the centre
                Layout.of(
                                "flex-column",
                                "body{display:flex;flex-direction:column;min-height:100vh;margin:0}main{flex:1}header,footer{background:#eee;padding:1em}",
                                PARTS)
                        .with(Trait.TAKES_ROOM),
                Layout.of(
                                "flex-column",
                                "body{display:flex;flex-direction:column;min-height:100vh;margin:0}main{flex:1}header,footer{background:#eee;padding:1em}",
                                PARTS)
                        .with(Trait.TAKES_ROOM)
                        .onPhone(),
                Layout.of(
                                "grid",
                                "body{display:grid;grid-template:auto 1fr auto/1fr;min-height:100vh;margin:0}header,footer{background:#ddd}",
                                PARTS)
                        .with(Trait.TAKES_ROOM),
                Layout.of(
                                "grid-areas",
                                "body{display:grid;grid-template:'h h' auto 's m' 1fr 'f f' auto/150px 1fr;min-height:100vh;margin:0}header{grid-area:h}aside{grid-area:s;background:#eee}main{grid-area:m}footer{grid-area:f}",
                                "<aside>菜单</aside>" + PARTS)
                        .with(Trait.TAKES_ROOM),
                Layout.of("grid-implicit", "body{display:grid;gap:1em}", PARTS),
                Layout.of(
                                "wrapper-of-window-height",
                                "body{margin:0}#root{min-height:100vh;display:flex;flex-direction:column}main{flex:1}footer{background:#eee}",
                                "<div id=\"root\">" + PARTS + "</div>")
                        .with(Trait.TAKES_ROOM),
                Layout.of("full-height-short", "html,body{height:100%;margin:0}", ARTICLE),
                Layout.of("full-height-long", "html,body{height:100%;margin:0}", LONG),
                Layout.of(
                        "body-scrolls",
                        "html{overflow:hidden;height:100%}body{height:100%;overflow:auto;margin:0}",
                        LONG),
                Layout.of(
                                "overflow-hidden-body",
                                "html,body{height:100%;margin:0;overflow:hidden}#app{height:100%;overflow:auto;background:#eef}",
                                "<div id=\"app\" tabindex=\"0\">" + LONG + "</div>")
                        .with(Trait.OVER_CONTENT),
                Layout.of(
                                "overflow-hidden-body",
                                "html,body{height:100%;margin:0;overflow:hidden}#app{height:100%;overflow:auto;background:#eef}",
                                "<div id=\"app\" tabindex=\"0\">" + LONG + "</div>")
                        .with(Trait.OVER_CONTENT)
                        .onPhone(),
                Layout.of(
                                "shell-column",
                                "body{display:flex;flex-direction:column;height:100vh;margin:0;overflow:hidden}main{flex:1;overflow:auto}",
                                "<header>应用</header>" + LONG.replace("<main>", "<main tabindex=\"0\">"))
                        .with(Trait.TAKES_ROOM)
                        .with(Trait.OVER_CONTENT),
                Layout.of(
                                "shell-row",
                                "body{display:flex;height:100vh;margin:0;overflow:hidden}aside{width:200px;background:#eee}main{flex:1;overflow:auto}",
                                "<aside>菜单</aside>" + LONG.replace("<main>", "<main tabindex=\"0\">"))
                        .with(Trait.OVER_CONTENT),
                Layout.of(
                                "shell-grid",
                                "body{display:grid;grid-template:auto 1fr/1fr;height:100vh;margin:0;overflow:hidden}main{overflow:auto}",
                                "<header>应用</header>" + LONG.replace("<main>", "<main tabindex=\"0\">"))
                        .with(Trait.TAKES_ROOM)
                        .with(Trait.OVER_CONTENT),
                Layout.of(
                                "shell-fixed",
                                "html,body{height:100%;margin:0}#app{position:fixed;inset:0;overflow:auto;background:#eef}",
                                "<div id=\"app\" tabindex=\"0\">" + LONG + "</div>")
                        .with(Trait.OVER_CONTENT),
                Layout.of(
                        "fixed-header-and-footer",
                        "body{margin:50px 0}header,nav{position:fixed;left:0;right:0;height:50px;background:#246;color:#fff}header{top:0}nav{bottom:0}",
                        "<header>页头</header>" + LONG + "<nav>首页</nav>"),
                Layout.html(
                        "rtl",
                        "<!DOCTYPE html>\n<html lang=\"ug\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>ئۈلگە</title></head><body><main><h1>ئۈلگە</h1><p>شىنجاڭ ئۇيغۇر ئاپتونوم رايونى</p></main></body></html>"),
                Layout.html(
                                "quirks",
                                "<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>示例</title></head><body><main><h1>京剧</h1><table><tr><td>旧页面</td></tr></table></main></body></html>")
                        .with(Trait.QUIRKS),
                Layout.html(
                                "xhtml",
                                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"zh-CN\" xml:lang=\"zh-CN\"><head><title>示例</title></head><body>"
                                        + ARTICLE + "</body></html>")
                        .as("application/xhtml+xml", StandardCharsets.UTF_8),
                Layout.html(
                                "gbk",
                                "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"gbk\"><title>示例</title></head><body>"
                                        + ARTICLE + "</body></html>")
                        .as("text/html", Charset.forName("GBK")),
                Layout.html(
                                "charset-unknown",
                                "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Example</title></head><body><main><h1>Peking opera</h1><p>It rose in the late 18th century.</p></main></body></html>")
                        .as("text/html", StandardCharsets.US_ASCII),
                Layout.of("no-outlines", "*{outline:none}", ARTICLE),
                Layout.of("no-outlines-on-focus", "*:focus,*:focus-visible{outline:0 none!important}", ARTICLE),
                Layout.html(
                                "no-outlines-embedded",
                                String.format(
                                        STRICT_PAGE,
                                        "<style nonce=\"r4nd0m\">*{outline:none!important}body{background:#123;color:#eee}</style>"))
                        .policy("default-src 'none'; style-src 'nonce-r4nd0m'; img-src 'self'"),
                Layout.html(
                                "no-outlines-stylesheet",
                                String.format(STRICT_PAGE, "<style>a:focus{outline:none!important}</style>"))
                        .policy("style-src-elem 'self' " + HIDES_OUTLINE_HASH + "; style-src-attr 'none'"),
                Layout.html(
                        "base-of-the-page-itself", String.format(STRICT_PAGE, "<base href=\"/without/somewhere/\">")),
                Layout.html("base-elsewhere", String.format(STRICT_PAGE, "<base href=\"https://cdn.invalid/assets/\">"))
                        .with(Trait.NO_BADGE),
                Layout.html(
                                "base-elsewhere-policy-self",
                                String.format(STRICT_PAGE, "<base href=\"//cdn.invalid/assets/\">"))
                        .policy("default-src 'self'")
                        .with(Trait.NO_BADGE),
                Layout.html("policy-self", String.format(STRICT_PAGE, "")).policy("default-src 'self'"),
                Layout.html(
                                "policy-nonce",
                                String.format(
                                        STRICT_PAGE,
                                        "<style nonce=\"r4nd0m\">body{background:#123;color:#eee}</style>"))
                        .policy("default-src 'none'; style-src 'nonce-r4nd0m'; img-src 'self'"),
                Layout.html("policy-none", String.format(STRICT_PAGE, ""))
                        .policy("default-src 'none'")
                        .with(Trait.NO_BADGE),
                Layout.html("policy-reported", String.format(STRICT_PAGE, ""))
                        .field("Content-Security-Policy-Report-Only: default-src 'self'; report-uri /reports"),
                Layout.html("policy-reported-none", String.format(STRICT_PAGE, ""))
                        .field("Content-Security-Policy-Report-Only: default-src 'none'; report-uri /reports")
                        .with(Trait.NO_BADGE),
                Layout.html("policy-two", String.format(STRICT_PAGE, ""))
                        .policy("style-src 'self' 'unsafe-inline'")
                        .policy("default-src 'self'"),
                Layout.html("policy-inline-no-image", String.format(STRICT_PAGE, ""))
                        .policy("default-src 'none'; style-src 'unsafe-inline'")
                        .with(Trait.NO_BADGE),
                Layout.html("policy-attributes-only", String.format(STRICT_PAGE, ""))
                        .policy("style-src-elem 'none'; style-src-attr 'unsafe-inline'; img-src 'self'"),
                Layout.html(
                        "policy-meta",
                        String.format(
                                STRICT_PAGE,
                                "<meta http-equiv=\"Content-Security-Policy\" content=\"style-src 'self'\">")));
    }
}
