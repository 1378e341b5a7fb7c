package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A page with a footer has a validator of its own, and the application only ever sees its own one. */
class TaggedPagesTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>tagged</p></body></html>";
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final String LATER = "Mon, 07 Nov 1994 08:49:37 GMT";

    /** What the application saw of its last requests. */
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** Serves a page with validators as a careful application does: If-None-Match first, the date only without. */
    private App.Handler page(String tag, String date) {
        return (request, response) -> {
            note(request);
            if (tag != null) {
                response.setHeader("ETag", tag);
            }
            if (date != null) {
                response.setHeader("Last-Modified", date);
            }
            if (isNotModified(request, tag, date)) {
                response.setStatus(304);
                return;
            }
            write(response, "text/html;charset=UTF-8", PAGE);
        };
    }

    private void note(HttpServletRequest request) {
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("if-") || lower.equals("range")) {
                seen.add(lower + ": " + String.join(" + ", Collections.list(request.getHeaders(name))));
            }
        }
    }

    private static boolean isNotModified(HttpServletRequest request, String tag, String date) {
        String noneMatch = request.getHeader("If-None-Match");
        if (noneMatch != null) {
            return tag != null
                    && (noneMatch.equals("*") || noneMatch.replace("W/", "").contains(tag.replace("W/", "")));
        }
        return date != null
                && request.getDateHeader("If-Modified-Since") >= 784_111_777_000L
                && date.equals(request.getHeader("If-Modified-Since"));
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(body.getBytes(UTF_8));
    }

    private static RawResponse send(Twin twin, String method, String path, String... fields) {
        try (RawHttp http = twin.filtered().connect()) {
            return http.request(method, path, fields).receive();
        }
    }

    private static void assertFull(RawResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).contains(Twin.FOOTER);
    }

    @Test
    void aStrongTagStaysStrongWhereTheWholePageIsKnown() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            assertThat(twin.filtered().get("/page").fields("ETag")).containsExactly("\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aStrongTagGoesOutWeakWhereThePageIsCommittedInParts() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write("<!DOCTYPE html><html><body>".getBytes(UTF_8));
            response.flushBuffer();
            response.getOutputStream().write("</body></html>".getBytes(UTF_8));
        })) {
            assertThat(twin.filtered().get("/page").fields("ETag")).containsExactly("W/\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aStrongTagGoesOutWeakWhereThePageIsLargerThanTheBuffer() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            write(response, "text/html", "<!DOCTYPE html><html><body>" + "x".repeat(300_000) + "</body></html>");
        })) {
            assertThat(twin.filtered().get("/page").fields("ETag")).containsExactly("W/\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aStrongTagStaysStrongWhereAPageOfSomeSizeIsWholeBeforeItIsCommitted() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            write(
                    response,
                    "text/html",
                    "<!DOCTYPE html><html><body>" + "x".repeat(response.getBufferSize() / 2) + "</body></html>");
            response.setHeader("Not-Committed", "true");
        })) {
            RawResponse page = twin.filtered().get("/page");
            boolean whole = page.field("Not-Committed") != null;

            assertThat(page.fields("ETag")).containsExactly((whole ? "" : "W/") + "\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aWeakTagStaysWeak() {
        try (Twin twin = Twin.of(page("W/\"v1\"", null))) {
            assertThat(twin.filtered().get("/page").fields("ETag")).containsExactly("W/\"v1~beian.wf00t\"");
        }
    }

    @Test
    void aFragmentThatGetsNoFooterHasTheSuffixAllTheSame() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            write(response, "text/html", "<li>fragment</li>");
        })) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.text()).isEqualTo("<li>fragment</li>");
            assertThat(response.field("ETag")).isEqualTo("\"v1~beian.sf00t\"");
        }
    }

    @Test
    void theApplicationReadsItsOwnTagBack() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", DATE);
            write(response, "text/html", PAGE);
            response.flushBuffer();
            seen.add(response.getHeader("ETag") + response.getHeaders("ETag") + response.containsHeader("ETag"));
            seen.add(response.getHeader("Last-Modified"));
        })) {
            twin.filtered().get("/page");

            assertThat(seen).containsSequence("\"v1\"[\"v1\"]true", DATE);
        }
    }

    @Test
    void whatIsNoTagDoesNotGoOutAndNothingStandsInForIt() {
        for (String none : List.of("v1", "not quoted", "\"v1", "w/\"v1\"", "\"v1\", \"v2\"")) {
            for (String date : new String[] {null, DATE}) {
                try (Twin twin = Twin.of(page(none, date))) {
                    RawResponse response = twin.filtered().get("/page");

                    assertFull(response);
                    assertThat(response.field("ETag")).as(none).isNull();
                    assertThat(response.field("Last-Modified")).isNull();
                }
            }
        }
    }

    @Test
    void noPageWhoseTagIsNoneIsEverNotModified() {
        List<String> conditions = List.of("If-None-Match: v1", "If-None-Match: \"v1\"", "If-Modified-Since: " + DATE);
        try (Twin twin = Twin.of(page("v1", DATE))) {
            assertFull(twin.filtered().get("/page"));
            for (String condition : conditions) {
                assertFull(send(twin, "GET", "/page", condition));
                assertThat(send(twin, "HEAD", "/page", condition).status()).isEqualTo(200);
            }
            assertThat(seen).as("conditions that the application saw").isEmpty();
        }
    }

    @Test
    void ofTwoTagsNoneGoesOut() {
        try (Twin twin = Twin.of((request, response) -> {
            response.addHeader("ETag", "\"v1\"");
            response.addHeader("ETag", "\"v2\"");
            write(response, "text/html", PAGE);
        })) {
            assertThat(twin.filtered().get("/page").fields("ETag")).isEmpty();
        }
    }

    @Test
    void whatIsNoTagIsLeftAloneOnWhatIsNoPage() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "v1");
            if ("v1".equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
                return;
            }
            write(response, "application/json", "{}");
        })) {
            assertThat(twin.assertUntouched("/page").fields("ETag")).containsExactly("v1");
            assertThat(twin.assertUntouched("/page", "If-None-Match: v1").status())
                    .isEqualTo(304);
        }
    }

    @Test
    void theTagThatAClientBringsBackIsTheApplicationsAgain() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            RawResponse response = send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sf00t\"");

            assertThat(seen).containsExactly("if-none-match: \"v1\"");
            assertThat(response.status()).isEqualTo(304);
            assertThat(response.fields("ETag")).containsExactly("\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aTagThatAnOuterLayerHasMarkedIsRecognisedAndGoesOutAsTheClientKnowsIt() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            for (String tag : List.of(
                    "\"v1~beian.sf00t-gzip\"",
                    "W/\"v1~beian.sf00t--gzip\"",
                    "\"v1~beian.sf00t-br\"",
                    "W/\"v1~beian.sf00t\"")) {
                RawResponse response = send(twin, "GET", "/page", "If-None-Match: " + tag);

                assertThat(response.status()).as(tag).isEqualTo(304);
                assertThat(response.fields("ETag")).containsExactly(tag);
            }
        }
    }

    @Test
    void listsOfTagsInSeveralFieldsAreTranslated() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            RawResponse response = send(
                    twin,
                    "GET",
                    "/page",
                    "If-None-Match: \"a~beian.sf00t\", W/\"b~beian.wf00t\"",
                    "If-None-Match: \"old~beian.s0ld\",\"v1~beian.sf00t\"");

            assertThat(seen).containsExactly("if-none-match: \"a\", W/\"b\", \"v1\"");
            assertThat(response.status()).isEqualTo(304);
            assertThat(response.fields("ETag")).containsExactly("\"v1~beian.sf00t\"");
        }
    }

    @Test
    void anyTagIsAnyTag() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            RawResponse response = send(twin, "GET", "/page", "If-None-Match: *", "Accept: text/html");

            assertThat(response.status()).isEqualTo(304);
            assertThat(response.fields("ETag")).containsExactly("W/\"v1~beian.sf00t\"");
        }
    }

    @Test
    void aTagWithTheFooterOfYesterdayIsNoCopyOfToday() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            assertFull(send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sYesterday\""));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aTagFromBeforeTheFilterIsNoCopyOfAPage() {
        try (Twin twin = Twin.of(page("\"v1\"", DATE))) {
            assertFull(send(
                    twin,
                    "GET",
                    "/page",
                    "Accept: text/html,*/*;q=0.8",
                    "If-None-Match: \"v1\"",
                    "If-Modified-Since: " + DATE));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aTagFromBeforeTheFilterIsNoCopyOfWhatThePathHasServedBefore() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            assertFull(twin.filtered().get("/page"));
            assertFull(send(twin, "GET", "/page", "If-None-Match: \"v1\""));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void withoutAnyHintTheApplicationsAnswerStandsUntilItsFirstFullOne() {
        try (Twin twin = Twin.of(page("\"v1\"", null))) {
            RawResponse first = send(twin, "GET", "/page", "If-None-Match: \"v1\"");
            assertThat(first.status()).isEqualTo(304);
            assertThat(first.fields("ETag")).containsExactly("\"v1\"");

            assertFull(send(twin, "GET", "/page", "If-None-Match: \"v0\""));
            assertFull(send(twin, "GET", "/page", "If-None-Match: \"v1\""));
        }
    }

    @Test
    void aNameThatSaysHtmlIsAHint() {
        try (Twin twin = Twin.of(app -> app.handle("/index.html", page("\"v1\"", null)))) {
            assertFull(send(twin, "GET", "/index.html", "If-None-Match: \"v1\""));
        }
    }

    @Test
    void whatIsNotHtmlKeepsItsTagsBothWays() {
        try (Twin twin = Twin.of((request, response) -> {
            note(request);
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", DATE);
            if (isNotModified(request, "\"v1\"", DATE)) {
                response.setStatus(304);
                return;
            }
            write(response, "application/json", "{}");
        })) {
            RawResponse full = twin.assertUntouched("/page");
            RawResponse revalidated =
                    twin.assertUntouched("/page", "If-None-Match: \"v1\"", "If-Modified-Since: " + DATE);
            RawResponse dated = twin.assertUntouched("/page", "If-Modified-Since: " + DATE);
            RawResponse wanted = twin.assertUntouched("/page", "If-None-Match: \"v1\"", "Accept: text/html");

            assertThat(full.fields("ETag")).containsExactly("\"v1\"");
            assertThat(full.fields("Last-Modified")).containsExactly(DATE);
            assertThat(revalidated.status()).isEqualTo(304);
            assertThat(dated.status()).isEqualTo(304);
            assertThat(wanted.status()).isEqualTo(304);
        }
    }

    @Test
    void aPathThatServesPagesAndDataRevalidatesItsDataForThoseWhoAskForIt() {
        try (Twin twin = Twin.of((request, response) -> {
            boolean html = "text/html".equals(request.getHeader("Accept"));
            String tag = html ? "\"page\"" : "\"data\"";
            response.setHeader("ETag", tag);
            if (isNotModified(request, tag, null)) {
                response.setStatus(304);
            } else {
                write(response, html ? "text/html" : "application/json", html ? PAGE : "{}");
            }
        })) {
            assertFull(send(twin, "GET", "/page", "Accept: text/html"));
            assertThat(send(twin, "GET", "/page", "Accept: application/json").field("ETag"))
                    .isEqualTo("\"data\"");

            assertThat(send(twin, "GET", "/page", "Accept: application/json", "If-None-Match: \"data\"")
                            .status())
                    .isEqualTo(304);
            assertFull(send(twin, "GET", "/page", "Accept: text/html", "If-None-Match: \"page\""));
        }
    }

    @Test
    void aChangeIsMadeUnderTheApplicationsOwnTagWhateverTheFooter() {
        try (Twin twin = Twin.of((request, response) -> {
            note(request);
            boolean current = "\"v1\"".equals(request.getHeader("If-Match"));
            response.setStatus(current ? 204 : 412);
        })) {
            for (String tag : List.of(
                    "\"v1~beian.sf00t\"",
                    "W/\"v1~beian.sf00t\"",
                    "\"v1~beian.sYesterday\"",
                    "\"v1~beian.sf00t--gzip\"",
                    "\"v1\"")) {
                for (String method : List.of("PUT", "DELETE", "PATCH")) {
                    assertThat(send(twin, method, "/page", "If-Match: " + tag).status())
                            .as("%s with %s", method, tag)
                            .isEqualTo(204);
                }
            }
            assertThat(send(twin, "PUT", "/page", "If-Match: \"v0~beian.sf00t\"")
                            .status())
                    .isEqualTo(412);
            assertThat(seen).contains("if-match: \"v0\"").doesNotContain("if-match: \"v1~beian.sf00t\"");
        }
    }

    @Test
    void aPageWithADateOnlyGetsAWeakTagInItsPlace() {
        try (Twin twin = Twin.of(page(null, DATE))) {
            RawResponse response = twin.filtered().get("/page");

            assertFull(response);
            assertThat(response.field("Last-Modified")).isNull();
            assertThat(response.fields("ETag")).containsExactly("W/\"784111777~beian.df00t\"");
        }
    }

    @Test
    void aTagMadeOfADateIsThatDateForTheApplication() {
        try (Twin twin = Twin.of(page(null, DATE))) {
            RawResponse response = send(twin, "GET", "/page", "If-None-Match: W/\"784111777~beian.df00t\"");

            assertThat(seen).containsExactly("if-modified-since: " + DATE);
            assertThat(response.status()).isEqualTo(304);
            assertThat(response.fields("ETag")).containsExactly("W/\"784111777~beian.df00t\"");
            assertThat(response.field("Last-Modified")).isNull();
        }
    }

    @Test
    void aPageThatHasChangedSinceIsSentInFull() {
        try (Twin twin = Twin.of(page(null, LATER))) {
            assertFull(send(twin, "GET", "/page", "If-None-Match: W/\"784111777~beian.df00t\""));
        }
    }

    @Test
    void aBareDateKeepsNoOldPageAlive() {
        try (Twin twin = Twin.of(page(null, DATE))) {
            assertFull(send(twin, "GET", "/page", "Sec-Fetch-Dest: document", "If-Modified-Since: " + DATE));
            assertFull(send(twin, "GET", "/page", "If-Modified-Since: " + DATE));
        }
    }

    @Test
    void aPageWithBothValidatorsGoesOutWithItsTag() {
        try (Twin twin = Twin.of(page("\"v1\"", DATE))) {
            RawResponse response = twin.filtered().get("/page");

            assertThat(response.fields("ETag")).containsExactly("\"v1~beian.sf00t\"");
            assertThat(response.field("Last-Modified")).isNull();
        }
    }

    @Test
    void aNotModifiedSentAsAnErrorHasItsTag() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            if (isNotModified(request, "\"v1\"", null)) {
                response.sendError(304);
            } else {
                write(response, "text/html", PAGE);
            }
        })) {
            RawResponse response = send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sf00t\"");

            assertThat(response.status()).isEqualTo(304);
            // Jetty's ee9 drops the fields of whatever is sent as an error.
            boolean keepsFields =
                    twin.plain().get("/page", "If-None-Match: \"v1\"").field("ETag") != null;
            assertThat(response.fields("ETag")).isEqualTo(keepsFields ? List.of("\"v1~beian.sf00t\"") : List.of());
        }
    }

    @Test
    void pagesThatAreOnlyWatchedKeepTheirValidators() {
        try (Twin twin = Twin.of(page("\"v1\"", DATE))) {
            twin.desk.watchOnly = true;

            twin.assertUntouched("/page");
            twin.assertUntouched("/page", "If-None-Match: \"v1\"", "Accept: text/html");
            RawResponse afterwards = send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sf00t\"");
            assertThat(afterwards.status()).isEqualTo(200);
            assertThat(afterwards.field("ETag")).isEqualTo("\"v1\"");
        }
    }

    @Test
    void headAnswersWithTheValidatorsOfGet() {
        try (Twin twin = Twin.of(page("\"v1\"", DATE))) {
            RawResponse head = send(twin, "HEAD", "/page");

            assertThat(head.field("ETag")).contains("\"v1~beian.sf00t\"");
            assertThat(head.field("Last-Modified")).isNull();
            assertThat(send(twin, "HEAD", "/page", "If-None-Match: \"v1~beian.sf00t\"")
                            .status())
                    .isEqualTo(304);
        }
    }

    @Test
    void aForwardSeesTheSameConditions() {
        try (Twin twin = Twin.of(app -> app.handle(
                        "/page",
                        (request, response) ->
                                request.getRequestDispatcher("/target").forward(request, response))
                .handle("/target", page("\"v1\"", null)))) {
            assertThat(twin.filtered().get("/page").field("ETag")).contains("v1~beian.sf00t");
            assertThat(send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sf00t\"")
                            .status())
                    .isEqualTo(304);
        }
    }
}
