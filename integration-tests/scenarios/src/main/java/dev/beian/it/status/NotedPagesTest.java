package dev.beian.it.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.beian.it.App;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.servlet.BeianFilter;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the status says of pages that do without help, but not well. */
class NotedPagesTest {
    private static final String NUMBER = "京ICP备2021033841号-2";

    /** An empty folder for the container's default servlet, which answers for paths that nobody serves. */
    @TempDir
    Path files;

    @Test
    void aNumberWithoutItsLinkIsNotedWhereItWasSeen() {
        Config site = siteAfter("/unlinked");
        assertThat(messageOf(site, "unlinked")).contains("most recently /unlinked", "the linked number was added");
        assertThat(site.getInt("pages.injected")).isEqualTo(1); // the linked number was added
    }

    @Test
    void aPageThatCachesKeepForLongIsNotedWhereItWasSeen() {
        assertThat(messageOf(siteAfter("/kept"), "long-max-age")).contains("most recently /kept");
    }

    @Test
    void ofOtherPagesNothingIsNoted() {
        assertThat(codes(siteAfter("/page"))).doesNotContain("unlinked", "long-max-age");
    }

    private Config siteAfter(String path) {
        Map<String, String> parameters = Map.of(
                "beian.icp.number", NUMBER,
                "beian.locale", "en",
                "beian.status.path", "/status",
                "beian.status.allow", "127.0.0.0/8, ::1");
        App app = App.of()
                .resources(files)
                .filter(
                        BeianFilter.NAME,
                        new BeianFilter(),
                        parameters,
                        EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR),
                        "/*")
                .handle("/page", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter().write("<!DOCTYPE html><title>页</title><body><p>正文</p></body>");
                })
                .handle("/unlinked", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter()
                            .write("<!DOCTYPE html><title>页</title><body><p>正文</p><p>" + NUMBER + "</p></body>");
                })
                .handle("/kept", (request, response) -> {
                    response.setContentType("text/html;charset=UTF-8");
                    response.setHeader("Cache-Control", "public");
                    response.addHeader("Cache-Control", "Max-Age=\"604800\"");
                    response.getWriter().write("<!DOCTYPE html><title>页</title><body><p>正文</p></body>");
                });
        try (RunningServer server = ServletServer.start(app)) {
            assertThat(server.get(path).status()).isEqualTo(200);
            return ConfigFactory.parseString(server.get("/status").text())
                    .getConfigList("sites")
                    .get(0);
        }
    }

    private static List<String> codes(Config site) {
        return site.getConfigList("findings").stream()
                .map(finding -> finding.getString("code"))
                .toList();
    }

    private static String messageOf(Config site, String code) {
        return site.getConfigList("findings").stream()
                .filter(finding -> finding.getString("code").equals(code))
                .map(finding -> finding.getString("message"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + codes(site)));
    }
}
