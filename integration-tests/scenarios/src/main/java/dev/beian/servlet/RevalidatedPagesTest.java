package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whatever a client says of the copy that it has, no copy with another footer than that of today lives on. */
class RevalidatedPagesTest {
    private static RawResponse send(Twin twin, String method, String path, String... fields) {
        try (RawHttp http = twin.filtered().connect()) {
            return http.request(method, path, fields).receive();
        }
    }

    private static void assertFull(RawResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(ValidatedPage.WITH_FOOTER);
    }

    @Test
    void aCopyFromBeforeTheFilterNeverGetsTheTagOfToday() {
        ValidatedPage page = new ValidatedPage("\"v1\"", null);
        page.namesTypeFirst = true;
        try (Twin twin = Twin.of(page)) {
            // Nothing tells what the path serves, so that the application's answer stands; but it tells it itself.
            RawResponse stands = send(twin, "GET", "/page", "If-None-Match: \"v1\"");
            assertThat(stands.status()).isEqualTo(304);
            assertThat(stands.fields("ETag")).containsExactly("\"v1\"");

            assertFull(send(twin, "GET", "/page", "If-None-Match: \"v1\""));
        }
    }

    @Test
    void aCopyFromBeforeTheFilterWithADateNeverGetsATagOfToday() {
        ValidatedPage page = new ValidatedPage(null, ValidatedPage.DATE);
        page.namesTypeFirst = true;
        try (Twin twin = Twin.of(page)) {
            RawResponse stands = send(twin, "GET", "/page", "If-Modified-Since: " + ValidatedPage.DATE);
            assertThat(stands.status()).isEqualTo(304);
            assertThat(stands.field("ETag")).isNull();

            assertFull(send(twin, "GET", "/page", "If-Modified-Since: " + ValidatedPage.DATE));
        }
    }

    @Test
    void commasAndBackslashesInATagMeanNothing() {
        for (String tag : List.of("v,1", "\\v1\\", "v1,~beian.sold", ",", "v1=;'()", "v\u00e91")) {
            ValidatedPage page = new ValidatedPage('"' + tag + '"', null);
            try (Twin twin = Twin.of(page)) {
                String ours = twin.filtered().get("/page").field("ETag");
                assertThat(ours).contains("~beian.sf00t\"");
                RawResponse again = send(twin, "GET", "/page", "If-None-Match: \"a,b\", W/" + ours + " ,, \"c\"");

                assertThat(again.status()).as(tag).isEqualTo(304);
                assertThat(again.field("ETag")).isEqualTo("W/" + ours);
                assertThat(page.seen).hasSize(1).allMatch(line -> line.startsWith("if-none-match: \""));
                assertThat(page.seen.get(0)).doesNotContain("f00t").doesNotContain("a,b");
            }
        }
    }

    @Test
    void whatIsNotATagIsNoTagAndNotShown() {
        for (String odd : List.of(
                "v1~beian.sf00t",
                "w/\"v1~beian.sf00t\"",
                "\"v1~beian.sf00t\"-gzip",
                "\"v1~beian.sf00t",
                "'v1~beian.sf00t'",
                "W/ \"v1~beian.sf00t\"")) {
            ValidatedPage page = new ValidatedPage("\"v1\"", null);
            try (Twin twin = Twin.of(page)) {
                assertFull(send(twin, "GET", "/page", "If-None-Match: " + odd));
                assertThat(page.seen).as(odd).isEmpty();
            }
        }
    }

    @Test
    void aTagThatAnotherInstanceBehindThisOneHasGivenIsTheApplications() {
        ValidatedPage page = new ValidatedPage("W/\"v1~beian.s0ther\"", null);
        try (Twin twin = Twin.of(page)) {
            assertThat(twin.filtered().get("/page").field("ETag")).isEqualTo("W/\"v1~beian.s0ther~beian.wf00t\"");
            RawResponse again = send(twin, "GET", "/page", "If-None-Match: W/\"v1~beian.s0ther~beian.wf00t\"");

            assertThat(again.status()).isEqualTo(304);
            assertThat(page.seen).containsExactly("if-none-match: W/\"v1~beian.s0ther\"");
            assertFull(send(twin, "GET", "/page", "If-None-Match: W/\"v1~beian.s0ther\""));
        }
    }

