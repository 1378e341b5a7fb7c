package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page with a footer is never stitched from ranges; what is no page keeps its ranges. */
class RangedPagesTest {
    private static final String PAGE = "<!DOCTYPE html><html><body><p>0123456789</p></body></html>";
    private static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    @TempDir
    private Path folder;

    /** Serves one representation, in ranges if it is asked for one, as a resource handler does. */
    private static App.Handler ranged(String type, String body) {
        return (request, response) -> {
            byte[] bytes = body.getBytes(UTF_8);
            response.setContentType(type);
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", DATE);
            response.setHeader("Accept-Ranges", "bytes");
            String match = request.getHeader("If-Match");
            if (match != null && !match.contains("\"v1\"")) {
                response.setStatus(412);
                return;
            }
            String condition = request.getHeader("If-Range");
            boolean valid = condition == null || condition.equals("\"v1\"") || condition.equals(DATE);
            if (request.getHeader("Range") == null || !valid) {
                response.setContentLength(bytes.length);
                response.getOutputStream().write(bytes);
                return;
            }
            response.setStatus(206);
            response.setHeader("Content-Range", "bytes 10-" + (bytes.length - 1) + "/" + bytes.length);
            response.setContentLength(bytes.length - 10);
            response.getOutputStream().write(bytes, 10, bytes.length - 10);
        };
    }

    private static Twin video() {
        return Twin.of(ranged("video/mp4", "not really a video"));
    }

    private static void assertFullPage(RawResponse response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo(PAGE.replace("</body>", Twin.FOOTER + "</body>"));
        assertThat(response.field("Content-Range")).isNull();
    }

    @Test
    void aPageOffersNoRanges() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            RawResponse response = twin.filtered().get("/page");

