package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.html.MarkupSyntax;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML",
                " text/html",
                "text/html;charset=UTF-8",
                "text/html ; charset=x",
                "text/html;",
                "text/html\t;level=1"
            })
    void theseAreHtml(String contentType) {
        assertThat(MediaType.syntaxOf(contentType)).isEqualTo(MarkupSyntax.HTML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xhtml+xml", "Application/XHTML+XML; charset=utf-8"})
    void theseAreXhtml(String contentType) {
        assertThat(MediaType.syntaxOf(contentType)).isEqualTo(MarkupSyntax.XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "text/plain",
                "text/htmlx",
                "text/html5",
                "text/html+x",
                "application/xml",
                "xtext/html",
                "application/json; x=\"text/html\"",
                "text /html",
                "text/vnd.turbo-stream.html"
            })
    void theseAreNoPages(String contentType) {
        assertThat(MediaType.isPage(contentType)).isFalse();
    }

    @Test
    void noTypeIsNoPage() {
        assertThat(MediaType.isPage(null)).isFalse();
        assertThat(MediaType.charset(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "none",
            value = {
                "text/html;charset=UTF-8|UTF-8",
                "text/html; Charset=gbk|gbk",
                "text/html;level=1; charset=gbk ;x=y|gbk",
                "text/html;charset=\"GB18030\"|GB18030",
                "text/html;charset=\"a\\\"b\"|a\"b",
                "text/html;charset=\"utf-8|utf-8",
                "text/html;x=\"; charset=no\";charset=yes|yes",
                "text/html;charset=first;charset=second|first",
                "text/html;xcharset=no|none",
                "text/html;charset|none",
                "text/html|none",
                "text/html;charset=|^^"
            })
    void theCharsetIsTheParameterUnquoted(String contentType, String charset) {
        assertThat(MediaType.charset(contentType)).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "text/html|text/html;charset=GBK",
                "text/html; charset=utf-8|text/html; charset=GBK",
                "text/html;charset=utf-8;level=1|text/html;charset=GBK;level=1",
                "text/html;charset=\"a;b\";level=1|text/html;charset=GBK;level=1",
                "text/html;x=\";charset=a\"|text/html;x=\";charset=a\";charset=GBK"
            })
    void anotherCharsetComesInItsPlace(String contentType, String changed) {
        assertThat(MediaType.withCharset(contentType, "GBK")).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "text/html;charset=utf8,UTF-8",
                "text/html;charset=gb2312,GBK",
                "text/html;charset=unheard-of,none",
                "text/html,none"
            })
    void theEncodingIsThatOfBrowsers(String contentType, String encoding) {
        Charset found = MediaType.encoding(contentType);

        assertThat(found == null ? null : found.name()).isEqualTo(encoding);
    }
}
