package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Pages change, footers change, and a client with a cache comes back again and again, by whole requests, by HEAD, by
 * resuming a download that broke off: what it has in the end is the page of now with the footer of now.
 */
class CacheWalkTest {
    private static final int STEPS = 120;

    /** An application that does what HTTP allows, by whatever validators it has. */
    private static final class Application {
        private final boolean tagged;
        private final boolean weak;
        private final boolean dated;
        private final boolean coded;
        private final boolean flushing;
        private int edition;

        Application(Random random) {
            tagged = random.nextInt(3) > 0;
            dated = !tagged || random.nextBoolean();
            weak = random.nextBoolean();
            coded = random.nextInt(3) == 0;
            flushing = random.nextInt(3) == 0;
        }

        @Override
        public String toString() {
            return "tagged " + tagged + ", weak " + weak + ", dated " + dated + ", coded " + coded + ", flushing "
                    + flushing;
        }

        String page(String footer) {
            return "<!DOCTYPE html><html><body><p>" + "edition " + edition + " 版".repeat(20) + "</p>" + footer
                    + "</body></html>";
        }

        private String tag() {
            return (weak ? "W/" : "") + "\"e" + edition + '"';
        }

        private String date() {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .withLocale(Locale.ENGLISH)
                    .format(Instant.ofEpochSecond(1_700_000_000L + edition).atOffset(ZoneOffset.UTC));
        }

        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Accept-Ranges", "bytes");
            if (tagged) {
                response.setHeader("ETag", tag());
            }
            if (dated) {
                response.setHeader("Last-Modified", date());
            }
            if (isNotModified(request)) {
                response.setStatus(304);
                return;
            }
            byte[] body = page("").getBytes(UTF_8);
            if (coded) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                    gzip.write(body);
                }
                body = out.toByteArray();
                response.setHeader("Content-Encoding", "gzip");
                response.setHeader("Vary", "Accept-Encoding");
            }
            int from = from(request);
            if (from > 0) {
                response.setStatus(206);
                response.setHeader("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
            }
            response.setContentLength(body.length - from);
            int half = from + (body.length - from) / 2;
            response.getOutputStream().write(body, from, half - from);
            if (flushing) {
                response.flushBuffer();
            }
            response.getOutputStream().write(body, half, body.length - half);
        }

        private boolean isNotModified(HttpServletRequest request) {
            String tags = request.getHeader("If-None-Match");
            return tags != null
                    ? tagged && tags.contains(tag().replace("W/", ""))
                    : dated && date().equals(request.getHeader("If-Modified-Since"));
        }

        private int from(HttpServletRequest request) {
            String range = request.getHeader("Range");
            String condition = request.getHeader("If-Range");
            boolean valid = condition == null
                    || (dated && condition.equals(date()))
                    || (tagged && !weak && condition.equals(tag()));
            return range == null || !valid ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
        }
    }

    /** What a client has. */
    private static final class Cache {
        private String tag;
        private String date;
        private byte[] body = {};
        private String coding;

        void take(RawResponse response) {
            if (response.status() == 200) {
                body = response.body();
                coding = response.field("Content-Encoding");
                tag = null;
                date = null;
            } else if (response.status() == 206) {
                int from = Integer.parseInt(response.field("Content-Range").split("[ -]")[1]);
                byte[] joined = Arrays.copyOf(body, from + response.body().length);
                System.arraycopy(response.body(), 0, joined, from, response.body().length);
                body = joined;
            } else {
                assertThat(response.status()).isEqualTo(304);
                assertThat(response.field("ETag"))
                        .as("a 304 is about the copy of the client")
                        .isIn(tag, null);
            }
            tag = response.field("ETag") == null ? tag : response.field("ETag");
            date = response.field("Last-Modified") == null ? date : response.field("Last-Modified");
        }

        void addConditions(List<String> fields) {
            if (tag != null) {
                fields.add("If-None-Match: " + tag);
            }
            if (date != null) {
                fields.add("If-Modified-Since: " + date);
            }
        }

        String shown() throws IOException {
            return "gzip".equals(coding)
                    ? new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8)
                    : new String(body, UTF_8);
        }
    }

    @Test
    void whateverChangesWhatTheClientHasIsThePageOfNowWithTheFooterOfNow() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Application application = new Application(random);
            try (Twin twin = Twin.of(application::serve)) {
                walk(twin, application, random, "seed " + seed + ", round " + round + ": " + application);
            }
        }
    }

    private static void walk(Twin twin, Application application, Random random, String where) throws IOException {
        Cache cache = new Cache();
        cache.take(twin.plain().get("/page", "Accept-Encoding: gzip"));
        assertThat(cache.shown()).isEqualTo(application.page(""));
        int sentInFull = 0;
        int visits = 0;
        boolean navigated = false;
        for (int step = 0; step < STEPS; step++) {
            String at = where + ", step " + step;
            switch (random.nextInt(6)) {
                case 0 -> application.edition++;
                case 1 -> {
                    int number = random.nextInt(4);
                    twin.desk.fingerprint = "f" + number;
                    twin.desk.footer = Twin.FOOTER.replace("ICP", "ICP" + number);
                }
                case 2 -> head(twin, cache, at);
                case 3 -> {
                    if (navigated) { // a client that resumes what it has from before the filter gets the old page whole
                        resume(twin, cache, random);
                        assertThat(cache.shown()).as(at).isEqualTo(application.page(twin.desk.footer));
                    }
                }
                default -> {
                    List<String> fields = new ArrayList<>(List.of("Accept-Encoding: gzip, br"));
                    // Once a path is known it does not matter what the request looks like.
                    fields.add(navigated && random.nextBoolean() ? "Accept: */*" : "Accept: text/html");
                    cache.addConditions(fields);
                    RawResponse response = twin.filtered().get("/page", fields.toArray(String[]::new));
                    navigated = true;
                    visits++;
                    sentInFull += response.status() == 200 ? 1 : 0;
                    cache.take(response);
                    assertThat(cache.shown()).as(at).isEqualTo(application.page(twin.desk.footer));
                }
            }
        }
        assertThat(sentInFull)
                .as("%s: what has not changed is not sent again", where)
                .isLessThan(visits);
        assertThat(twin.desk.faults).isEmpty();
    }

    private static void head(Twin twin, Cache cache, String at) {
        List<String> fields = new ArrayList<>(List.of("Accept: text/html", "Accept-Encoding: gzip"));
        cache.addConditions(fields);
        RawResponse head = Twin.request(twin.filtered(), "HEAD", "/page", fields.toArray(String[]::new));
        assertThat(head.status()).as(at).isIn(200, 304);
        assertThat(head.field("Last-Modified")).as(at).isNull();
        assertThat(head.field("ETag")).as(at).contains("~beian.");
    }

    /** The connection broke after a part of the page had come. */
    private static void resume(Twin twin, Cache cache, Random random) {
        try (RawHttp http = twin.filtered().connect()) {
            RawResponse full = http.request("GET", "/page", "Accept: text/html", "Accept-Encoding: gzip")
                    .receive();
            cache.take(full);
            int have = 1 + random.nextInt(full.body().length - 1);
            cache.body = Arrays.copyOf(cache.body, have);
            if (random.nextBoolean()) {
                twin.desk.fingerprint = "f9";
                twin.desk.footer = Twin.FOOTER.replace("ICP", "ICP9");
            }
            List<String> fields = new ArrayList<>(List.of("Accept-Encoding: gzip", "Range: bytes=" + have + "-"));
            if (random.nextInt(3) > 0) {
                fields.add((random.nextBoolean() ? "If-Range: " : "If-Match: ") + full.field("ETag"));
            }
            cache.take(
                    http.request("GET", "/page", fields.toArray(String[]::new)).receive());
        }
    }
}
