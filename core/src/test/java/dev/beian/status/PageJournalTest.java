package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageJournalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final PageJournal journal =
            new PageJournal(List.of("default", "shop"), Clock.fixed(NOW, ZoneOffset.UTC), NOW);

    @Test
    void countsAreExactWhateverTheConcurrency() throws Exception {
        int threads = 8;
        int pages = 20_000;
        List<PageOutcome> outcomes = List.of(
                PageOutcome.injected(),
                PageOutcome.present(),
                PageOutcome.failed(),
                PageOutcome.skipped("fragment"),
                PageOutcome.skipped("excluded"));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                running.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < pages; i++) {
                        journal.record("shop", outcomes.get(i % outcomes.size()), "/p", "shop.example.cn");
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        long each = (long) threads * pages / outcomes.size();
        for (PageOutcome outcome : outcomes) {
            assertThat(journal.count("shop", outcome)).isEqualTo(each);
        }
        SiteTraffic traffic = journal.snapshot().of("shop");
        assertThat(traffic.total()).isEqualTo((long) threads * pages);
        assertThat(traffic.onPublicHost().count()).isEqualTo((long) threads * pages);
        assertThat(journal.snapshot().of("default").total()).isZero();
    }

    @Test
    void aSkippedPageIsRememberedWithItsPathButNotWithQueryOrSession() {
        journal.record("shop", PageOutcome.skipped("fragment"), "/a/b;jsessionid=SECRET/c?token=SECRET");
        SiteTraffic.Skip skip = journal.snapshot().of("shop").skipped().get("fragment");
        assertThat(skip).isEqualTo(new SiteTraffic.Skip(1, NOW, NOW, "/a/b/c"));
    }

    @Test
    void aPathIsShownShortenedAndWithoutControlCharacters() {
        assertThat(ExamplePath.of("/\u0000\u202E\n")).isEqualTo("/???");
        assertThat(ExamplePath.of("/" + "x".repeat(100_000))).hasSize(201).endsWith("\u2026");
        journal.record("shop", PageOutcome.skipped("fragment"), "/" + "x".repeat(100_000));
        assertThat(journal.snapshot().of("shop").skipped().get("fragment").lastPath())
                .hasSize(201);
    }

    @Test
    void aPageOfAnUnknownHostIsCountedApartAndItsHostNamed() {
        PageOutcome outcome = PageOutcome.skipped("unknown-host");
        journal.record(null, outcome, "/", "Forgotten.Example.CN:8443");
        journal.record(null, outcome, "/", "10.0.0.7");
        journal.record(null, outcome, "/", null);
        JournalSnapshot snapshot = journal.snapshot();
        assertThat(snapshot.unknown().total()).isEqualTo(3);
        assertThat(snapshot.unknown().onPublicHost().count()).isEqualTo(1);
        assertThat(snapshot.unknownHosts()).containsExactly("forgotten.example.cn");
    }

    @Test
    void pagesOfUnknownHostsAreCountedFromZero() {
        JournalSnapshot snapshot = journal.snapshot();
        assertThat(snapshot.unknown().skipped())
                .isEqualTo(Map.of("unknown-host", new SiteTraffic.Skip(0, null, null, null)));
        assertThat(snapshot.of("shop").skipped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'evil\n2026-01-01 fine.cn', 'evil?2026-01-01 fine.cn'",
        "'a\u202Enc.b\u2066\u0085\u2028.cn', 'a?nc.b???.cn'",
        "'lone\uD83D.cn', 'lone?.cn'",
        "'tag\uDB40\uDC41.cn', 'tag?.cn'",
        "'\u4F8B\u5B50.\u4E2D\u56FD', '\u4F8B\u5B50.\u4E2D\u56FD'"
    })
    void aHostIsNamedWithoutAnythingThatDoesNotShow(String host, String shown) {
        journal.record(null, PageOutcome.skipped("unknown-host"), "/", host);
        assertThat(journal.snapshot().unknownHosts()).containsExactly(shown);
    }

    @Test
    void norIsANameShownThatNeverEnds() {
        journal.record(null, PageOutcome.skipped("unknown-host"), "/", "y".repeat(240) + ".example");
        assertThat(journal.snapshot().unknownHosts()).containsExactly("y".repeat(200) + '\u2026');
        journal.record(null, PageOutcome.skipped("unknown-host"), "/", "z".repeat(100_000) + ".example");
        assertThat(journal.snapshot().unknownHosts()).hasSize(1);
    }

    @Test
    void countingCreatesNothing() {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled());
        List<PageOutcome> outcomes = List.of(
                PageOutcome.injected(),
                PageOutcome.present(),
                PageOutcome.failed(),
                PageOutcome.skipped("fragment"),
                PageOutcome.skipped("excluded-path"));
        PageJournal running = new PageJournal(List.of("shop"), Clock.systemUTC(), NOW);
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) { // the first ones warm up
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < 100_000; i++) {
                PageOutcome outcome = outcomes.get(i % outcomes.size());
                running.record("shop", outcome, "/page", "shop.example.cn:8443");
                running.record("shop", outcome, "/page", "10.0.0.7");
                running.record(null, outcome, "/page", "www.example.net");
                running.record(null, outcome, "/page", "www.example.org");
                running.note("shop", PageNote.UNLINKED, "/page");
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertThat(least).as("bytes for half a million pages").isZero();
    }

    @Test
    void aHostThatIsReallyServedStaysKnownAmongInventedOnes() {
        PageOutcome outcome = PageOutcome.skipped("unknown-host");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            journal.record(null, outcome, "/" + i, "invented-" + random.nextLong() + ".example");
            if (i % 10 == 0) {
                journal.record(null, outcome, "/" + i, "www.forgotten.cn");
            }
        }
        assertThat(journal.snapshot().unknownHosts())
                .as("seed %d", seed)
                .hasSizeLessThanOrEqualTo(5)
                .contains("www.forgotten.cn");
        assertThat(journal.snapshot().unknown().total()).isEqualTo(11_000);
    }

    @Test
    void inventedReasonsAndSitesAreCountedInBoundedMemory() {
        for (int i = 0; i < 1000; i++) {
            journal.record("shop", PageOutcome.skipped("reason-" + i), "/");
            journal.record("site-" + i, PageOutcome.injected(), "/");
        }
        JournalSnapshot snapshot = journal.snapshot();
        assertThat(snapshot.of("shop").total()).isEqualTo(1000);
        assertThat(snapshot.of("shop").skipped()).hasSizeLessThan(60).containsKey("other");
        assertThat(snapshot.sites()).containsOnlyKeys("default", "shop");
        assertThat(snapshot.unknown().injected().count()).isEqualTo(1000);
    }

    @Test
    void firstAndLastTimesFollowTheClock() {
        MovingClock clock = new MovingClock(NOW);
        PageJournal timed = new PageJournal(List.of("default"), clock, NOW);
        timed.record("default", PageOutcome.injected(), "/");
        clock.moveTo(NOW.plusSeconds(5));
        timed.record("default", PageOutcome.injected(), "/");
        clock.moveTo(NOW.plusSeconds(3)); // a clock may be set back
        timed.record("default", PageOutcome.injected(), "/");
        assertThat(timed.snapshot().of("default").injected())
                .isEqualTo(new SiteTraffic.Count(3, NOW, NOW.plusSeconds(5)));
        assertThat(timed.snapshot().since()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"www.example.cn", "EXAMPLE.CN.", "example.cn:8080", "a.b.c.example", "\u4F8B\u5B50.\u4E2D\u56FD"
            })
    void namesWithADotArePublic(String host) {
        assertThat(PublicHost.isPublic(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "LOCALHOST:8080",
                "app.localhost",
                "backend",
                "backend.",
                "backend:80",
                "10.0.0.1",
                "127.0.0.1:8080",
                "[::1]",
                "[::1]:8080",
                "::1",
                ".",
                ".cn",
                "host.internal",
                "a.test"
            })
    void addressesAndNamesOfOneMachineAreNot(String host) {
        assertThat(PublicHost.isPublic(host)).isFalse();
    }

    @Test
    void aReasonBelongsToSkippedPagesAlone() {
        assertThatThrownBy(() -> new PageOutcome(PageOutcome.Kind.SKIPPED, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PageOutcome(PageOutcome.Kind.INJECTED, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listenerHearsOfEveryReasonWhetherItIsKnownAlreadyOrComesUpLater() {
        PageJournal journal = new PageJournal(List.of("shop"), Clock.systemUTC(), NOW);
        List<String> told = new ArrayList<>();
        journal.record("shop", PageOutcome.skipped("fragment"), "/");

        journal.onReason((site, reason) -> told.add(site + " " + reason));
        journal.record("shop", PageOutcome.skipped("excluded"), "/");
        journal.record("shop", PageOutcome.skipped("excluded"), "/");
        journal.record(null, PageOutcome.skipped("unknown-host"), "/");
        journal.record("shop", PageOutcome.injected(), "/");

        assertThat(told).containsExactly("shop fragment", "null unknown-host", "shop excluded");
    }
}