            assertFullPage(response);
            assertThat(response.field("Accept-Ranges")).isNull();
        }
    }

    @Test
    void aTagOfOursInIfRangeBringsTheFullPage() {
        for (String tag : new String[] {"\"v1~beian.sf00t\"", "W/\"v1~beian.sf00t\"", "\"v1~beian.s0ld\""}) {
            try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
                assertFullPage(twin.filtered().get("/page", "Range: bytes=10-", "If-Range: " + tag));
            }
        }
    }

    @Test
    void aTagOfOursInIfMatchBringsTheFullPage() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            assertFullPage(twin.filtered().get("/page", "Range: bytes=10-", "If-Match: \"v1~beian.sf00t\""));
        }
    }

    @Test
    void aDateInIfRangeBringsAllOfWhatMayBeAPage() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            assertFullPage(twin.filtered().get("/page", "Range: bytes=10-", "If-Range: " + DATE));
        }
    }

    @Test
    void aRangeOfAPathKnownForItsPageBringsThePage() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            assertFullPage(twin.filtered().get("/page"));
            assertFullPage(twin.filtered().get("/page", "Range: bytes=10-"));
            assertFullPage(twin.filtered().get("/page", "Range: bytes=10-", "If-Range: \"v1\""));
        }
    }

    @Test
    void aRangeThatTheApplicationSendsOfAPageIsItsOwn() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            RawResponse response = twin.assertUntouched("/page", "Range: bytes=10-");

            assertThat(response.status()).isEqualTo(206);
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED partial-content");
        }
    }

    @Test
    void otherResourcesKeepTheirRanges() {
        try (Twin twin = video()) {
            RawResponse full = twin.assertUntouched("/page");
            RawResponse part = twin.assertUntouched("/page", "Range: bytes=10-");
            RawResponse tagged = twin.assertUntouched("/page", "Range: bytes=10-", "If-Range: \"v1\"");
            RawResponse dated = twin.assertUntouched("/page", "Range: bytes=10-", "If-Range: " + DATE);
            RawResponse stale = twin.assertUntouched("/page", "Range: bytes=10-", "If-Range: \"v0\"");
            RawResponse matched = twin.assertUntouched("/page", "Range: bytes=10-", "If-Match: \"v1\"");

            assertThat(full.field("Accept-Ranges")).isEqualTo("bytes");
            assertThat(part.status()).isEqualTo(206);
            assertThat(tagged.status()).isEqualTo(206);
            assertThat(dated.status()).isEqualTo(206);
            assertThat(stale.status()).isEqualTo(200);
            assertThat(matched.status()).isEqualTo(206);
        }
    }

    @Test
    void theContainersOwnFilesKeepTheirRangesToo() {
        write("film.mp4", "0123456789".repeat(20));
        write("page.html", PAGE);
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            String date = twin.plain().get("/film.mp4").field("Last-Modified");
            RawResponse one = twin.assertUntouched("/film.mp4", "Range: bytes=5-14");
            RawResponse dated = twin.assertUntouched("/film.mp4", "Range: bytes=5-14", "If-Range: " + date);
            RawResponse two = twin.filtered().get("/film.mp4", "Range: bytes=0-3,10-14");

            assertThat(one.status()).isEqualTo(206);
            assertThat(one.text()).isEqualTo("5678901234");
            assertThat(dated.status()).isEqualTo(206);
            RawResponse plain = twin.plain().get("/film.mp4", "Range: bytes=0-3,10-14");
            assertThat(two.status()).isEqualTo(plain.status());
            if (String.valueOf(plain.field("Content-Type")).startsWith("multipart/byteranges")) {
                assertThat(two.field("Content-Type")).startsWith("multipart/byteranges");
                assertThat(two.text()).contains("0123", "01234");
            }
            assertFullPage(twin.filtered().get("/page.html", "Range: bytes=5-14"));
        }
    }

    @Test
    void theContainersOwnFilesRevalidateAsTheyDoWithoutUs() {
        write("style.css", "p { color: red }");
        write("page.html", PAGE);
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            RawResponse style = twin.plain().get("/style.css");
            String date = style.field("Last-Modified");
            assertThat(twin.assertUntouched("/style.css", "If-Modified-Since: " + date)
                            .status())
                    .isEqualTo(304);
            if (style.field("ETag") != null) {
                assertThat(twin.assertUntouched("/style.css", "If-None-Match: " + style.field("ETag"))
                                .status())
                        .isEqualTo(304);
            }
            String tag = twin.filtered().get("/page.html").field("ETag");
            assertThat(tag).contains("~beian.");
            RawResponse again = twin.filtered().get("/page.html", "If-None-Match: " + tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.field("ETag")).isEqualTo(tag);
            assertFullPage(twin.filtered().get("/page.html", "If-Modified-Since: " + date));
            try (RawHttp http = twin.filtered().connect()) {
                RawResponse head = http.request("HEAD", "/page.html").receive();
                assertThat(head.field("Content-Length")).isNotEqualTo(Integer.toString(PAGE.length()));
                assertThat(head.field("Last-Modified")).isNull();
                assertThat(head.field("ETag")).contains("~beian.");
            }
        }
    }

    @Test
    void aRangeThatCannotBeSatisfiedIsAnsweredAsWithoutUs() {
        write("film.mp4", "0123456789".repeat(20));
        try (Twin twin = Twin.of(app -> app.resources(folder).handle("/servlet.pdf", (request, response) -> {
            response.setHeader("Content-Range", "bytes */200");
            response.setHeader("Accept-Ranges", "bytes");
            response.setStatus(416);
        }))) {
            assertThat(twin.assertUntouched("/servlet.pdf", "Range: bytes=900-").status())
                    .isEqualTo(416);
            RawResponse with = twin.filtered().get("/film.mp4", "Range: bytes=900-");
            RawResponse without = twin.plain().get("/film.mp4", "Range: bytes=900-");
            assertThat(with.status()).isEqualTo(without.status());
            assertThat(with.field("Content-Range")).isEqualTo(without.field("Content-Range"));
        }
    }

    @Test
    void severalRangesOfADocumentComeAsTheApplicationMadeThem() {
        String parts = "--b\r\nContent-Type: application/pdf\r\nContent-Range: bytes 0-3/9\r\n\r\n%PDF\r\n"
                + "--b\r\nContent-Type: application/pdf\r\nContent-Range: bytes 7-8/9\r\n\r\nOF\r\n--b--\r\n";
        try (Twin twin = Twin.of((request, response) -> {
            response.setStatus(206);
            response.setContentType("multipart/byteranges; boundary=b");
            response.setHeader("ETag", "\"v1\"");
            response.setHeader("Last-Modified", DATE);
            response.setHeader("Accept-Ranges", "bytes");
            response.setContentLength(parts.length());
            response.getOutputStream().print(parts);
        })) {
            RawResponse response = twin.assertUntouched("/page", "Range: bytes=0-3,7-8", "If-Range: \"v1\"");

            assertThat(response.status()).isEqualTo(206);
            assertThat(response.field("Accept-Ranges")).isEqualTo("bytes");
            assertThat(response.text()).isEqualTo(parts);
        }
    }

    @Test
    void severalRangesOfAPageSayNothingOfWhatThePathServes() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            if (request.getHeader("Range") != null) {
                response.setStatus(206);
                response.setContentType("multipart/byteranges; boundary=b");
                response.getOutputStream().print("--b\r\nContent-Type: text/html\r\n\r\n<p>\r\n--b--\r\n");
            } else if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                response.setStatus(304);
            } else {
                response.setContentType("text/html");
                response.getOutputStream().print(PAGE);
            }
        })) {
            assertThat(twin.filtered().get("/page", "Range: bytes=0-3,10-14").status())
                    .isEqualTo(206);
            assertFullPage(twin.filtered().get("/page", "Accept: text/html", "If-None-Match: \"v1\""));
        }
    }

    @Test
    void aRangeOfAPageTellsThatThePathServesOne() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            assertThat(twin.filtered().get("/page", "Range: bytes=10-").status())
                    .isEqualTo(206);
            assertFullPage(twin.filtered().get("/page", "Range: bytes=10-"));
        }
    }

    @Test
    void aForeignTagInIfMatchAsksTheApplicationForItsOwn() {
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            RawResponse part = twin.assertUntouched("/page", "Range: bytes=10-", "If-Match: \"v1\"");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.fields("ETag")).containsExactly("\"v1\"");
        }
        try (Twin twin = Twin.of(ranged("text/html", PAGE))) {
            assertThat(twin.filtered()
                            .get("/page", "Range: bytes=10-", "If-Match: \"v0~beian.sf00t\"")
                            .status())
                    .isEqualTo(412);
        }
    }

    @Test
    void theContainersOwnPagesAreNeverSentInPartsWhateverTheCondition() {
        write("page.html", PAGE);
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            RawResponse plain = twin.plain().get("/page.html");
            String date = plain.field("Last-Modified");
            assertFullPage(twin.filtered().get("/page.html", "Range: bytes=5-14", "If-Range: " + date));
            String tag = twin.filtered().get("/page.html").field("ETag");
            assertFullPage(twin.filtered().get("/page.html", "Range: bytes=5-14", "If-Range: " + tag));
            assertFullPage(twin.filtered().get("/page.html", "Range: bytes=0-3,10-14"));
            assertFullPage(twin.filtered().get("/page.html", "Range: bytes=9999-"));
            if (plain.field("ETag") != null) {
                String own = plain.field("ETag");
                assertFullPage(twin.filtered().get("/page.html", "Range: bytes=5-14", "If-Range: " + own));
                assertFullPage(twin.filtered().get("/page.html", "If-None-Match: " + own));
            }
            try (RawHttp http = twin.filtered().connect()) {
                RawResponse head =
                        http.request("HEAD", "/page.html", "Range: bytes=5-14").receive();
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.field("Content-Range")).isNull();
                assertThat(head.field("Accept-Ranges")).isNull();
                assertThat(head.field("ETag")).contains("~beian.");
                String length = head.field("Content-Length");
                if (length != null) {
                    assertThat(length).isEqualTo(Integer.toString(PAGE.length() + Twin.FOOTER.length()));
                }
                assertThat(http.request("GET", "/page.html", "If-None-Match: " + head.field("ETag"))
                                .receive()
                                .status())
                        .isEqualTo(304);
            }
        }
    }

    private void write(String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.fromMillis(784_111_777_000L));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
