package dev.beian.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status as people read it: in both languages, by day and by night, at a desk and on a phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusPageInBrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Layout PAGE = Layouts.all().get(0);

    /** Texts that reach beyond the screen, or lie in a box too small for them. */
    private static final String CUT_OFF = """
            return [...document.querySelectorAll('h1, h2, h3, p, li, th, td')]
                .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'
                    || e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(e => e.textContent);
            """;

    /** The contrast of every text with the nearest colour behind it (WCAG 2.2), in the browser's own colours. */
    private static final String LEAST_CONTRAST = """
            const parse = c => c.match(/[\\d.]+/g).map(Number);
            const light = c => c.slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const canvas = document.createElement('div');
            canvas.style.backgroundColor = 'Canvas';
            document.body.append(canvas);
            const own = parse(getComputedStyle(canvas).backgroundColor);
            canvas.remove();
            const behind = e => {
              for (; e; e = e.parentElement) {
                const c = parse(getComputedStyle(e).backgroundColor);
                if (c.length < 4 || c[3] > 0) return c;
              }
              return own;
            };
            return Math.min(...[...document.body.querySelectorAll('*')]
                .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()))
                .map(e => {
              const a = light(parse(getComputedStyle(e).color)), b = light(behind(e));
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }));
            """;

    @AutoClose
    private static Browser browser;

    @AutoClose
    private static PageServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, LifecycleException {
        browser = Browser.start(folder.resolve("profile"));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("beian.status.path", "/status");
        settings.put("beian.status.allow", "127.0.0.0/8, ::1");
        settings.put("beian.sites.shop.hosts", "shop.example.cn, *.shop.example.com.cn");
        settings.put("beian.sites.shop.entity", "北京示例科技有限公司");
        settings.put("beian.sites.shop.icp.number", "京ICP备2021033841号-2");
        settings.put("beian.sites.shop.icp.granted-on", "2021-03-01");
        settings.put("beian.sites.shop.psb.number", "京公网安备11010502030143号");
        settings.put("beian.sites.shop.psb.confirmed", "true");
        settings.put("beian.sites.shop.licences[0].number", "京ICP证030173号");
        settings.put("beian.sites.watched.hosts", "watched.example.cn");
        settings.put("beian.sites.watched.icp.number", "京ICP备2021033841号-3");
        settings.put("beian.sites.watched.icp.granted-on", "2021-03-01");
        settings.put("beian.sites.watched.footer.enabled", "false");
        settings.put("beian.sites.watched.pages.home", '/' + PAGE.name());
        server = new PageServer(folder.resolve("tomcat"), Layouts.all(), settings);
        String page = server.url(PAGE, true);
        visit(page, "shop.example.cn");
        visit(page, "watched.example.cn");
        visit(page, "forgotten.example.cn");
        visit(page, "a".repeat(60) + '.' + "b".repeat(60) + '.' + "c".repeat(60) + ".example");
    }

    /** Asks for a page on a host that no name server knows. */
    private static void visit(String url, String host) throws IOException {
        URI uri = URI.create(url);
        try (Socket socket = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort())) {
            String request = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, light, 1200, 备案状态, 北京",
        "zh-CN, dark, 360, 备案状态, 北京",
        "en, light, 360, Filing status, Beijing",
        "en, dark, 1200, Filing status, Beijing",
    })
    void isReadableWithoutAComplaint(String language, String scheme, int width, String title, String province)
            throws IOException {
        browser.command("Network.enable", Map.of());
        browser.command("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
        browser.command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        try {
            String status = server.url(PAGE, true).replace('/' + PAGE.name(), "/status");
            browser.complaints();
            browser.open(status, width);
            String name = "status-" + language + '-' + scheme + '-' + width;
            browser.screenshot(SCREENSHOTS.resolve(name + "-top.png"));
            browser.wholeScreenshot(SCREENSHOTS.resolve(name + ".png"));

            assertThat(browser.complaints()).as("console").isEmpty();
            assertThat(browser.script("return document.querySelector('h1').textContent"))
                    .isEqualTo(title);
            assertThat((String) browser.script("return document.body.innerText"))
                    .contains(province, "京ICP备2021033841号-2", "京公网安备11010502030143号", "forgotten.example.cn");
            assertThat(browser.script("return document.scripts.length + document.styleSheets.length"
                            + " + document.querySelectorAll('[style], img, link, iframe').length"))
                    .isEqualTo(0L);
            assertThat(browser.script(
                            "return document.scrollingElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("sideways scrolling")
                    .isEqualTo(0L);
            assertThat((List<?>) browser.script(CUT_OFF)).as("cut off").isEmpty();
            assertThat(((Number) browser.script(LEAST_CONTRAST)).doubleValue())
                    .as("contrast")
                    .isGreaterThanOrEqualTo(4.5);
            assertThat(browser.accessibilityFindings()).isEmpty();
        } finally {
            browser.command("Network.setExtraHTTPHeaders", Map.of("headers", Map.of()));
            browser.command("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        }
    }
}
