package dev.beian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How a site adjusts the footer: what {@code docs/configuration.md} promises of custom properties and special layouts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteStylesTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String TEXT = "<main><h1>京剧</h1><p>又称平剧、京戏，中国五大戏曲剧种之一。</p></main>";

    /** One page for each way in which the style reaches it. */
    private static final List<Layout> LOOKS = List.of(
            Layout.of("inline", "", TEXT),
            Layout.html("embedded", page("")).policy("default-src 'none'; style-src 'nonce-r4nd0m'; img-src 'self'"),
            Layout.html("linked", page("")).policy("default-src 'self'"));

    private static final Layout GRID =
            Layout.of("centring-grid", "body{display:grid;place-items:center;height:100vh;margin:0}", TEXT);

    private static final Layout GRID_AND_CURED = Layout.of(
            "centring-grid-cured",
            "body{display:grid;place-items:center;height:100vh;margin:0;grid-template-rows:1fr auto}",
            TEXT);

    private static final String FIXED_APP = "#app{position:fixed;inset:0;background:#eef;overflow:auto}";
    private static final String APP = "<div id=\"app\" tabindex=\"0\">" + TEXT + "</div>";
    private static final Layout FIXED = Layout.of("fixed-app", FIXED_APP, APP);
    private static final Layout FIXED_AND_CURED = Layout.of(
            "fixed-app-cured",
            FIXED_APP + "[data-beian-footer]{position:fixed!important;inset:auto 0 0!important}",
            APP);

    @AutoClose
    private static Browser browser;

    @AutoClose
    private static PageServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws LifecycleException {
        browser = Browser.start(folder.resolve("profile"));
        server = new PageServer(
                folder.resolve("tomcat"),
                Stream.concat(LOOKS.stream(), Stream.of(GRID, GRID_AND_CURED, FIXED, FIXED_AND_CURED))
                        .toList(),
                Map.of(
                        "beian.icp.number", "京ICP备20012346号-1",
                        "beian.icp.confirmed", "true",
                        "beian.psb.number", "京公网安备11010502030143号",
                        "beian.psb.confirmed", "true",
                        "beian.copyright.owner", "北京示例科技有限公司"));
    }

    private static String page(String head) {
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">" + head
                + "<title>示例</title></head><body>" + TEXT + "</body></html>";
    }

    static Stream<Arguments> properties() {
        return LOOKS.stream()
                .flatMap(look -> Stream.of(
                                List.of("--beian-color", "rgb(120, 0, 40)", "[data-beian]", "color"),
                                List.of(
                                        "--beian-background",
                                        "rgb(255, 240, 200)",
                                        ".beian-footer-line",
                                        "background-color"),
                                List.of("--beian-font-size", "21px", "[data-beian]", "font-size"),
                                List.of("--beian-padding", "3px 17px", ".beian-footer-line", "padding"),
                                List.of("--beian-gap", "13px", "[data-beian]", "margin-left"))
                        .map(property -> Arguments.of(look, property)));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyCustomPropertyAdjustsTheFooter(Layout look, List<String> property) throws IOException {
        String computed = "return [...document.querySelectorAll(arguments[0])]"
                + ".map(e => getComputedStyle(e).getPropertyValue(arguments[1]))";
        for (String where : List.of("documentElement", "body", "querySelector('[data-beian-footer]')")) {
            browser.open(server.url(look, true), look.width());
            Object before = browser.script(computed, property.get(2), property.get(3));
            assertThat((List<?>) before).as(browser::source).isNotEmpty().noneMatch(property.get(1)::equals);
            browser.script(
                    "document." + where + ".style.setProperty(arguments[0], arguments[1])",
                    property.get(0),
                    property.get(1));
            assertThat((List<?>) browser.script(computed, property.get(2), property.get(3)))
                    .as("set on %s", where)
                    .isNotEmpty()
                    .allMatch(property.get(1)::equals);
        }
        browser.screenshot(SCREENSHOTS.resolve("property" + property.get(0) + "-" + look.name() + ".png"));
    }

    @Test
    void whatAGridCentresStaysInTheMiddleByARowForTheFooter() throws IOException {
        double without = top(GRID, false);
        browser.screenshot(SCREENSHOTS.resolve("centring-grid-without.png"));
        assertThat(without - top(GRID, true)).as("moves up").isBetween(1.0, Browser.HEIGHT / 4.0);
        browser.screenshot(SCREENSHOTS.resolve("centring-grid.png"));
        assertThat(bottomOfFooter()).isBetween(Browser.HEIGHT - 2.0, (double) Browser.HEIGHT);
        double moved = without - top(GRID_AND_CURED, true);
        browser.screenshot(SCREENSHOTS.resolve("centring-grid-cured.png"));
        double height = ((Number) browser.script("return document.querySelector('[data-beian-footer]').offsetHeight"))
                .doubleValue();
        assertThat(moved).as("moves up by half of the footer").isBetween(0.0, height / 2 + 1);
        assertThat(bottomOfFooter()).isBetween(Browser.HEIGHT - 2.0, (double) Browser.HEIGHT);
    }

    @Test
    void aFixedApplicationOverAnEmptyBodyGetsItAtTheBottomByARuleOfItsOwn() throws IOException {
        browser.open(server.url(FIXED, true), FIXED.width());
        browser.screenshot(SCREENSHOTS.resolve("fixed-app.png"));
        browser.open(server.url(FIXED_AND_CURED, true), FIXED_AND_CURED.width());
        browser.screenshot(SCREENSHOTS.resolve("fixed-app-cured.png"));
        assertThat(bottomOfFooter()).isBetween(Browser.HEIGHT - 2.0, (double) Browser.HEIGHT);
        assertThat(browser.script("const r = document.querySelector('[data-beian=icp]').getBoundingClientRect();"
                        + "return !!document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2)"
                        + ".closest('[data-beian=icp]')"))
                .isEqualTo(true);
    }

    private static double top(Layout layout, boolean withFooter) {
        browser.open(server.url(layout, withFooter), layout.width());
        return ((Number) browser.script("return document.querySelector('main').getBoundingClientRect().top"))
                .doubleValue();
    }

    private static double bottomOfFooter() {
        return ((Number) browser.script(
                        "return document.querySelector('.beian-footer-line').getBoundingClientRect().bottom"))
                .doubleValue();
    }
}
