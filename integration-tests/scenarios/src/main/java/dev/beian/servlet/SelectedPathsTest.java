package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.site.PageSelection;
import dev.beian.site.PathPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pages get a footer goes by the path that the client asked for, however it is spelled. */
class SelectedPathsTest {
    private static final App.Handler PAGE = (request, response) -> {
        response.setContentType("text/html");
        response.getOutputStream().write("<!DOCTYPE html><html><body>page</body></html>".getBytes(UTF_8));
    };

    private static Twin twin(List<String> include, List<String> exclude) {
        Twin twin = Twin.of(app -> app.contextPath("/shop")
                .handle(
                        "/forwarding",
                        (request, response) ->
                                request.getRequestDispatcher("/admin/target").forward(request, response))
                .handle(
                        "/admin/forwarding",
                        (request, response) ->
                                request.getRequestDispatcher("/open/target").forward(request, response))
                .handle("/*", PAGE)
                .handle("/admin/*", PAGE)
                .handle("/open/*", PAGE));
        twin.desk.pages = new PageSelection(
                include.stream().map(PathPattern::parse).toList(),
                exclude.stream().map(PathPattern::parse).toList(),
                List.of("/"),
                false);
        return twin;
    }

    private static boolean hasFooter(Twin twin, String target) {
        RawResponse response = twin.filtered().get(target);
        assertThat(response.status()).as(target).isEqualTo(200);
        return response.text().contains(Twin.FOOTER);
    }

    /** Whether an odd spelling is served at all, and then without a footer. */
    private static void assertNoWayIn(Twin twin, String target) {
        RawResponse response = twin.filtered().get(target);
        if (response.status() == 200 && response.text().contains("page")) {
            assertThat(response.text()).as(target).doesNotContain(Twin.FOOTER);
        }
    }

    @Test
    void pathsAreThoseWithinTheApplication() {
        try (Twin twin = twin(List.of("/open/*"), List.of())) {
            assertThat(hasFooter(twin, "/shop/open/a")).isTrue();
            assertThat(hasFooter(twin, "/shop/open/a/b")).isFalse();
            assertThat(hasFooter(twin, "/shop/other")).isFalse();
            assertThat(hasFooter(twin, "/shop/open/%61?x=/y")).isTrue();
        }
    }

    @Test
    void anExcludedPathBeatsAnIncludedOne() {
        try (Twin twin = twin(List.of("/**"), List.of("/admin/**"))) {
            assertThat(hasFooter(twin, "/shop/open/a")).isTrue();
            assertThat(hasFooter(twin, "/shop/admin/a")).isFalse();
            assertThat(twin.desk.outcomesOnce(2)).contains("SKIPPED excluded-path");
        }
    }

    @Test
    void noSpellingDodgesARule() {
        try (Twin twin = twin(List.of(), List.of("/admin/**"))) {
            for (String target : List.of(
                    "/shop/admin;x=y/a",
                    "/shop;x=y/admin/a",
                    "/shop/%61dmin/a",
                    "/shop//admin/a",
                    "/shop/./admin/a",
                    "/shop/open/../admin/a",
                    "/shop/open/%2e%2e/admin/a",
                    "/shop/open/..;/admin/a",
                    "/shop/admin%2Fa")) {
                assertNoWayIn(twin, target);
            }
            assertThat(hasFooter(twin, "/shop/administration")).isTrue();
        }
    }

    @Test
    void noSpellingWidensARule() {
        try (Twin twin = twin(List.of("/open/*"), List.of())) {
            for (String target : List.of(
                    "/shop/open/a%2Fb",
                    "/shop/open/..%2fadmin", "/shop/open/../admin/a", "/shop/open/%2e%2e/admin/a")) {
                assertNoWayIn(twin, target);
            }
            assertThat(hasFooter(twin, "/shop/open/a;b=c")).isTrue();
        }
    }

    @Test
    void aForwardGoesByThePathThatTheClientAskedFor() {
        try (Twin twin = twin(List.of(), List.of("/admin/**"))) {
            assertThat(hasFooter(twin, "/shop/forwarding")).isTrue();
            assertThat(hasFooter(twin, "/shop/admin/forwarding")).isFalse();
        }
    }

    @Test
    void pathsBeyondAsciiAreTheCharactersThatTheyStandFor() {
        try (Twin twin = Twin.of(app -> app.contextPath("/shop").handle("/*", PAGE))) {
            twin.desk.pages = new PageSelection(
                    List.of(PathPattern.parse("/新闻/*"), PathPattern.parse("*.页")),
                    List.of(PathPattern.parse("/新闻/内部")),
                    List.of("/"),
                    false);

            assertThat(hasFooter(twin, "/shop/%E6%96%B0%E9%97%BB/a")).isTrue();
            assertThat(hasFooter(twin, "/shop/%e6%96%b0%e9%97%bb/%61;jsessionid=1"))
                    .isTrue();
            assertThat(hasFooter(twin, "/shop/x/y/z.%E9%A1%B5")).isTrue();
            assertThat(hasFooter(twin, "/shop/%E6%96%B0%E9%97%BB/%E5%86%85%E9%83%A8"))
                    .isFalse();
            assertThat(hasFooter(twin, "/shop/%E6%96%B0%E9%97%BB/%E5%86%85%E9%83%A8;a=b"))
                    .isFalse();
            assertNoWayIn(twin, "/shop/%D0%C2%CE%C5/a"); // the same word in GBK is another path
            assertThat(hasFooter(twin, "/shop/other")).isFalse();
        }
    }

    @Test
    void aContextPathIsTakenOffHoweverItIsSpelled() {
        try (Twin twin = Twin.of(app -> app.contextPath("/my-shop").handle("/*", PAGE))) {
            twin.desk.pages = new PageSelection(List.of(PathPattern.parse("/open/*")), List.of(), List.of("/"), false);

            for (String target : List.of(
                    "/my-shop/open/a",
                    "/my-shop;jsessionid=1/open/a",
                    "/my%2Dshop/open/a",
                    "/my-shop/open/a;jsessionid=1?q=/x/../y")) {
                RawResponse response = twin.filtered().get(target);
                if (response.status() == 200) {
                    assertThat(response.text()).as(target).contains(Twin.FOOTER);
                }
            }
            assertThat(hasFooter(twin, "/my-shop/open/a")).isTrue();
        }
    }

    @Test
    void whateverIsDispatchedGoesByThePathThatTheClientAskedFor() {
        try (Twin twin = Twin.of(app -> app.handle("/admin/asynchronous", dispatching("/open/target"))
                .handle("/open/asynchronous", dispatching("/admin/target"))
                .handle("/admin/failing", (request, response) -> response.sendError(404))
                .handle("/open/failing", (request, response) -> response.sendError(404))
                .handle("/open/target", PAGE)
                .handle("/admin/target", PAGE)
                .errorPage(404, "/open/target"))) {
            twin.desk.pages =
                    new PageSelection(List.of(), List.of(PathPattern.parse("/admin/**")), List.of("/"), false);

            assertThat(twin.filtered().get("/open/asynchronous").text()).contains(Twin.FOOTER);
            assertThat(twin.filtered().get("/open/failing").text()).contains(Twin.FOOTER);
            for (String path : List.of("/admin/asynchronous", "/admin/failing")) {
                assertThat(twin.filtered().get(path).text())
                        .as(path)
                        .contains("page")
                        .doesNotContain(Twin.FOOTER);
            }
        }
    }

    private static App.Handler dispatching(String target) {
        return (request, response) -> request.startAsync().dispatch(target);
    }
}
