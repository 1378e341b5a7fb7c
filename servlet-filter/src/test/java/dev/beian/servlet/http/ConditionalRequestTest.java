package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestTest {
    private static final String NOW = "F1";
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String LATER = "Mon, 07 Nov 1994 08:49:37 GMT";
    private static final String DATED = "W/\"784111777~beian.dF1\"";
    private static final String DATED_LATER = "W/\"784198177~beian.dF1\"";

    private static ConditionalRequest request(String method, PageGuess guess, Map<String, List<String>> fields) {
        return ConditionalRequest.of(method, name -> fields.getOrDefault(name, List.of()), NOW, guess);
    }

    private static ConditionalRequest get(PageGuess guess, String name, String value) {
        return request("GET", guess, Map.of(name, List.of(value)));
    }

    @Nested
    class IfNoneMatch {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                nullValues = "none",
                value = {
                    "\"x~beian.sF1\"|\"x\"",
                    "W/\"x~beian.sF1\"|\"x\"",
                    "W/\"x~beian.wF1\"|W/\"x\"",
                    "\"x~beian.sF1-gzip\"|\"x\"",
                    "W/\"x~beian.sF1--gzip\"|\"x\"",
                    "\"x~beian.sOLD\"|none",
                    "\"x\"|none",
                    "\"x\", \"y~beian.sOLD\"|none",
                    "\"x\", \"y~beian.sF1\", W/\"z~beian.wF1\"|\"y\", W/\"z\"",
                    "*|*",
                    "*, \"x\"|none",
                    "nonsense|none",
                    "x~beian.sF1|none",
                    "w/\"x~beian.sF1\"|none",
                    "\"x~beian.sF1\"-gzip|none",
                    "\"x~beian.qF1\", \"y~beian.sF1\"|\"y\""
                })
        void onAPageOnlyTagsWithTheFooterOfTodayCount(String sent, String seen) {
            assertThat(get(PageGuess.PAGE, "If-None-Match", sent).lines("If-None-Match"))
                    .isEqualTo(seen == null ? List.of() : List.of(seen));
        }

        @ParameterizedTest
        @EnumSource(names = {"OTHER", "UNKNOWN"})
        void elsewhereTheApplicationsTagsPassAsTheyAre(PageGuess guess) {
            List<String> lines = List.of("\"x\",W/\"y\"", "\"z\"");

            assertThat(request("GET", guess, Map.of("If-None-Match", lines)).lines("if-none-match"))
                    .isEqualTo(lines);
        }

        @Test
        void aTagOfOursAmongOthersProvesThePage() {
            ConditionalRequest seen = get(PageGuess.UNKNOWN, "If-None-Match", "\"x\", \"y~beian.sOLD\"");

            assertThat(seen.lines("If-None-Match")).isEmpty();
            assertThat(seen.provesPage()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"x~beian.sF1", "w/\"x~beian.sF1\"", "\"x~beian.sF1\"-gzip", "\"x~beian.q\""})
        void whatWasMadeOfATagOfOursIsNeverShownNorTheDateBesideIt(String sent) {
            ConditionalRequest seen = request(
                    "GET",
                    PageGuess.UNKNOWN,
                    Map.of("If-None-Match", List.of(sent), "If-Modified-Since", List.of(DATE)));

            assertThat(seen.lines("If-None-Match")).isEmpty();
            assertThat(seen.lines("If-Modified-Since")).isEmpty();
            assertThat(seen.provesPage()).isTrue();
        }

        @Test
        void membersMayStandInSeveralLines() {
            ConditionalRequest seen = request(
                    "GET",
                    PageGuess.PAGE,
                    Map.of("If-None-Match", List.of("\"x~beian.sF1\"", "\"old~beian.sF0\", \"y~beian.sF1\"")));

            assertThat(seen.lines("If-None-Match")).containsExactly("\"x\", \"y\"");
        }

        @Test
        void whereNoPageGetsAFooterTheApplicationsTagsAreTheTrueOnes() {
            ConditionalRequest seen = ConditionalRequest.of(
                    "GET",
                    name -> name.equals("If-None-Match") ? List.of("\"x\", \"y~beian.sF1\"") : List.of(),
                    null,
                    PageGuess.PAGE);

            assertThat(seen.lines("If-None-Match")).containsExactly("\"x\"");
        }

        @Test
        void aChangingRequestIsAboutTheStateWhateverTheFooter() {
            ConditionalRequest seen = request(
                    "PUT",
                    PageGuess.PAGE,
                    Map.of("If-None-Match", List.of("\"x~beian.sOLD\", \"y\""), "If-Modified-Since", List.of(DATE)));

            assertThat(seen.lines("If-None-Match")).containsExactly("\"x\", \"y\"");
        }
    }

    @Nested
    class Dates {
        @ParameterizedTest
        @EnumSource(names = {"PAGE", "WANTED", "BOTH"})
        void aBareDateNeverKeepsAnOldPageAlive(PageGuess guess) {
            assertThat(get(guess, "If-Modified-Since", DATE).lines("If-Modified-Since"))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"OTHER", "UNKNOWN"})
        void elsewhereADatePasses(PageGuess guess) {
            assertThat(get(guess, "If-Modified-Since", DATE).lines("If-Modified-Since"))
                    .containsExactly(DATE);
        }

        @Test
        void aTagOfADateBecomesThatDate() {
            ConditionalRequest seen = get(PageGuess.UNKNOWN, "If-None-Match", DATED);

            assertThat(seen.lines("If-None-Match")).isEmpty();
            assertThat(seen.lines("If-Modified-Since")).containsExactly(DATE);
            assertThat(seen.known(null)).hasToString(DATED);
        }

        @Test
        void ofSeveralTheLatestCounts() {
            ConditionalRequest seen = get(PageGuess.PAGE, "If-None-Match", DATED_LATER + ", " + DATED);

            assertThat(seen.lines("If-Modified-Since")).containsExactly(LATER);
            assertThat(seen.known(null)).hasToString(DATED_LATER);
        }

        @Test
        void aTagOfADateWithAnOldFooterIsNothing() {
            ConditionalRequest seen = request(
                    "GET",
                    PageGuess.UNKNOWN,
                    Map.of("If-None-Match", List.of("W/\"784111777~beian.dF0\""), "If-Modified-Since", List.of(DATE)));

            assertThat(seen.lines("If-None-Match")).isEmpty();
            assertThat(seen.lines("If-Modified-Since")).isEmpty();
        }

        @Test
        void whereThereIsATagTheDateBesideItIsNotShown() {
            ConditionalRequest seen = request(
                    "GET",
                    PageGuess.PAGE,
                    Map.of("If-None-Match", List.of("\"x~beian.sF0\""), "If-Modified-Since", List.of(DATE)));

            assertThat(seen.lines("If-None-Match")).isEmpty();
            assertThat(seen.lines("If-Modified-Since")).isEmpty();
        }
    }

    @Nested
    class IfMatch {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '^',
                value = {
                    "\"x~beian.sF1\"|\"x\"",
                    "W/\"x~beian.sF1\"|\"x\"",
                    "\"x~beian.sOLD\"|\"x\"",
                    "\"x~beian.sF1-gzip\"|\"x\"",
                    "W/\"x~beian.wF1\"|W/\"x\"",
                    "\"x\"|\"x\"",
                    "*|*",
                    "\"a\",  \"x~beian.sF1\"|\"a\", \"x\""
                })
        void theApplicationSeesItsOwnTagsInTheirStrength(String sent, String seen) {
            for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
                assertThat(request(method, PageGuess.UNKNOWN, Map.of("If-Match", List.of(sent)))
                                .lines("If-Match"))
                        .containsExactly(seen);
            }
        }

        @Test
        void aTagOfADateBecomesAConditionOnTheDateForAChange() {
            ConditionalRequest seen = request("PUT", PageGuess.PAGE, Map.of("If-Match", List.of(DATED)));

            assertThat(seen.lines("If-Match")).isEmpty();
            assertThat(seen.lines("If-Unmodified-Since")).containsExactly(DATE);
        }

        @Test
        void aConditionOnADatePasses() {
            assertThat(request("PUT", PageGuess.PAGE, Map.of("If-Unmodified-Since", List.of(DATE)))
                            .lines("If-Unmodified-Since"))
                    .containsExactly(DATE);
        }
    }

    @Nested
    class Ranges {
        private ConditionalRequest range(PageGuess guess, String name, String value) {
            return request("GET", guess, Map.of("Range", List.of("bytes=10-"), name, List.of(value)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"x~beian.sF1\"", "W/\"x~beian.sF1\"", "\"x~beian.sOLD\"", "\"x~beian.sF1-br\""})
        void aTagOfOursProvesThePageWhichIsSentInFull(String tag) {
            ConditionalRequest ifRange = range(PageGuess.UNKNOWN, "If-Range", tag);
            ConditionalRequest ifMatch = range(PageGuess.UNKNOWN, "If-Match", tag);

            assertThat(ifRange.lines("Range")).isEmpty();
            assertThat(ifRange.lines("If-Range")).isEmpty();
            assertThat(ifRange.provesPage()).isTrue();
            assertThat(ifMatch.lines("Range")).isEmpty();
            assertThat(ifMatch.lines("If-Match")).containsExactly("\"x\"");
            assertThat(ifMatch.provesPage()).isTrue();
        }

        @Test
        void aTagOfOursWithoutARangeIsNotShown() {
            assertThat(get(PageGuess.UNKNOWN, "If-Range", "\"x~beian.sF1\"").lines("If-Range"))
                    .isEmpty();
            assertThat(get(PageGuess.UNKNOWN, "If-Range", "\"x\"").lines("If-Range"))
                    .containsExactly("\"x\"");
        }

        @Test
        void aTagOfADateInIfMatchIsNoConditionOnTheFullPage() {
            ConditionalRequest seen = range(PageGuess.UNKNOWN, "If-Match", DATED);

            assertThat(seen.lines("Range")).isEmpty();
            assertThat(seen.lines("If-Match")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"PAGE,false", "WANTED,false", "BOTH,false", "UNKNOWN,false", "OTHER,true"})
        void aDateCountsOnlyForWhatIsKnownToBeNoPage(PageGuess guess, boolean shown) {
            ConditionalRequest seen = range(guess, "If-Range", DATE);

            assertThat(seen.lines("Range")).isEqualTo(shown ? List.of("bytes=10-") : List.of());
            assertThat(seen.lines("If-Range")).isEqualTo(shown ? List.of(DATE) : List.of());
        }

        @ParameterizedTest
        @CsvSource({"PAGE,false", "WANTED,true", "BOTH,true", "UNKNOWN,true", "OTHER,true"})
        void theApplicationsTagCountsUnlessThePathIsThatOfAPage(PageGuess guess, boolean shown) {
            ConditionalRequest seen = range(guess, "If-Range", "\"x\"");

            assertThat(seen.lines("Range")).isEqualTo(shown ? List.of("bytes=10-") : List.of());
            assertThat(seen.lines("If-Range")).isEqualTo(shown ? List.of("\"x\"") : List.of());
        }

        @ParameterizedTest
        @CsvSource({"PAGE,false", "WANTED,true", "BOTH,true", "UNKNOWN,true", "OTHER,true"})
        void aBareRangeOfAPageIsThePage(PageGuess guess, boolean shown) {
            assertThat(get(guess, "Range", "bytes=10-").lines("Range")).hasSize(shown ? 1 : 0);
        }
    }

    @Nested
    class TheTagOfA304 {
        @Test
        void isTheClientsOwnToTheLetter() {
            ConditionalRequest seen =
                    get(PageGuess.PAGE, "If-None-Match", "\"a~beian.sF1\", W/\"x~beian.sF1-gzip\", \"x\"");

            assertThat(seen.known(EntityTag.parse("\"x\""))).hasToString("W/\"x~beian.sF1-gzip\"");
            assertThat(seen.known(EntityTag.parse("W/\"x\""))).hasToString("W/\"x~beian.sF1-gzip\"");
            assertThat(seen.known(EntityTag.parse("\"other\""))).isNull();
        }

        @Test
        void isTheOnlyOneTheClientHasIfTheApplicationNamesNone() {
            assertThat(get(PageGuess.PAGE, "If-None-Match", "\"x~beian.sF1\"").known(null))
                    .hasToString("\"x~beian.sF1\"");
            assertThat(get(PageGuess.PAGE, "If-None-Match", "\"x~beian.sF1\", \"y~beian.sF1\"")
                            .known(null))
                    .isNull();
        }
    }
}
