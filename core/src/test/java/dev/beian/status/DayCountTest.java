package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayCountTest {
    private static final long NOON = Instant.parse("2026-11-24T12:30:00Z").toEpochMilli();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final DayCount count = new DayCount();

    @Test
    void hasNothingAtFirst() {
        assertThat(count.count(NOON)).isZero();
        assertThat(count.count(0)).isZero();
    }

    @Test
    void forgetsAnHourWhenItComesRoundAgain() {
        count.add(NOON);
        count.add(NOON + 5 * HOUR);

        assertThat(count.count(NOON + 23 * HOUR)).isEqualTo(2);
        assertThat(count.count(NOON + 24 * HOUR)).isEqualTo(1);
        assertThat(count.count(NOON + 29 * HOUR)).isZero();
    }

    @Test
    void takesAPlaceOverFromADayBefore() {
        count.add(NOON);
        count.add(NOON);
        count.add(NOON + 24 * HOUR);

        assertThat(count.count(NOON + 24 * HOUR)).isEqualTo(1);
    }

    @Test
    void losesNothingWithinAnHourWhoeverCountsAtOnce() throws InterruptedException {
        count.add(NOON);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int n = 0; n < 50_000; n++) {
                    count.add(NOON);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(count.count(NOON)).isEqualTo(200_001);
    }
}
