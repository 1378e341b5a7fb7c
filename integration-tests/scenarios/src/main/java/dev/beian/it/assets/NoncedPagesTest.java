package dev.beian.it.assets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.servlet.BeianFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A page under a policy with a nonce has a footer that repeats it, which no other response can use. */
class NoncedPagesTest {
    private final AtomicInteger count = new AtomicInteger();

    /** A page that never changes, under the policy that a filter gives every response. */
    private RunningServer start(String policy) {
        return ServletServer.start(App.of()
                .filter(
                        BeianFilter.NAME,
                        new BeianFilter(),
                        Map.of("beian.icp.number", "京ICP备2021033841号-2"),
                        Set.of(DispatcherType.REQUEST),
                        "/*")
                .filter(
                        "policy",
                        (request, response, chain) -> {
                            ((HttpServletResponse) response)
                                    .setHeader(
                                            "Content-Security-Policy",
                                            policy.replace("NONCE", "nonce-n" + count.incrementAndGet()));
                            chain.doFilter(request, response);
                        },
                        DispatcherType.REQUEST)
                .handle("/page", (request, response) -> {
                    response.setHeader("ETag", "\"v1\"");
                    if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                        response.setStatus(304);
                        return;
                    }
                    response.setContentType("text/html;charset=UTF-8");
                    response.getWriter().write("<!DOCTYPE html><html><body><p>page</p></body></html>");
                }));
    }

    @Test
    void aCopyUnderTheNonceOfYesterdayIsNeverTakenForOneOfToday() {
        try (RunningServer server = start("default-src 'self'; style-src 'NONCE'")) {
            RawResponse first = server.get("/page");
            assertThat(first.text()).contains("nonce=\"n1\"");
            RawResponse second = server.get("/page", "If-None-Match: " + first.field("ETag"));

            assertThat(second.status()).isEqualTo(200);
            assertThat(second.text()).contains("nonce=\"n2\"");
            assertThat(second.field("ETag")).startsWith("\"v1~beian.s").isNotEqualTo(first.field("ETag"));
        }
    }

    @Test
    void aNonceThatTheFooterDoesNotNeedIsNoHindrance() {
        try (RunningServer server = start("script-src 'NONCE'")) {
            String tag = server.get("/page").field("ETag");

            assertThat(server.get("/page", "If-None-Match: " + tag).status()).isEqualTo(304);
        }
    }
}
