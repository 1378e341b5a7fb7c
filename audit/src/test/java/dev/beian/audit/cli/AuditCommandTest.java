package dev.beian.audit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    private static final String GOOD =
            "<!DOCTYPE html><title>首页</title><body><p>正文</p><a href='https://beian.miit.gov.cn/'>京ICP备2021033841号-2</a>";
    private static final String BARE = "<!DOCTYPE html><title>首页</title><body><p>正文</p>";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private String address;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        serve("/good", 200, "text/html;charset=UTF-8", GOOD.getBytes(UTF_8));
        serve("/gbk", 200, "text/html;charset=GBK", GOOD.getBytes(Charset.forName("GBK")));
        serve("/bare", 200, "text/html;charset=UTF-8", BARE.getBytes(UTF_8));
        serve("/broken", 500, "text/html;charset=UTF-8", GOOD.getBytes(UTF_8));
        redirect("/here", "/good");
        redirect("/away", "http://localhost:" + server.getAddress().getPort() + "/good");
        redirect("/file", "file:///etc/hostname");
        redirect("/loop", "/loop");
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void aPageThatShowsItsNumberExitsWithZero() {
        assertThat(run(address + "/good")).isZero();
        assertThat(out.toString()).contains("COMPLIANT").contains("京ICP备2021033841号-2");
        assertThat(run(address + "/gbk", "--icp", "京ICP备2021033841号-2")).isZero();
    }

    @Test
    void aPageWithoutItsNumberExitsWithOneAndSaysWhy() {
        assertThat(run(address + "/bare", "--icp", "京ICP备2021033841号-2", "--locale", "en"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("NON_COMPLIANT")
                .contains("! icp-not-shown: The ICP filing number 京ICP备2021033841号-2 is not shown on the page.");
    }

    @Test
    void aPageWithoutAnyNumberIsToldSoWhereNoneIsAskedFor() {
        assertThat(run(address + "/bare")).isEqualTo(1);
        assertThat(out.toString()).contains("! icp-not-shown: 页面上没有显示任何 ICP 备案号。");
    }

    @Test
    void aFileIsReadAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), GOOD);
        assertThat(run(file.toString())).isZero();
        assertThat(run(folder.resolve("missing.html").toString())).isEqualTo(3);
    }

    @Test
    void aRedirectionOnTheSameHostIsFollowed() {
        assertThat(run(address + "/here")).isZero();
    }

    @Test
    void aRedirectionToAnotherHostOrSchemeIsNot() {
        assertThat(run(address + "/away")).isEqualTo(3);
        assertThat(out.toString()).contains("redirected to another host");
        assertThat(run(address + "/file")).isEqualTo(3);
        assertThat(run(address + "/loop")).isEqualTo(3);
    }

    @Test
    void aPageThatComesCompressedUnaskedIsRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(UTF_8));
        }
        serveCoded("/packed", "gzip", packed.toByteArray());
        assertThat(run(address + "/packed", "--icp", "京ICP备2021033841号-2")).isZero();
        serveCoded("/no-gzip", "gzip", GOOD.getBytes(UTF_8));
        assertThat(run(address + "/no-gzip")).isEqualTo(3);
        serveCoded("/brotli", "br", new byte[] {1, 2, 3});
        assertThat(run(address + "/brotli")).isEqualTo(3);
        assertThat(out.toString()).contains("content coding br");
    }

    @Test
    void aPageThatDoesNotEndIsGivenUp() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        server.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(GOOD.getBytes(UTF_8));
            exchange.getResponseBody().flush();
            try {
                enough.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        try {
            assertThat(run(address + "/endless", "--timeout", "1")).isEqualTo(3);
            assertThat(out.toString()).contains("not complete within 1 s");
        } finally {
            enough.countDown();
        }
    }

    @Test
    void anAddressMayBeWrittenInChinese() throws IOException {
        assertThat(PageFetcher.address("https://例子.中国:8443/关于?a=乙#c"))
                .hasToString("https://xn--fsqu00a.xn--fiqs8s:8443/%E5%85%B3%E4%BA%8E?a=%E4%B9%99#c");
        assertThat(PageFetcher.address("HTTP://www.example.cn")).hasToString("HTTP://www.example.cn");
        assertThat(PageFetcher.address("http://[::1]:8080/")).hasToString("http://[::1]:8080/");
    }

    @Test
    void anAddressWithoutItsSchemeIsTakenForAFileAndSaysSo() {
        assertThat(run("www.example.cn")).isEqualTo(3);
        assertThat(out.toString()).contains("no such file: www.example.cn", "http:// or https://");
    }

    @Test
    void anErrorIsNoPage() {
        assertThat(run(address + "/broken")).isEqualTo(3);
        assertThat(out.toString()).contains("status 500");
    }

    @Test
    void jsonTellsEveryPoint() {
        assertThat(run("--json", address + "/bare")).isEqualTo(1);
        Config report = ConfigFactory.parseString(out.toString());
        assertThat(report.getInt("schema")).isEqualTo(1);
        Config page = report.getConfigList("pages").get(0);
        assertThat(page.getString("verdict")).isEqualTo("NON_COMPLIANT");
        assertThat(page.getString("auditedAt")).isEqualTo("2026-11-24T02:00:00Z");
        assertThat(page.getString("points.shownOnce")).isEqualTo("violated");
        assertThat(page.getString("points.badge")).isEqualTo("not-owed");
        assertThat(page.getConfigList("violations").get(0).getString("code")).isEqualTo("icp-not-shown");
    }

    @Test
    void aListGivesARowForEachSite() throws IOException {
        Path list = Files.writeString(
                folder.resolve("sites.txt"),
                "\uFEFF# our sites\n" + address + "/good\t京ICP备2021033841号-2\t\t某公司\n\n" + address + "/bare\n" + address
                        + "/good\t12345\n");
        Path csv = folder.resolve("report.csv");
        assertThat(run("--list", list.toString(), "--csv", csv.toString())).isEqualTo(3);
        try (var parser = CSVFormat.EXCEL
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new java.io.StringReader(Files.readString(csv).replace("\uFEFF", "")))) {
            var rows = parser.getRecords();
            assertThat(rows).hasSize(3);
            CSVRecord good = rows.get(0);
            assertThat(good.get("host")).isEqualTo("127.0.0.1");
            assertThat(good.get("number")).isEqualTo("京ICP备2021033841号-2");
            assertThat(good.get("link")).isEqualTo("https://beian.miit.gov.cn/");
            assertThat(good.get("verdict")).isEqualTo("COMPLIANT");
            assertThat(good.get("time")).isEqualTo("2026-11-24T02:00:00Z");
            assertThat(rows.get(1).get("problems")).isEqualTo("icp-not-shown");
            assertThat(rows.get(2).get("verdict")).isEqualTo("UNREADABLE");
        }
    }

    @Test
    void whatAPageSaysDoesNotBecomeAFormula() throws IOException {
        serve(
                "/formula",
                200,
                "text/html;charset=UTF-8",
                "<body><p>=HYPERLINK(\"http://x\") © 2026</p><a href='=1+1'>京ICP备2021033841号-2</a>".getBytes(UTF_8));
        Path csv = folder.resolve("report.csv");
        run(address + "/formula", "--csv", csv.toString());
        assertThat(Files.readString(csv)).contains("'=1+1").contains("'=HYPERLINK");
    }

    @Test
    void aWrongCallExitsWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--icp", "nonsense", address + "/good")).isEqualTo(2);
        assertThat(run("--list", folder.resolve("missing.txt").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("name a page").contains("not an ICP filing number: nonsense");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);
        return new CommandLine(new AuditCommand(clock))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void serve(String path, int status, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void serveCoded(String path, String coding, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void redirect(String path, String location) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }
}
