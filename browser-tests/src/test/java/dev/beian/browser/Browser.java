package dev.beian.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium as Debian ships it. */
final class Browser implements AutoCloseable {
    static final int HEIGHT = 600;

    /** Screen pixels for each CSS pixel: small text is then drawn in strokes whose colour can be measured. */
    static final int SCALE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final String axe;

    private Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a browser. Where none is installed, the calling tests are skipped and say so; in continuous integration,
     * where it has to be, they fail.
     *
     * @param profile an empty folder for its data
     */
    static Browser start(Path profile) {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if (!installed && System.getenv("CI") != null) {
            throw new IllegalStateException("continuous integration has to have " + CHROMIUM + " and " + DRIVER);
        }
        if (!installed) {
            System.out.println("SKIPPED: the browser tests need " + CHROMIUM + " and " + DRIVER
                    + " (Debian packages chromium and chromium-driver)");
        }
        assumeTrue(installed, "no Chromium: install the Debian packages chromium and chromium-driver");
        return new Browser(profile);
    }

    /** Opens a page and waits until it is there as a whole, whatever the driver takes for loaded. */
    void open(String url, int width) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", SCALE, "mobile", false));
        driver.get(url);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere(url)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not there after " + PATIENCE + ": " + url + "; instead: " + source());
            }
        }
    }

    private boolean isThere(String url) {
        return (Boolean) script("return document.URL === arguments[0] && document.readyState === 'complete'", url);
    }

    /** The page as the browser has it now. */
    String source() {
        return (String) script("return document.URL + ' ' + document.documentElement.outerHTML");
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** What the console has complained about since the last call, violated policies among it. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("/favicon.ico ")) // asked for once, at a time of its own
                .toList();
    }

    /** How often each rule of axe-core is broken on the page. */
    @SuppressWarnings("unchecked")
    Map<String, Long> accessibilityFindings() {
        driver.executeScript(axe);
        return (Map<String, Long>)
                driver.executeAsyncScript(
                        "const done = arguments[0];"
                                + "axe.run(document, {resultTypes: ['violations']}).then(r => {const counts = {};"
                                + "r.violations.forEach(v => counts[v.id] = v.nodes.length); done(counts)}, e => done({failed: String(e)}))");
    }

    BufferedImage screenshot(Path file) throws IOException {
        byte[] png = driver.getScreenshotAs(OutputType.BYTES);
        Files.createDirectories(file.getParent());
        Files.write(file, png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** The whole page, however long it is. */
    void wholeScreenshot(Path file) throws IOException {
        Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) png));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
