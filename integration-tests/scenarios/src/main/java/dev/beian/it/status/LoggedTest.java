package dev.beian.it.status;

import static dev.beian.it.status.ObservedApp.codes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.beian.it.App;
import dev.beian.it.Log;
import dev.beian.it.RawHttp;
import dev.beian.it.Until;
import dev.beian.status.PageOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log tells, and that it tells nothing else; and findings about hosts from real requests. */
class LoggedTest {
    private static final String TYPE = "text/html;charset=UTF-8";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>页</title></head><body><p>正文</p></body></html>";
    private static final String SHOWING = PAGE.replace(
            "</body>",
            "<a href=\"https://beian.miit.gov.cn/\">" + ObservedApp.NUMBER + "</a> "
                    + "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143\">京公网安备11010502030143号</a></body>");

    private static final String SHOP = "Host: shop.example.cn";

    /** A site about which nothing is to be said. */
    private static final String[] COMPLETE = {
        "sites.shop.hosts", "shop.example.cn",
        "sites.shop.icp.number", ObservedApp.NUMBER,
        "sites.shop.icp.granted-on", "2021-03-01",
        "sites.shop.psb.number", "京公网安备11010502030143号",
        "sites.shop.psb.confirmed", "true"
    };

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final AtomicReference<String> page = new AtomicReference<>(PAGE);
    private long counted;