    @Test
    void aServletThatTellsItsDateOnlyIsAskedForIt() {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServlet dated = new HttpServlet() {
            @Override
            protected long getLastModified(HttpServletRequest request) {
                asked.add(request.getDateHeader("If-Modified-Since") + " "
                        + Collections.list(request.getHeaderNames()).contains("If-Modified-Since"));
                return 784_111_777_000L;
            }

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType("text/html;charset=UTF-8");
                response.getOutputStream().write(ValidatedPage.PAGE.getBytes(UTF_8));
            }
        };
        try (Twin twin = Twin.of(app -> app.servlet(dated, "/page"))) {
            RawResponse head = send(twin, "HEAD", "/page");
            RawResponse first = twin.filtered().get("/page");
            String tag = first.field("ETag");
            asked.clear();
            RawResponse again = send(twin, "GET", "/page", "If-None-Match: " + tag);

            assertFull(first);
            assertThat(tag).isEqualTo("W/\"784111777~beian.df00t\"");
            assertThat(head.field("ETag")).isEqualTo(tag);
            assertThat(head.field("Last-Modified")).isNull();
            assertThat(asked).containsExactly("784111777000 true");
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.fields("ETag")).containsExactly(tag);
            assertFull(send(twin, "GET", "/page", "If-Modified-Since: " + ValidatedPage.DATE));
        }
    }

    @Test
    void dataThatIsNegotiatedSaysNothingOfThePageAtTheSamePath() {
        try (Twin twin = Twin.of((request, response) -> {
            boolean html = String.valueOf(request.getHeader("Accept")).contains("html");
            String tag = html ? "\"page\"" : "\"data\"";
            response.setHeader("Vary", "Accept-Language, accept");
            response.setHeader("ETag", tag);
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
            } else {
                response.setContentType(html ? "text/html" : "application/json");
                response.getOutputStream().print(html ? ValidatedPage.PAGE : "{}");
            }
        })) {
            String[] data = {"Accept: application/json", "If-None-Match: \"data\""};
            assertThat(send(twin, "GET", "/page", "Accept: application/json").text())
                    .isEqualTo("{}");
            assertThat(send(twin, "GET", "/page", data).status()).isEqualTo(304);

            assertFull(send(twin, "GET", "/page", "Accept: text/html", "If-None-Match: \"page\""));
            assertThat(send(twin, "GET", "/page", data).status()).isEqualTo(200);
            assertThat(send(twin, "GET", "/page", data).status()).isEqualTo(304);
        }
    }

    @Test
    void whatAPageOnceCameInPlaceOfIsRevalidatedAsEver() {
        AtomicBoolean maintenance = new AtomicBoolean(true);
        App.Handler image = (request, response) -> {
            if (maintenance.get()) {
                Pages.stream(response);
                return;
            }
            response.setHeader("ETag", "\"i1\"");
            if ("\"i1\"".equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
            } else {
                response.setContentType("image/png");
                response.getOutputStream().write(1);
            }
        };
        try (Twin twin = Twin.of(app -> app.handle("/avatar", image).handle("/notes.txt", image))) {
            for (String path : List.of("/avatar", "/notes.txt")) {
                assertThat(twin.filtered().get(path).text()).contains(Twin.FOOTER);
            }
            maintenance.set(false);
            String[] shown = {"Sec-Fetch-Dest: image", "Accept: image/avif,image/webp,*/*;q=0.8"};
            for (String path : List.of("/avatar", "/notes.txt")) {
                assertThat(twin.filtered().get(path, shown).field("ETag")).isEqualTo("\"i1\"");
                RawResponse again = twin.filtered().get(path, shown[0], shown[1], "If-None-Match: \"i1\"");

                assertThat(again.status()).as(path).isEqualTo(304);
                assertThat(again.fields("ETag")).containsExactly("\"i1\"");
            }
        }
    }

    @Test
    void whatAClientAcceptsMayStandInSeveralLines() {
        try (Twin twin = Twin.of(new ValidatedPage("\"v1\"", null))) {
            assertFull(send(
                    twin, "GET", "/page", "Accept: image/webp", "Accept: text/html;q=0.9", "If-None-Match: \"v1\""));
        }
    }

    @Test
    void aTagThatChangesBeforeTheCommitIsTheOneThatGoesOut() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html");
            response.setHeader("ETag", "\"v1\"");
            // More than a quarter of the buffer, and less than the whole: one container commits here, the others do
            // not.
            String start = "<!DOCTYPE html><html><body>" + "x".repeat(response.getBufferSize() / 3);
            response.getOutputStream().write(start.getBytes(UTF_8));
            response.setHeader("Not-Committed", "true");
            response.setHeader("ETag", "\"v2\"");
            response.getOutputStream().print("</body></html>");
        })) {
            RawResponse page = twin.filtered().get("/page");
            boolean inTime = page.field("Not-Committed") != null;

            assertThat(page.text()).contains(Twin.FOOTER);
            assertThat(page.field("ETag")).contains(inTime ? "v2~beian.sf00t" : "v1~beian.sf00t");
        }
    }

    @Test
    void headIsRevalidatedToo() {
        try (Twin twin = Twin.of(new ValidatedPage("\"v1\"", ValidatedPage.DATE))) {
            String tag = send(twin, "HEAD", "/page").field("ETag");
            assertThat(tag).contains("~beian.");
            for (String method : List.of("GET", "HEAD")) {
                RawResponse again = send(twin, method, "/page", "If-None-Match: " + tag);

                assertThat(again.status()).isEqualTo(304);
                assertThat(again.fields("ETag")).containsExactly(tag);
                assertThat(again.field("Content-Length")).isIn(null, "0");
            }
            RawResponse old = send(twin, "HEAD", "/page", "If-None-Match: \"v1\"");
            assertThat(old.status()).isEqualTo(200);
            assertThat(old.field("ETag")).contains("~beian.");
        }
    }

    @Test
    void aNotModifiedTellsNothingOfTheBytes() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", ValidatedPage.DATE);
            response.setHeader("Repr-Digest", "sha-256=:aGVsbG8=:");
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("Vary", "Cookie");
            response.setHeader("Expires", ValidatedPage.DATE);
            response.setHeader("Content-Location", "/page.zh");
            if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
            } else {
                Pages.stream(response);
            }
        })) {
            RawResponse again = send(twin, "GET", "/page", "If-None-Match: \"v1~beian.sf00t\"");

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.fields("ETag")).containsExactly("\"v1~beian.sf00t\"");
            for (String name : List.of("Repr-Digest", "Accept-Ranges", "Last-Modified")) {
                assertThat(again.field(name)).as(name).isNull();
            }
            assertThat(again.field("Cache-Control")).isEqualTo("no-cache");
            assertThat(again.field("Vary")).isEqualTo("Cookie");
            assertThat(again.field("Expires")).isEqualTo(ValidatedPage.DATE);
            assertThat(again.field("Content-Location")).isEqualTo("/page.zh");
        }
    }

    @Test
    void aNotModifiedThatNobodyAskedForIsTheApplications() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", ValidatedPage.DATE);
            response.setStatus(304);
        })) {
            assertThat(twin.assertUntouched("/page").field("ETag")).isEqualTo("\"v1\"");
        }
    }

    @Test
    void aFailedPreconditionIsAnsweredWithAPageLikeAnyOther() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            if (!"\"v1\"".equals(request.getHeader("If-Match"))) {
                response.setStatus(412);
            }
            Pages.stream(response);
        })) {
            RawResponse met = send(twin, "GET", "/page", "If-Match: \"v1~beian.s0ld-gzip\"");
            RawResponse failed = send(twin, "GET", "/page", "If-Match: \"v0~beian.sf00t\"");

            assertThat(met.status()).isEqualTo(200);
            assertThat(met.text()).contains(Twin.FOOTER);
            assertThat(failed.status()).isEqualTo(412);
            assertThat(failed.text()).contains(Twin.FOOTER);
        }
    }

    @Test
    void aConditionOnARangeWithoutARangeIsNotShown() {
        ValidatedPage page = new ValidatedPage("\"v1\"", null);
        try (Twin twin = Twin.of(page)) {
            assertFull(send(twin, "GET", "/page", "If-Range: \"v1~beian.sf00t\""));
            assertThat(page.seen).isEmpty();
        }
    }

    @Test
    void aPageThatIsSentForAnotherMethodIsNoHindrance() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            Pages.stream(response);
        })) {
            RawResponse posted = send(twin, "POST", "/page", "If-None-Match: *");

            assertThat(posted.text()).contains(Twin.FOOTER);
            assertThat(posted.field("ETag")).isEqualTo("\"v1~beian.sf00t\"");
        }
    }
}
