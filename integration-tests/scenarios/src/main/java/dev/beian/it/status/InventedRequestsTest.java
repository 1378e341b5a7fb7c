package dev.beian.it.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawHttp;
import dev.beian.it.ServletServer;
import dev.beian.it.Until;
import dev.beian.status.JournalSnapshot;
import dev.beian.status.PageOutcome;
import dev.beian.status.SiteTraffic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever hosts and paths clients invent, counts are exact and memory stays as it is. */
class InventedRequestsTest {
    private static final int THREADS = 10;
    private static final int REQUESTS = 10_000; // of each round, and as many hosts and paths
    private static final int ROUNDS = 3; // the first of which warms everything up
    private static final String HOST = "www.example.cn";
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>页</title></head><body><p>正文</p></body></html>";
    private static final String SHOWING =
            PAGE.replace("</body>", "<a href=\"https://beian.miit.gov.cn/\">" + ObservedApp.NUMBER + "</a></body>");

    /** Far less than the names of one round take: they are longer than a thousand characters each. */
    private static final long MOST_GROWTH = 3L << 20;

    @Test
    void tenThousandOfThemLeaveNoTrace() throws Exception {
        ServletServer.assume(Capability.LONG_RUNS);
        App app = App.of().handle("/*", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            String kind = request.getPathInfo().substring(1, 5);
            String body = kind.equals("part") ? "<p>片段</p>" : kind.equals("show") ? SHOWING : PAGE;
            response.getOutputStream().write(body.getBytes(UTF_8));
        });
        long seed = System.nanoTime();
        try (ObservedApp observed =
                new ObservedApp(app, "hosts", HOST, "icp.number", ObservedApp.NUMBER, "evidence.pages", "sampled")) {
            round(observed, seed, 0);
            long before = usedHeap();
            for (int i = 1; i < ROUNDS; i++) {
                round(observed, seed, i);
            }
            assertThat(usedHeap() - before).as("bytes, seed %d", seed).isLessThan(MOST_GROWTH);
            assertExact(observed, (long) ROUNDS * REQUESTS / 4);
            Config status = observed.status();
            assertThat(status.getStringList("unknownHosts.hosts")).hasSizeLessThanOrEqualTo(5);
            assertThat(observed.server().get("/status").body()).hasSizeLessThan(10_000);
            assertThat(observed.server().get("/status/metrics").text().lines()).hasSizeLessThan(40);
        }
    }

    private static void assertExact(ObservedApp observed, long each) {
        Until.isTrue("every page is counted", () -> total(observed) >= 4 * each);
        JournalSnapshot journal = observed.beian().journal().snapshot();
        SiteTraffic site = journal.of("default");
        assertThat(site.injected().count()).isEqualTo(each);
        assertThat(site.present().count()).isEqualTo(each);
        assertThat(site.failed().count()).isZero();
        assertThat(site.skipped()).containsOnlyKeys("fragment");
        assertThat(site.skipped().get("fragment").count()).isEqualTo(each);
        assertThat(site.onPublicHost().count()).isEqualTo(3 * each);
        assertThat(observed.beian().journal().count(null, PageOutcome.skipped("unknown-host")))
                .isEqualTo(each);
        assertThat(journal.unknown().total()).isEqualTo(each);
        assertThat(journal.unknown().onPublicHost().count()).isEqualTo(each);
    }

    private static long total(ObservedApp observed) {
        JournalSnapshot journal = observed.beian().journal().snapshot();
        return journal.of("default").total() + journal.unknown().total();
    }

    private static void round(ObservedApp observed, long seed, int round) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed + 31L * round + 1009L * thread);
                clients.add(() -> {
                    ask(observed, random, REQUESTS / THREADS);
                    return null;
                });
            }
            for (Future<Void> client : pool.invokeAll(clients)) {
                client.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void ask(ObservedApp observed, Random random, int requests) {
        String tail = "x".repeat(800);
        try (RawHttp http = observed.server().connect()) {
            for (int i = 0; i < requests; i++) {
                String name = Long.toHexString(random.nextLong());
                String invented = name + '.' + "a".repeat(60) + '.' + "b".repeat(60) + ".example.net";
                String kind = List.of("page", "show", "part", "page").get(i % 4);
                String host = i % 4 == 3 ? invented : HOST;
                assertThat(http.request("GET", '/' + kind + '/' + name + tail + "?q=" + name, "Host: " + host)
                                .receive()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    /** Bytes of what is reachable. */
    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