    @Test
    void startUpTellsEachSiteInOneLineAndTheFirstLookAtTheStatusItsVerdict() {
        try (Log log = new Log();
                ObservedApp observed = start(
                        "sites.blog.hosts", "blog.example.cn, *.static.example.cn",
                        "sites.blog.icp.number", "京ICP备2021033841号-3",
                        "sites.blog.icp.granted-on", "2026-02-20",
                        "sites.blog.footer.enabled", "false",
                        "sites.late.hosts", "late.example.cn",
                        "sites.late.icp.number", "京ICP备2021033841号-4",
                        "sites.late.icp.granted-on", "2026-01-30")) {
            assertThat(observed.beian().sites()).hasSize(3);
            assertThat(log.lines().stream().filter(line -> line.contains("): ICP filing ")))
                    .containsExactlyInAnyOrder(
                            "INFO beian: application /, site shop (hosts shop.example.cn): ICP filing 京ICP备2021033841号-2, "
                                    + "PSB filing 京公网安备11010502030143号, pages get the filing footer",
                            "INFO beian: application /, site blog (hosts blog.example.cn, *.static.example.cn): "
                                    + "ICP filing 京ICP备2021033841号-3, PSB filing -, "
                                    + "pages are only watched (footer.enabled = false)",
                            "INFO beian: application /, site late (hosts late.example.cn): "
                                    + "ICP filing 京ICP备2021033841号-4, PSB filing -, pages get the filing footer");
            List<String> verdicts = verdicts(log);
            assertThat(verdicts).hasSize(3);
            assertThat(verdicts)
                    .contains(
                            "INFO beian: application /, site shop (京ICP备2021033841号-2) is COMPLIANT: everything that is owed is granted and "
                                    + "on the site.",
                            "INFO beian: application /, site blog (京ICP备2021033841号-3) is COMPLIANT: the ICP number is on the site; the "
                                    + "PSB filing has to be applied for, due 2026-03-22 (days left: 12).");
            assertThat(verdicts)
                    .filteredOn(line -> line.startsWith("WARNING "))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARNING beian: application /, site late (京ICP备2021033841号-4) is NON_COMPLIANT: the ICP number is on the "
                                    + "site; the PSB filing has to be applied for, was due 2026-03-01 (days overdue: 9). "
                                    + "[psb-overdue] ");
        }
    }

    @Test
    void orTheFirstPageIfNobodyLooks() {
        try (Log log = new Log();
                ObservedApp observed = new ObservedApp(app(), COMPLETE)) {
            observed.get("/json", SHOP);
            assertThat(observed.beian().pages("shop", PageOutcome.injected())).isZero();
            assertThat(verdicts(log)).isEmpty();
            ask(observed, "/", SHOP);
            Until.isTrue("told", () -> !verdicts(log).isEmpty());
            assertThat(verdicts(log)).singleElement().asString().contains("site shop", " is COMPLIANT: ");
        }
    }

    @Test
    void andWarnsThatBehindAProxyOnTheSameMachineEverybodyMayReadTheStatus() {
        try (Log log = new Log();
                ObservedApp observed = start()) {
            assertThat(observed.status().getString("status")).isEqualTo("COMPLIANT");
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("WARNING beian.status.allow = ")
                            && line.contains("behind a proxy on the same machine everybody comes from there"));
        }
    }

    @Test
    void requestsAreNotLogged() {
        try (Log log = new Log();
                ObservedApp observed = start()) {
            List<String> atStart = List.copyOf(log.lines());
            for (int i = 0; i < 50; i++) {
                ask(observed, "/", SHOP);
                ask(observed, "/part", SHOP);
                page.set(i % 2 == 0 ? PAGE : SHOWING);
                observed.get("/json", SHOP);
                observed.get("/error", SHOP);
                observed.clock().pass(Duration.ofMinutes(2)); // so that the verdict is looked at again and again
                observed.status();
            }
            assertThat(observed.status().getString("status")).isEqualTo("COMPLIANT");
            assertThat(log.lines()).isEqualTo(atStart);
        }
    }

    @Test
    void aChangeOfTheVerdictIsLoggedOnceAndAsAWarningIfItGotWorse() {
        try (Log log = new Log();
                ObservedApp observed = start("sites.shop.footer.enabled", "false")) {
            page.set(SHOWING);
            serveHome(observed);
            int before = log.lines().size();

            page.set(PAGE);
            for (int i = 0; i < 3; i++) {
                serveHome(observed);
            }
            Until.isTrue("worse", () -> log.lines().size() > before);
            assertThat(log.lines()).hasSize(before + 1);
            assertThat(log.lines().get(before))
                    .startsWith(
                            "WARNING beian: application /, site shop (京ICP备2021033841号-2) was COMPLIANT and is now NON_COMPLIANT.")
                    .contains("[icp-not-shown]");

            page.set(SHOWING);
            for (int i = 0; i < 3; i++) {
                serveHome(observed);
            }
            Until.isTrue("better", () -> log.lines().size() > before + 1);
            assertThat(log.lines()).hasSize(before + 2);
            assertThat(log.lines().get(before + 1))
                    .startsWith(
                            "INFO beian: application /, site shop (京ICP备2021033841号-2) was NON_COMPLIANT and is now COMPLIANT.");
        }
    }

    @Test
    void aHostThatNoSiteCoversIsFoundOutNamedAndForgottenAfterADay() {
        try (Log log = new Log();
                ObservedApp observed = start()) {
            int before = log.lines().size();
            ask(observed, "/", SHOP);
            ask(observed, "/", "Host: Forgotten.Example.COM:8080");
            Config site = observed.status("shop");
            assertThat(codes(site)).containsExactly("unknown-host", "badge-missing");
            assertThat(site.getString("status")).isEqualTo("ACTION_REQUIRED");
            assertThat(message(site, "unknown-host"))
                    .isEqualTo("pages served on a host without a filing: 1, most often on forgotten.example.com");
            assertThat(observed.status().getStringList("unknownHosts.hosts")).containsExactly("forgotten.example.com");
            String html = observed.get("/status", "Accept: text/html", "Accept-Language: en")
                    .text();
            assertThat(Jsoup.parse(html).text()).contains("Hosts without a site", "forgotten.example.com");
            Until.isTrue("worse", () -> log.lines().size() > before);
            assertThat(log.lines().subList(before, log.lines().size()))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARNING beian: application /, site shop (京ICP备2021033841号-2) was COMPLIANT and is now ACTION_REQUIRED.")
                    .contains("[unknown-host]", "forgotten.example.com");

            observed.clock().pass(Duration.ofHours(24));
            assertThat(codes(observed.status("shop"))).containsExactly("badge-missing");
            Until.isTrue("better", () -> log.lines().size() > before + 1);
            assertThat(log.lines().get(before + 1)).startsWith("INFO ").contains("is now COMPLIANT");
        }
    }

    @Test
    void aProxyThatHidesTheHostIsFoundOutAndForgottenADayAfterItIsPutRight() {
        try (ObservedApp observed = start()) {
            for (int i = 0; i < 20; i++) {
                ask(observed, "/", "Host: 10.0.0.7:8080");
            }
            ask(observed, "/", SHOP);
            Config site = observed.status("shop");
            assertThat(codes(site)).contains("proxy-hides-host").doesNotContain("unknown-host");
            assertThat(message(site, "proxy-hides-host"))
                    .startsWith("of 21 pages within a day 20 came to an IP address");

            observed.clock().pass(Duration.ofHours(1)); // put right
            ask(observed, "/", SHOP);
            assertThat(codes(observed.status("shop"))).contains("proxy-hides-host");
            observed.clock().pass(Duration.ofHours(23));
            ask(observed, "/", SHOP);
            assertThat(codes(observed.status("shop"))).doesNotContain("proxy-hides-host");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil\u0085WARNING beian forged.example",
                "evil\u009B31m.example",
                "evil\u00AD\u00E2\u0080\u00AEnc.example", // the second one is U+202E for those who read UTF-8
                "evil\t.example"
            })
    void aNameThatAClientMadeUpStaysWithinOneLineAndShowsItsLength(String host) {
        try (Log log = new Log();
                ObservedApp observed = start("hosts-from", "x-forwarded-host", "trusted-proxies", "127.0.0.0/8, ::1")) {
            int before = log.lines().size();
            ask(observed, "/", SHOP, "X-Forwarded-Host: " + host);
            Config status = observed.status();
            List<String> shown = status.getStringList("unknownHosts.hosts");
            assertThat(shown).singleElement().asString().startsWith("evil").contains("?");
            assertThat(UNPRINTABLE.matcher(String.join("", shown)).find()).isFalse();
            String message = message(observed.status("shop"), "unknown-host");
            assertThat(message).contains(shown.get(0));
            assertThat(UNPRINTABLE.matcher(message).find()).isFalse();
            Until.isTrue("worse", () -> log.lines().size() > before);
            assertThat(log.lines().subList(before, log.lines().size()))
                    .singleElement()
                    .asString()
                    .contains(shown.get(0))
                    .doesNotContainPattern(UNPRINTABLE);
        }
    }

    @Test
    void norDoesItFillTheLog() {
        try (ObservedApp observed = start("hosts-from", "x-forwarded-host", "trusted-proxies", "127.0.0.0/8, ::1")) {
            for (int i = 0; i < 20; i++) {
                ask(observed, "/", SHOP, "X-Forwarded-Host: " + i + "y".repeat(240) + ".example");
            }
            List<String> shown = observed.status().getStringList("unknownHosts.hosts");
            assertThat(shown).hasSize(5).allMatch(host -> host.length() == 201 && host.endsWith("…"));
        }
    }

    private ObservedApp start(String... keysAndValues) {
        String[] all = new String[COMPLETE.length + keysAndValues.length];
        System.arraycopy(COMPLETE, 0, all, 0, COMPLETE.length);
        System.arraycopy(keysAndValues, 0, all, COMPLETE.length, keysAndValues.length);
        ObservedApp observed = new ObservedApp(app(), all);
        observed.status(); // one container starts its filters with the first request
        return observed;
    }

    private App app() {
        return App.of()
                .handle("", (request, response) -> send(response, TYPE, page.get()))
                .handle("/part", (request, response) -> send(response, TYPE, "<p>片段</p>"))
                .handle("/json", (request, response) -> send(response, "application/json", "{}"))
                .handle("/error", LoggedTest::fail);
    }

    /** Serves the home page until its audit has come. */
    private void serveHome(ObservedApp observed) {
        observed.clock().pass(Duration.ofMinutes(2));
        ask(observed, "/", SHOP);
        observed.audited("shop", "/");
    }

    /** Asks for a page and waits until it is counted, which may come after its last byte. */
    private void ask(ObservedApp observed, String target, String... fields) {
        try (RawHttp http = observed.server().connect()) {
            assertThat(http.request("GET", target, fields).receive().status()).isEqualTo(200);
        }
        counted++;
        Until.isTrue(target + " is counted", () -> observed.pages() == counted);
    }

    private static List<String> verdicts(Log log) {
        return log.lines().stream().filter(line -> line.contains(") is ")).toList();
    }

    private static String message(Config site, String code) {
        return site.getConfigList("findings").stream()
                .filter(finding -> finding.getString("code").equals(code))
                .map(finding -> finding.getString("message"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + codes(site)));
    }

    private static void send(HttpServletResponse response, String type, String text) throws IOException {
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(404);
    }
}
