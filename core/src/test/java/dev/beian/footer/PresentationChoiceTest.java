package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.FooterSettings.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentationChoiceTest {
    private static final String STYLESHEET = "/app/_beian/footer-0123456789abcdef.css";
    private static final FooterAssets OWN = new FooterAssets(
            new FooterAssets.Address("/app/_beian/badge-0123456789abcdef.png", false),
            new FooterAssets.Address(STYLESHEET, false));
    private static final String HASH = "'" + new InlineHash(FooterStyle.SHEET) + "'";

    private static Presentation choose(Style style, FooterAssets assets, String... fields) {
        return new PresentationChoice(style, assets, "").choose(List.of(fields), List.of());
    }

    private static Presentation choose(String... fields) {
        return choose(Style.AUTO, OWN, fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            img-src 'self'                                                      | INLINE
            default-src *                                                       | LINKED
            default-src 'self'                                                  | LINKED
            default-src 'self' 'unsafe-inline'                                  | INLINE
            DEFAULT-SRC 'SELF' 'UNSAFE-INLINE'                                  | INLINE
            default-src 'none'                                                  | PLAIN
            default-src 'none'; style-src 'unsafe-inline'                       | INLINE
            default-src 'unsafe-inline'; style-src 'self'                       | LINKED
            style-src                                                           | PLAIN
            style-src 'none'                                                    | PLAIN
            style-src 'self'; style-src 'unsafe-inline'                         | LINKED
            style-src 'unsafe-inline' 'nonce-abc'                               | EMBEDDED
            style-src 'nonce-abc'                                               | EMBEDDED
            script-src 'nonce-abc'; style-src 'self'                            | LINKED
            style-src 'unsafe-inline' 'sha256-AAAA'                             | PLAIN
            style-src 'self' 'unsafe-inline' 'sha256-AAAA'                      | LINKED
            style-src 'unsafe-hashes' 'self'                                    | LINKED
            style-src-attr 'unsafe-inline'; style-src 'none'                    | INLINE
            style-src-attr 'none'; style-src 'unsafe-inline'                    | EMBEDDED
            style-src-elem 'self'; style-src 'unsafe-inline'                    | INLINE
            style-src-elem 'none'; style-src-attr 'none'                        | PLAIN
            style-src https:                                                    | PLAIN
            style-src https://cdn.example.com                                   | PLAIN
            style-src 'self' https://cdn.example.com                            | LINKED
            default-src 'self', style-src 'unsafe-inline'                       | PLAIN
            default-src 'self' 'unsafe-inline', img-src 'none'                  | INLINE
            ;;  ; style-src  'self'   ;                                         | LINKED
            style-src 'nonce-'                                                  | PLAIN
            style-src 'nonce-a"onload=x'                                        | PLAIN
            style-src 'nonce-abc==' 'self'                                      | EMBEDDED
            sandbox; upgrade-insecure-requests                                  | INLINE
            """)
    void stylesAsTheBestThatThePolicyAllows(String policy, Look expected) {
        assertThat(choose(policy).look()).isEqualTo(expected);
    }

    @Test
    void obeysEveryPolicyThatThereIs() {
        assertThat(choose("style-src 'unsafe-inline'", "style-src 'self'").look())
                .isEqualTo(Look.PLAIN);
        assertThat(choose("style-src 'unsafe-inline' 'self'", "style-src 'self'")
                        .look())
                .isEqualTo(Look.LINKED);
        assertThat(choose("style-src 'nonce-a'", "style-src 'nonce-b'").look()).isEqualTo(Look.PLAIN);
        assertThat(choose("style-src 'nonce-a'", "style-src 'unsafe-inline'").look())
                .isEqualTo(Look.EMBEDDED);
        assertThat(new PresentationChoice(Style.AUTO, OWN, "")
                        .choose(List.of("img-src *"), List.of("style-src 'self'"))
                        .look())
                .isEqualTo(Look.LINKED);
    }

    @Test
    void takesThePagesOwnNonce() {
        assertThat(choose("style-src 'self' 'nonce-r4nd0m+/-_=='").nonce()).isEqualTo("r4nd0m+/-_==");
    }

    @Test
    void takesTheHashOfItsStylesheetForPermission() {
        Presentation presentation = choose("style-src " + HASH);

        assertThat(presentation.look()).isEqualTo(Look.EMBEDDED);
        assertThat(presentation.nonce()).isNull();
    }

    @Test
    void prefersWhatTheSiteWishes() {
        assertThat(choose(Style.STYLESHEET, OWN).look()).isEqualTo(Look.LINKED);
        assertThat(choose(Style.STYLESHEET, FooterAssets.NONE).look()).isEqualTo(Look.PLAIN);
        assertThat(choose(Style.STYLESHEET, OWN, "style-src 'unsafe-inline'").look())
                .isEqualTo(Look.PLAIN);
        assertThat(choose(Style.INLINE, OWN, "style-src 'self'").look()).isEqualTo(Look.PLAIN);
        assertThat(choose(Style.CLASS, OWN).look()).isEqualTo(Look.CLASS);
        assertThat(choose(Style.CLASS, OWN, "default-src 'none'").look()).isEqualTo(Look.CLASS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            style-src 'none'                        | /a/badge.png                      | true
            default-src 'self'                      | /a/badge.png                      | true
            default-src 'none'                      | /a/badge.png                      | false
            default-src 'none'; img-src 'self'      | /a/badge.png                      | true
            img-src *                               | /a/badge.png                      | true
            img-src data:                           | /a/badge.png                      | false
            img-src https:                          | /a/badge.png                      | false
            img-src https:                          | https://cdn.example.cn/b.png      | true
            img-src http:                           | https://cdn.example.cn/b.png      | true
            img-src https:                          | http://cdn.example.cn/b.png       | false
            img-src 'self'                          | https://cdn.example.cn/b.png      | false
            img-src cdn.example.cn                  | https://cdn.example.cn/b.png      | true
            img-src CDN.example.CN                  | https://cdn.example.cn/b.png      | true
            img-src *.example.cn                    | https://cdn.example.cn/b.png      | true
            img-src *.example.cn                    | https://example.cn/b.png          | false
            img-src example.cn                      | https://cdn.example.cn/b.png      | false
            img-src cdn.example.cn                  | http://cdn.example.cn/b.png       | false
            img-src http://cdn.example.cn           | https://cdn.example.cn/b.png      | true
            img-src https://cdn.example.cn:8443     | https://cdn.example.cn/b.png      | false
            img-src https://cdn.example.cn:8443     | https://cdn.example.cn:8443/b.png | true
            img-src https://cdn.example.cn:*        | https://cdn.example.cn:8443/b.png | true
            img-src https://cdn.example.cn/i/       | https://cdn.example.cn/i/b.png    | true
            img-src https://cdn.example.cn/i        | https://cdn.example.cn/i/b.png    | false
            img-src https://cdn.example.cn/b.png    | https://cdn.example.cn/b.png      | true
            img-src *                               | //cdn.example.cn/b.png            | false
            """)
    void showsTheBadgeOnlyWhereItCertainlyMayBeLoaded(String policy, String src, boolean expected) {
        assertThat(choose(Style.AUTO, new FooterAssets(new FooterAssets.Address(src, false), null), policy)
                        .withBadge())
                .isEqualTo(expected);
    }

    @Test
    void remembersTheLastPolicyOnly() {
        PresentationChoice choice = new PresentationChoice(Style.AUTO, OWN, "");
        List<String> strict = List.of("default-src 'self'");

        assertThat(choice.choose(strict, List.of())).isSameAs(choice.choose(strict, List.of()));
        assertThat(choice.choose(List.of("default-src 'none'"), List.of()).look())
                .isEqualTo(Look.PLAIN);
        assertThat(choice.choose(strict, List.of()).look()).isEqualTo(Look.LINKED);
        assertThat(choice.choose(List.of(), strict).look()).isEqualTo(Look.LINKED);
    }
}
