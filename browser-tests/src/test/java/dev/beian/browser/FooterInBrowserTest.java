package dev.beian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.browser.Layout.Trait;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The footer as people see it, on every layout; the screenshots stay in {@code target/screenshots}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FooterInBrowserTest {
    private static final double AA = 4.5; // WCAG 2.2, success criterion 1.4.3
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final String BOXES = "return [...document.body.querySelectorAll('*')]"
            + ".filter(e => !e.closest('[data-beian-footer]'))"
            + ".map(e => {const r = e.getBoundingClientRect(); const round = x => Math.round(x);"
            + "return [e.tagName, round(r.left), round(r.top + scrollY), round(r.width), round(r.height)].join(' ')})";

    private static final String SCROLL_TO_END =
            "document.scrollingElement.scrollTo(0, 1e6); document.body.scrollTo(0, 1e6);";

    private static final String MEASURE = """
            const root = document.querySelector('[data-beian-footer]');
            const items = [...root.querySelectorAll('[data-beian]')].map(e => e.getBoundingClientRect());
            const others = [...document.body.querySelectorAll('*')].filter(e => !e.closest('[data-beian-footer]')
                && e.tagName !== 'SCRIPT' && e.tagName !== 'STYLE'
                && getComputedStyle(e).position !== 'fixed');
            const hit = r => {
              const e = document.elementFromPoint((r.left + r.right) / 2, (r.top + r.bottom) / 2);
              return !!e && !!e.closest('[data-beian]');
            };
            return {
              left: Math.min(...items.map(r => r.left)), right: Math.max(...items.map(r => r.right)),
              top: Math.min(...items.map(r => r.top)), bottom: Math.max(...items.map(r => r.bottom)),
              lines: new Set(items.map(r => Math.round((r.top + r.bottom) / 8))).size,
              smallest: Math.min(...items.map(r => r.height)),
              width: document.documentElement.clientWidth, height: window.innerHeight,
              content: Math.max(...others.map(e => e.getBoundingClientRect().bottom)),
              hit: items.every(hit),
              last: document.body.lastElementChild === root,
              overflow: document.scrollingElement.scrollWidth - document.documentElement.clientWidth,
              badge: [...root.querySelectorAll('img')].map(e => e.complete && e.naturalWidth > 0 ? e.height : -1),
              text: root.querySelector('[data-beian=icp]').textContent};
            """;

    @AutoClose
    private static Browser browser;

    @AutoClose
    private static PageServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, LifecycleException {
        browser = Browser.start(folder.resolve("profile"));
        Path badge = folder.resolve("badge.png");
        ImageIO.write(badge(), "png", badge.toFile());
        server = new PageServer(
                folder.resolve("tomcat"),
                Layouts.all(),
                Map.of(
                        "beian.icp.number", "京ICP备20012346号-1",
                        "beian.icp.confirmed", "true",
                        "beian.psb.number", "京公网安备11010502030143号",
                        "beian.psb.confirmed", "true",
                        "beian.psb.icon", "file:" + badge,
                        "beian.copyright.owner", "北京示例科技有限公司",
                        "beian.copyright.since", "2013"));
    }

    /** Stands in for the emblem, which is regulated. */
    private static BufferedImage badge() {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x1A4FA0));
        graphics.fillOval(1, 1, 38, 38);
        graphics.setColor(new Color(0xF2C94C));
        graphics.fillOval(12, 12, 16, 16);
        graphics.dispose();
        return image;
    }

    static Stream<Layout> layouts() {
        return Layouts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void isVisibleCentredLastAndReadable(Layout layout) throws IOException {
        browser.open(server.url(layout, true), layout.width());
        browser.script(SCROLL_TO_END);
        Measured footer = measure();
        BufferedImage screen = browser.screenshot(SCREENSHOTS.resolve(layout.name() + ".png"));

        assertThat(footer.truth("last")).as("the last element of the body").isTrue();
        assertThat(footer.text()).isEqualTo("京ICP备20012346号-1");
        assertThat(footer.truth("hit")).as("nothing lies over it").isTrue();
        assertThat(footer.number("top")).isNotNegative();
        assertThat(footer.number("left")).isNotNegative();
        assertThat(footer.number("bottom")).isLessThanOrEqualTo(footer.number("height"));
        assertThat(footer.number("right")).isLessThanOrEqualTo(footer.number("width"));
        assertThat((footer.number("left") + footer.number("right")) / 2)
                .as("the middle")
                .isBetween(footer.number("width") / 2 - 8, footer.number("width") / 2 + 8);
        assertThat(footer.number("smallest")).as("height of a line").isGreaterThanOrEqualTo(12);
        assertThat(footer.number("overflow")).as("sideways scrolling").isNotPositive();
        if (!layout.is(Trait.OVER_CONTENT)) {
            assertThat(footer.number("top"))
                    .as("below the content")
                    .isGreaterThanOrEqualTo(footer.number("content") - 1);
        }
        if (layout.width() == Layout.WIDE) {
            assertThat(footer.number("lines")).as("lines").isEqualTo(1);
        }
        assertThat(footer.badge()).isEqualTo(layout.is(Trait.NO_BADGE) ? List.of() : List.of(20L));
        for (Rectangle item : items()) {
            assertThat(Contrast.measure(screen, item)).as("contrast").isGreaterThanOrEqualTo(AA);
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void breaksNothing(Layout layout) {
        browser.open(server.url(layout, false), layout.width());
        browser.complaints();
        browser.open(server.url(layout, false), layout.width());
        List<String> complaintsBefore = withoutAddress(browser.complaints());
        Object boxesBefore = browser.script(BOXES);
        Map<String, Long> findingsBefore = browser.accessibilityFindings();

        browser.open(server.url(layout, true), layout.width());
        List<String> complaints = withoutAddress(browser.complaints());
        Object boxes = browser.script(BOXES);
        Map<String, Long> findings = browser.accessibilityFindings();

        assertThat(complaints).as("console").isEqualTo(complaintsBefore);
        assertThat(findings).doesNotContainKey("failed");
        findings.forEach((rule, count) -> assertThat(count)
                .as("broken rule %s", rule)
                .isLessThanOrEqualTo(findingsBefore.getOrDefault(rule, 0L)));
        if (!layout.is(Trait.TAKES_ROOM)) {
            assertThat(boxes).as("the page's own boxes").isEqualTo(boxesBefore);
        }
    }

    private static List<String> withoutAddress(List<String> complaints) {
        return complaints.stream()
                .map(text -> text.replaceAll("http://localhost:\\d+/with(out)?/", "/"))
                .toList();
    }

    @Test
    void showsAFocusedLinkEvenWhereThePageHidesOutlines() throws IOException {
        List<Layout> pages = Layouts.all().stream()
                .filter(page -> page.name().startsWith("no-outlines"))
                .toList();
        assertThat(pages).hasSize(4);
        for (Layout page : pages) {
            browser.open(server.url(page, true), page.width());
            BufferedImage before = browser.screenshot(SCREENSHOTS.resolve(page.name() + ".png"));
            pressTab();
            BufferedImage after = browser.screenshot(SCREENSHOTS.resolve(page.name() + "-focus.png"));
            assertThat(browser.script("return document.activeElement.dataset.beian"))
                    .as(page.name())
                    .isEqualTo("icp");
            assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle"))
                    .as(page.name())
                    .isNotEqualTo("none");
            assertThat(differences(before, after)).as(page.name()).isGreaterThan(200);
        }
    }

    /** How many pixels differ. */
    private static int differences(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private static void pressTab() {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            browser.command(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void staysReadableOnOtherMedia(String name, Map<String, Object> media) throws IOException {
        browser.command("Emulation.setEmulatedMedia", media);
        try {
            for (Layout layout : Layouts.all()) {
                if (List.of("plain", "dark", "flex-row", "overflow-hidden-body", "policy-self")
                        .contains(layout.name())) {
                    browser.open(server.url(layout, true), layout.width());
                    browser.script(SCROLL_TO_END);
                    BufferedImage screen = browser.screenshot(SCREENSHOTS.resolve(name + "-" + layout.name() + ".png"));
                    assertThat(measure().truth("hit")).isTrue();
                    for (Rectangle item : items()) {
                        assertThat(Contrast.measure(screen, item))
                                .as(layout.name())
                                .isGreaterThanOrEqualTo(AA);
                    }
                }
            }
        } finally {
            browser.command("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> media() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of("print", Map.of("media", "print")),
                org.junit.jupiter.params.provider.Arguments.of(
                        "forced-colours",
                        Map.of(
                                "features",
                                List.of(
                                        Map.of("name", "forced-colors", "value", "active"),
                                        Map.of("name", "prefers-color-scheme", "value", "dark")))));
    }

    @SuppressWarnings("unchecked")
    private static Measured measure() {
        return new Measured((Map<String, Object>) browser.script(MEASURE));
    }

    /** Where the items' texts stand on the screenshot. */
    @SuppressWarnings("unchecked")
    private static List<Rectangle> items() {
        List<List<Number>> boxes = (List<List<Number>>) browser.script(
                "return [...document.querySelectorAll('[data-beian]')].map(e => {const range = document.createRange();"
                        + "range.selectNodeContents(e.querySelector('font') || e.lastChild);"
                        + "const r = range.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]})");
        return boxes.stream()
                .map(box ->
                        new Rectangle(scaled(box.get(0)), scaled(box.get(1)), scaled(box.get(2)), scaled(box.get(3))))
                .toList();
    }

    private static int scaled(Number length) {
        return (int) Math.round(length.doubleValue() * Browser.SCALE);
    }

    private record Measured(Map<String, Object> values) {
        double number(String name) {
            return ((Number) values.get(name)).doubleValue();
        }

        boolean truth(String name) {
            return (Boolean) values.get(name);
        }

        Object badge() {
            return values.get("badge");
        }

        Object text() {
            return values.get("text");
        }
    }
}
