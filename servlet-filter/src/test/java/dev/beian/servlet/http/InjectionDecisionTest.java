package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.html.MarkupSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionDecisionTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 203, 300, 301, 400, 404, 418, 500, 503})
    void aPageOfAnyStatusWithABodyGetsAFooter(int status) {
        InjectionDecision decision = InjectionDecision.of(status, "text/html;charset=gbk", null, null);

        assertThat(decision.injects()).isTrue();
        assertThat(decision.reason()).isNull();
        assertThat(decision.syntax()).isEqualTo(MarkupSyntax.HTML);
        assertThat(decision.coding()).isEqualTo(ContentCoding.IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({
        "100,no-content",
        "103,no-content",
        "204,no-content",
        "205,no-content",
        "206,partial-content",
        "304,not-modified"
    })
    void aStatusThatHasNoWholePageIsAReason(int status, String reason) {
        assertThat(InjectionDecision.of(status, "text/html", null, null).reason())
                .isEqualTo(reason);
    }

    @Test
    void whatIsNoPagePassesWhateverElseItIs() {
        assertThat(InjectionDecision.of(200, null, null, null).reason()).isEqualTo("not-html");
        assertThat(InjectionDecision.of(206, "video/mp4", null, null).reason()).isEqualTo("not-html");
        assertThat(InjectionDecision.of(200, "application/json", "br", "attachment")
                        .reason())
                .isEqualTo("not-html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"attachment", "ATTACHMENT; filename=x.html", " attachment ;filename=\"a\"", "form-data; name=x"})
    void whatIsToBeSavedPasses(String disposition) {
        assertThat(InjectionDecision.of(200, "text/html", null, disposition).reason())
                .isEqualTo("attachment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "Inline; filename=attachment", "", "filename=x.html", ";attachment"})
    void whatIsToBeShownIsAPage(String disposition) {
        assertThat(InjectionDecision.of(200, "text/html", null, disposition).injects())
                .isTrue();
    }

    @Test
    void aPageIsReadThroughGzipAndDeflateButNoOtherCoding() {
        assertThat(InjectionDecision.of(200, "text/html", "gzip", null).coding())
                .isEqualTo(ContentCoding.GZIP);
        assertThat(InjectionDecision.of(200, "text/html", "deflate", null).coding())
                .isEqualTo(ContentCoding.DEFLATE);
        assertThat(InjectionDecision.of(200, "text/html", "br", null).reason()).isEqualTo("content-coding");
        assertThat(InjectionDecision.of(200, "text/html", "zstd", null).reason())
                .isEqualTo("content-coding");
    }

    @Test
    void xhtmlIsReadAsXml() {
        assertThat(InjectionDecision.of(200, "application/xhtml+xml", null, null)
                        .syntax())
                .isEqualTo(MarkupSyntax.XML);
    }
}
