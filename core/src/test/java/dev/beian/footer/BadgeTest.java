package dev.beian.footer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beian.footer.InvalidBadgeException.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgeTest {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">%s</svg>";

    private static final FooterAssets.Address OWN = new FooterAssets.Address("/_beian", true);

    @TempDir
    Path folder;

    private static byte[] image(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    private Asset load(String icon) {
        Asset badge = Badge.load(icon, getClass().getClassLoader());
        assertThat(badge).isNotNull();
        return badge;
    }

    private static void assertRefused(String icon, Kind kind) {
        assertThatExceptionOfType(InvalidBadgeException.class)
                .isThrownBy(() -> Badge.load(icon, BadgeTest.class.getClassLoader()))
                .satisfies(invalid -> assertThat(invalid.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"png,image/png,png", "gif,image/gif,gif", "jpg,image/jpeg,jpg"})
    void tellsTheTypeByContentAndNamesItByHash(String format, String mediaType, String extension) throws IOException {
        byte[] image = image(format);
        Path file = Files.write(folder.resolve("badge.bin"), image);

        Asset badge = load("file:" + file);

        assertThat(badge.mediaType()).isEqualTo(mediaType);
        assertThat(badge.name()).matches("badge-[0-9a-f]{16}\\." + extension);
        ByteArrayOutputStream served = new ByteArrayOutputStream();
        badge.writeTo(served);
        assertThat(served.toByteArray()).isEqualTo(image);
    }

    @Test
    void knowsWebP() {
        byte[] image = "RIFF\u0010\0\0\0WEBPVP8L\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Badge.of(image).mediaType()).isEqualTo("image/webp");
    }

    @Test
    void namesOtherContentOtherwise() {
        byte[] one = String.format(SVG, "").getBytes(StandardCharsets.UTF_8);
        byte[] other = String.format(SVG, " ").getBytes(StandardCharsets.UTF_8);

        assertThat(Badge.of(one).name())
                .isEqualTo(Badge.of(one).name())
                .isNotEqualTo(Badge.of(other).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:%s", "FILE:%s", "file://%s"})
    void findsFilesHoweverTheyAreWritten(String form) throws IOException {
        Path file = Files.write(folder.resolve("badge.png"), image("png"));

        assertThat(load(String.format(form, file)).mediaType()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classpath:/icons/badge.png", "classpath:icons/badge.png"})
    void findsResourcesOfTheApplication(String icon) throws IOException {
        Files.createDirectory(folder.resolve("icons"));
        Files.write(folder.resolve("icons/badge.png"), image("png"));
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertThat(Badge.load(icon, application)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example.cn/badge.png", "/images/badge.png"})
    void leavesWhatOthersServe(String icon) {
        assertThat(Badge.load(icon, getClass().getClassLoader())).isNull();
        assertThat(FooterAssets.of(OWN, icon, null).badgeSrc("/app")).isEqualTo(icon);
    }

    @Test
    void refersToWhatItServesBelowItsPath() throws IOException {
        Asset badge = Badge.of(image("png"));

        FooterAssets assets = FooterAssets.of(OWN, "classpath:/badge.png", badge);

        assertThat(assets.badgeSrc("/app")).isEqualTo("/app/_beian/" + badge.name());
        assertThat(assets.stylesheetHref("/app"))
                .isEqualTo("/app/_beian/" + FooterStylesheet.asset().name());
    }

    @Test
    void refusesWhatIsNotThere() {
        assertRefused("classpath:/no/such.png", Kind.MISSING);
        assertRefused("file:" + folder.resolve("none.png"), Kind.MISSING);
        assertRefused("file:" + folder, Kind.DIRECTORY);
    }

    @Test
    void refusesMoreThan64Kilobytes() throws IOException {
        byte[] largest = Arrays.copyOf(image("png"), Badge.MAX_LENGTH);
        Path file = Files.write(folder.resolve("badge.png"), largest);

        assertThat(load("file:" + file).length()).isEqualTo(65536);
        Files.write(file, Arrays.copyOf(largest, Badge.MAX_LENGTH + 1));
        assertRefused("file:" + file, Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html><body>404</body></html>", "\u0089PNG\n", "BM......", "<?xml version=\"1.0\"?><rss/>"})
    void refusesWhatIsNoImage(String content) throws IOException {
        Path file = Files.write(folder.resolve("badge.png"), content.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused("file:" + file, Kind.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<path d=\"M0 0\"/>",
                "<defs><g id=\"a\"/></defs><use href=\"#a\"/>",
                "<style>path { fill: url(#g) }</style>",
                "<image href=\"data:image/png;base64,AAAA\"/>"
            })
    void acceptsDrawings(String content) {
        assertThat(Badge.of(("<?xml version=\"1.0\"?><!-- x --> " + String.format(SVG, content))
                                .getBytes(StandardCharsets.UTF_8))
                        .mediaType())
                .isEqualTo("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>",
                "<path onload=\"alert(1)\"/>",
                "<a href=\"javascript:alert(1)\"><path/></a>",
                "<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://example.com/x.png\"/>",
                "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
                "<style>@import 'https://example.com/x.css'</style>",
                "<path style=\"fill:url(https://example.com/x)\"/>",
                "<a><set attributeName=\"href\" to=\"javascript:alert(1)\"/></a>"
            })
    void refusesDrawingsThatCanDoMore(String content) {
        assertThatExceptionOfType(InvalidBadgeException.class)
                .isThrownBy(() -> Badge.of(String.format(SVG, content).getBytes(StandardCharsets.UTF_8)))
                .satisfies(invalid -> assertThat(invalid.kind()).isEqualTo(Kind.ACTIVE));
    }
}
