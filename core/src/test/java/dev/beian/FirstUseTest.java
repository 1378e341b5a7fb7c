package dev.beian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.status.PageOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages and status need is made when the first of them asks, once, and tells nothing else than if it had been there. */
class FirstUseTest {
    private static final Instant START = Instant.parse("2026-11-24T02:00:00Z");

    private static final long PATIENCE_SECONDS = 20; // no part of any assertion

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private Beian assemble() {
        return Beian.of(
                new BeianSettings(List.of(new Setting("beian.icp.number", "京ICP备2021033841号-2", "test", false))),
                FirstUseTest.class.getClassLoader(),
                clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"siteOf", "footerOf", "pageServed", "journal", "evidence", "report", "instance"})
    void whatWaitsIsDoneOnceBesideTheFirstPageOrLook(String first) throws InterruptedException {
        try (Beian beian = assemble()) {
            beian.whenInOperation(() -> told.add(Thread.currentThread().getName()));
            beian.whenInOperation(
                    () -> told.add(beian.footerOf(beian.sites().get(0)).site().name()));
            assertThat(told).isEmpty();
            use(first).accept(beian);
            assertThat(next()).isEqualTo("beian-audit");
            assertThat(next()).isEqualTo("default");
            use("report").accept(beian);
            beian.whenInOperation(() -> told.add("late"));
            assertThat(told).containsExactly("late");
        }
    }

    private String next() throws InterruptedException {
        String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @Test
    void aCounterThatIsReadBeforeTheFirstPageIsZeroAndMakesNothing() throws InterruptedException {
        try (Beian beian = assemble()) {
            beian.whenInOperation(() -> told.add("begun"));
            assertThat(beian.pages("default", PageOutcome.injected())).isZero();
            assertThat(beian.assets()).isNotEmpty();
            assertThat(told).isEmpty();
            beian.journal().record("default", PageOutcome.injected(), "/");
            assertThat(beian.pages("default", PageOutcome.injected())).isEqualTo(1);
            assertThat(next()).isEqualTo("begun");
        }
    }

    private static Consumer<Beian> use(String call) {
        return switch (call) {
            case "siteOf" -> beian -> assertThat(beian.siteOf("www.example.cn")).isNotNull();
            case "footerOf" ->
                beian -> assertThat(beian.footerOf(beian.sites().get(0)).isEmpty())
                        .isFalse();
            case "pageServed" -> Beian::pageServed;
            case "journal" ->
                beian -> assertThat(beian.journal().snapshot().sites()).containsOnlyKeys("default");
            case "evidence" ->
                beian -> assertThat(beian.evidence().of("default")).isEmpty();
            case "instance" ->
                beian -> assertThat(beian.instance()).isEqualTo(beian.report().instance());
            default -> beian -> assertThat(beian.report().sites()).hasSize(1);
        };
    }

    @Test
    void whatFailsThenKeepsNoPageAndNothingElseFromBeingDone() throws InterruptedException {
        try (Beian beian = assemble()) {
            beian.whenInOperation(() -> {
                throw new IllegalStateException("a registry that is closed");
            });
            beian.whenInOperation(() -> {
                throw new NoClassDefFoundError("a jar that was replaced");
            });
            beian.whenInOperation(() -> told.add("other"));
            assertThat(beian.siteOf("www.example.cn")).isNotNull();
            assertThat(next()).isEqualTo("other");
        }
    }

    @Test
    void pagesAreCountedSinceTheStartAndNotSinceTheFirst() {
        try (Beian beian = assemble()) {
            now.set(START.plus(Duration.ofHours(3)));
            assertThat(beian.journal().snapshot().since()).isEqualTo(START);
        }
    }

    @Test
    void threadsThatComeFirstTogetherShareOneJournalAndWhatWaitsIsDoneOnce() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            try (Beian beian = assemble()) {
                beian.whenInOperation(() -> told.add("waiting"));
                List<Object> journals = new ArrayList<>();
                CountDownLatch start = new CountDownLatch(1);
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    Thread thread = new Thread(() -> {
                        awaitUninterruptibly(start);
                        beian.whenInOperation(() -> told.add("meanwhile"));
                        Object journal = beian.journal();
                        synchronized (journals) {
                            journals.add(journal);
                        }
                    });
                    thread.start();
                    threads.add(thread);
                }
                start.countDown();
                for (Thread thread : threads) {
                    thread.join();
                }
                assertThat(journals).hasSize(4).containsOnly(beian.journal());
                List<String> done = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    done.add(next());
                }
                assertThat(done)
                        .containsExactlyInAnyOrder("waiting", "meanwhile", "meanwhile", "meanwhile", "meanwhile");
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSiteOfAnotherLibraryHasNoFooterHere() {
        Beian beian = assemble();
        Beian other = Beian.of(
                new BeianSettings(List.of(
                        new Setting("beian.sites.shop.icp.number", "京ICP备2021033841号-2", "test", false),
                        new Setting("beian.sites.shop.hosts", "shop.example.cn", "test", false))),
                FirstUseTest.class.getClassLoader(),
                clock);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> beian.footerOf(other.sites().get(0)))
                .withMessageContaining("shop");
    }
}
