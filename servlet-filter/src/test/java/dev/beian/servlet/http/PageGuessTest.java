package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageGuessTest {
    private static final String BROWSER = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "PAGE,video/mp4,video,image/png,PAGE",
                "OTHER,text/html,document,text/html,OTHER",
                "BOTH,none,none,none,BOTH",
                "BOTH,none,document,text/html,BOTH",
                "BOTH,none,empty,application/json,OTHER",
                "BOTH,none,empty,*/*,BOTH",
                "BOTH,none,image,*/*,OTHER",
                "BOTH,image/png,none,*/*,OTHER",
                "BOTH,text/html,image,image/png,BOTH",
                "UNKNOWN,text/html,image,image/png,PAGE",
                "UNKNOWN,application/xhtml+xml,none,none,PAGE",
                "UNKNOWN,application/pdf,document,text/html,OTHER",
                "UNKNOWN,application/octet-stream,document,none,WANTED",
                "UNKNOWN,none,document,*/*,WANTED",
                "UNKNOWN,none,iframe,none,WANTED",
                "UNKNOWN,none,video,*/*,OTHER",
                "UNKNOWN,none,empty,none,UNKNOWN",
                "UNKNOWN,none,empty,*/*,UNKNOWN",
                "UNKNOWN,none,none,*/*,UNKNOWN",
                "UNKNOWN,none,none,text/html;q=0.5,WANTED",
                "UNKNOWN,none,none,text/html;q=0,OTHER",
                "UNKNOWN,none,none,application/json,OTHER",
                "UNKNOWN,none,none,text/*,UNKNOWN",
                "UNKNOWN,none,none,none,UNKNOWN"
            })
    void memoryBeatsTheNameAndTheNameTheWish(
            ServedPaths.Kind served, String nameType, String destination, String accept, PageGuess guess) {
        assertThat(PageGuess.of(served, nameType, destination, accept)).isEqualTo(guess);
    }

    @ParameterizedTest
    @CsvSource({"none,WANTED", "empty,WANTED", "image,OTHER"})
    void aBrowsersListOfTypesNamesHtml(String destination, PageGuess guess) {
        assertThat(PageGuess.of(
                        ServedPaths.Kind.UNKNOWN, null, destination.equals("none") ? null : destination, BROWSER))
                .isEqualTo(guess);
    }
}
