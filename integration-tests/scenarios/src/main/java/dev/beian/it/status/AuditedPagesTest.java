package dev.beian.it.status;

import static dev.beian.it.status.ObservedApp.codes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.Until;
import dev.beian.status.AuditPoint;
import dev.beian.status.AuditViolation;
import dev.beian.status.PageEvidence;
import dev.beian.status.PageOutcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which pages are audited as they are served, and what comes of it.
 *
 * <p>There are two sites, {@code shop} and {@code blog}. Audits are made one after the other in the order in which the pages
 * were served; so once the page of {@code blog} is audited, one of {@code shop} before it would have been too.
 */
class AuditedPagesTest {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>首页</title></head><body><p>正文</p></body></html>";
    private static final String SHOWING =
            PAGE.replace("</body>", "<a href=\"https://beian.miit.gov.cn/\">" + ObservedApp.NUMBER + "</a></body>");
    private static final String SHOP = "Host: shop.example.cn";
    private static final String BLOG = "Host: blog.example.cn";

    private static final String[] SITES = {
        "sites.shop.hosts", "shop.example.cn",
        "sites.shop.icp.number", ObservedApp.NUMBER,
        "sites.blog.hosts", "blog.example.cn",
        "sites.blog.icp.number", "京ICP备2021033841号-3"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-store",
                "private, no-store",
                "No-Store",
                "max-age=0, NO-STORE",
                "extension=\"a, b\", no-store",
            })
    void aPageThatNobodyMayStoreIsNotCopied(String caching) {
        App app = home((response, host) -> {
            if (host.startsWith("shop")) {
                response.setHeader("Cache-Control", "max-age=0");
                response.addHeader("Cache-Control", caching);
            }
            send(response, PAGE);
        });
        try (ObservedApp observed = start(app)) {
            observed.get("/", SHOP);
            observed.get("/", BLOG);
            observed.audited("blog", "/");
            assertThat(observed.beian().evidence().of("shop")).isEmpty();
        }
    }

    @Test
    void norOneThatSaysSoAfterItsFirstByte() {
        App app = home((response, host) -> {
            send(response, PAGE.substring(0, 40));
            if (host.startsWith("shop")) {
                response.setHeader("Cache-Control", "no-store");
            }
            send(response, PAGE.substring(40));
        });
        try (ObservedApp observed = start(app)) {
            observed.get("/", SHOP);
            observed.get("/", BLOG);
            observed.audited("blog", "/");
            assertThat(observed.beian().evidence().of("shop")).isEmpty();
        }
    }

    @Test
    void norOneForSomebodyWhoShowedCredentials() {
        try (ObservedApp observed = start(home((response, host) -> send(response, PAGE)))) {
            observed.get("/", SHOP, "Authorization: Basic YTpi");
            observed.get("/", BLOG);
            observed.audited("blog", "/");
            assertThat(observed.beian().evidence().of("shop")).isEmpty();
            observed.get("/", SHOP);
            observed.audited("shop", "/"); // the refused one has not taken the turn
        }
    }

    @Test
    void norAnythingButTheAnswerThatEverybodyGets() {
        App app = home((response, host) -> {
            if (host.startsWith("shop")) {
                response.setStatus(503);
            }
            send(response, PAGE);
        });
        try (ObservedApp observed = start(app);
                RawHttp http = observed.server().connect()) {
            http.request("HEAD", "/", BLOG).receive();
            observed.get("/", SHOP);
            observed.get("/", BLOG);
            observed.audited("blog", "/"); // the answer to HEAD has not taken the turn
            assertThat(observed.beian().evidence().of("shop")).isEmpty();
        }
    }

    @Test
    void theHomePageAloneIsAudited() {
        App app = home((response, host) -> send(response, PAGE))
                .handle("/about", (request, response) -> send(response, PAGE));
        try (ObservedApp observed = start(app)) {
            observed.get("/about", SHOP);
            observed.get("/", SHOP);
            observed.audited("shop", "/");
            assertThat(paths(observed, "shop")).containsExactly("/");
        }
    }

    @Test
    void orEveryHomePageThatIsNamed() {
        App app = home((response, host) -> send(response, PAGE))
                .handle("/en/*", (request, response) -> send(response, PAGE));
        try (ObservedApp observed = start(app, "sites.shop.pages.home", "/en/, /en/index")) {
            observed.get("/", SHOP);
            observed.get("/en/", SHOP);
            observed.get("/en/index?a=b", SHOP);
            observed.audited("shop", "/en/index");
            assertThat(paths(observed, "shop")).containsExactly("/en/", "/en/index");
        }
    }

    @Test
    void orNowAndThenAnyPage() {
        App app = home((response, host) -> send(response, SHOWING))
                .handle("/about", (request, response) -> send(response, PAGE))
                .handle("/part", (request, response) -> send(response, "<p>片段</p>"));
        try (ObservedApp observed = start(app, "evidence.pages", "sampled", "footer.enabled", "false")) {
            observed.get("/part", SHOP);
            observed.clock().pass(Duration.ofMinutes(1));
            observed.get("/about", SHOP);
            observed.audited("shop", "/about");
            observed.get("/", SHOP);
            observed.audited("shop", "/");
            assertThat(paths(observed, "shop")).containsExactly("/", "/about");
            Config site = observed.status("shop");
            assertThat(site.getConfigList("evidence.others").get(0).getString("path"))
                    .isEqualTo("/about");
            assertThat(site.getString("status")).as("a warning").isEqualTo("ACTION_REQUIRED");
            assertThat(codes(site)).contains("icp-not-shown");
            observed.clock().pass(Duration.ofHours(24));
            assertThat(codes(observed.status("shop"))).doesNotContain("icp-not-shown");
        }
    }

    @Test
    void orNone() {
        try (ObservedApp observed = start(home((response, host) -> send(response, PAGE)), "evidence.pages", "none")) {
            observed.get("/", SHOP);
            assertThat(observed.beian().evidence().copyFor("shop", "/")).isNull();
            assertThat(observed.status("shop").getObject("evidence")).isEmpty();
            assertThat(codes(observed.status("shop"))).doesNotContain("home-unaudited");
        }
    }

    @Test
    void onePageWithinAnInterval() {
        try (ObservedApp observed = start(home((response, host) -> send(response, PAGE)), "evidence.interval", "10m")) {
            observed.get("/", SHOP);
            PageEvidence first = observed.audited("shop", "/");
            observed.clock().pass(Duration.ofMinutes(10).minusMillis(1));
            observed.get("/", SHOP);
            observed.get("/", BLOG);
            observed.audited("blog", "/");
            assertThat(observed.beian().evidence().of("shop")).containsExactly(first);
            observed.clock().pass(Duration.ofMillis(1));
            observed.get("/", SHOP);
            observed.audited("shop", "/");
        }
    }

    @Test
    void aPageBeyondTheBoundIsNot() {
        String large = PAGE.replace("<p>", "<p>" + "x".repeat(2000));
        App app = home((response, host) -> send(response, host.startsWith("shop") ? large : PAGE));
        try (ObservedApp observed = start(app, "evidence.max-size", "2KiB")) {
            observed.get("/", SHOP);
            observed.get("/", BLOG);
            observed.audited("blog", "/");
            assertThat(observed.beian().evidence().of("shop")).isEmpty();
        }
    }

    @Test
    void theNumberThatTheFilterAddedIsSeen() {
        try (ObservedApp observed = start(home((response, host) -> send(response, PAGE)))) {
            observed.get("/", SHOP);
            assertMet(observed.audited("shop", "/"));
            assertThat(observed.status("shop").getString("evidence.home.points.link"))
                    .isEqualTo("met");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate"})
    void alsoWhereTheApplicationCompressesItsPages(String coding) {
        App app = home((response, host) -> compress(response, coding, host.startsWith("shop") ? PAGE : SHOWING));
        try (ObservedApp observed = start(app)) {
            assertThat(observed.get("/", SHOP).field("Content-Encoding")).isEqualTo(coding);
            assertMet(observed.audited("shop", "/"));
        }
        try (ObservedApp observed =
                start(app, "footer.enabled", "false", "sites.blog.icp.number", ObservedApp.NUMBER)) {
            observed.get("/", SHOP);
            assertThat(observed.audited("shop", "/").isSevere()).isTrue();
            observed.get("/", BLOG);
            assertMet(observed.audited("blog", "/"));
            assertThat(observed.status("shop").getInt("pages.skipped.watch-only"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whereNothingIsChangedThePageIsJudgedAsItIs() {
        App app = home((response, host) -> send(response, host.startsWith("shop") ? PAGE : SHOWING));
        try (ObservedApp observed =
                start(app, "footer.enabled", "false", "sites.blog.icp.number", ObservedApp.NUMBER)) {
            assertThat(observed.get("/", SHOP).text()).isEqualTo(PAGE);
            assertNotShown(observed.audited("shop", "/"));
            Config site = observed.status("shop");
            assertThat(site.getString("status")).isEqualTo("NON_COMPLIANT");
            assertThat(codes(site)).contains("icp-not-shown", "footer-disabled");
            assertThat(observed.get("/", BLOG).text()).isEqualTo(SHOWING);
            assertMet(observed.audited("blog", "/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "writer", "gzip"})
    void aHomePageThatIsExcludedFromFootersOwesItsNumberAllTheSame(String way) throws IOException {
        App app = home((response, host) -> {
            String page = host.startsWith("shop") ? PAGE : SHOWING;
            switch (way) {
                case "stream" -> send(response, page);
                case "writer" -> {
                    response.setContentType("text/html;charset=GBK");
                    response.getWriter().write(page);
                }
                default -> compress(response, way, page);
            }
        });
        try (ObservedApp observed =
                start(app, "pages.exclude", "/", "debug-header", "true", "sites.blog.icp.number", ObservedApp.NUMBER)) {
            RawResponse audited = observed.get("/", SHOP);
            assertNotShown(observed.audited("shop", "/"));
            RawResponse passed = observed.get("/", SHOP);
            assertThat(audited.body()).isEqualTo(passed.body());
            assertThat(text(audited, way)).isEqualTo(PAGE);
            for (RawResponse response : List.of(audited, passed)) {
                assertThat(response.field("Beian-Outcome")).isEqualTo("skipped; reason=excluded-path");
            }
            assertThat(names(audited)).isEqualTo(names(passed));
            Until.isTrue("both are counted", () -> count(observed, "excluded-path") == 2);
            Config site = observed.status("shop");
            assertThat(site.getString("status")).isEqualTo("NON_COMPLIANT");
            assertThat(site.getObject("pages.skipped").keySet()).containsExactly("excluded-path");
            observed.get("/", BLOG);
            assertMet(observed.audited("blog", "/"));
        }
    }

    @Test
    void otherPagesThatAreExcludedOweNothing() {
        App app = home((response, host) -> send(response, PAGE))
                .handle("/print/*", (request, response) -> send(response, PAGE));
        try (ObservedApp observed = start(app, "pages.exclude", "/print/**", "evidence.pages", "sampled")) {
            observed.get("/print/1", SHOP);
            observed.get("/", SHOP);
            observed.audited("shop", "/");
            assertThat(paths(observed, "shop")).containsExactly("/");
        }
    }

    @Test
    void anExcludedHomePageThatTurnsOutToBeNoneGoesOutAsItIs() {
        App app = home((response, host) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write("{\"a\":".getBytes(UTF_8));
            response.setContentType("application/json");
            response.getOutputStream().write("1}".getBytes(UTF_8));
        });
        try (ObservedApp observed = start(app, "pages.exclude", "/")) {
            assertThat(observed.get("/", SHOP).text()).isEqualTo("{\"a\":1}");
            assertThat(observed.status("shop").getObject("pages.skipped")).isEmpty();
        }
    }

    @Test
    void aHomePageThatIsNeverSeenIsToldAfterAnHour() {
        App app = App.of()
                .handle("", (request, response) -> response.sendRedirect("/start"))
                .handle("/start", (request, response) -> send(response, PAGE));
        try (ObservedApp observed = start(app)) {
            for (int minutes = 0; minutes < 60; minutes += 30) {
                observed.get("/", SHOP);
                observed.get("/start", SHOP);
                assertThat(codes(observed.status("shop"))).doesNotContain("home-unaudited");
                observed.clock().pass(Duration.ofMinutes(30));
            }
            observed.get("/start", SHOP);
            assertThat(codes(observed.status("shop"))).contains("home-unaudited");
            assertThat(codes(observed.status("blog"))).doesNotContain("home-unaudited");
        }
    }

    private interface Home {
        void answer(HttpServletResponse response, String host) throws IOException;
    }

    private static App home(Home home) {
        return App.of().handle("", (request, response) -> home.answer(response, request.getServerName()));
    }

    private static ObservedApp start(App app, String... keysAndValues) {
        String[] all = new String[SITES.length + keysAndValues.length];
        System.arraycopy(SITES, 0, all, 0, SITES.length);
        System.arraycopy(keysAndValues, 0, all, SITES.length, keysAndValues.length);
        return new ObservedApp(app, all);
    }

    private static void send(HttpServletResponse response, String page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private static void compress(HttpServletResponse response, String coding, String page) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Encoding", coding);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = coding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(page.getBytes(UTF_8));
        }
        response.setContentLength(bytes.size());
        response.getOutputStream().write(bytes.toByteArray());
    }

    private static String text(RawResponse response, String way) throws IOException {
        return switch (way) {
            case "stream" -> response.text();
            case "writer" -> response.text(java.nio.charset.Charset.forName("GBK"));
            default -> new String(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), UTF_8);
        };
    }

    private static List<String> names(RawResponse response) {
        return response.fields().stream().map(RawResponse.Field::name).sorted().toList();
    }

    private static long count(ObservedApp observed, String reason) {
        return observed.beian().journal().count("shop", PageOutcome.skipped(reason));
    }

    private static List<String> paths(ObservedApp observed, String site) {
        return observed.beian().evidence().of(site).stream()
                .map(PageEvidence::path)
                .toList();
    }

    private static void assertMet(PageEvidence page) {
        assertThat(page.violations()).isEmpty();
        assertThat(page.points())
                .containsEntry(AuditPoint.SHOWN_ONCE, PageEvidence.Outcome.MET)
                .containsEntry(AuditPoint.LINK, PageEvidence.Outcome.MET);
    }

    private static void assertNotShown(PageEvidence page) {
        assertThat(page.violations())
                .extracting(PageEvidence.Violation::kind)
                .containsExactly(AuditViolation.ICP_NOT_SHOWN);
    }
}
