package dev.beian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
    private static final long PATIENCE_SECONDS = 20; // no part of any assertion

    private final BackgroundThread background = new BackgroundThread("beian-audit");

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void delaysNobodyAndInheritsNothingOfARequest() throws InterruptedException {
        InheritableThreadLocal<String> ofRequest = new InheritableThreadLocal<>();
        ofRequest.set("secret");
        BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
        BlockingQueue<String> inherited = new LinkedBlockingQueue<>();
        background.execute(() -> {
            inherited.add(String.valueOf(ofRequest.get()));
            seen.add(Thread.currentThread());
        });
        Thread thread = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        assertThat(thread.getName()).isEqualTo("beian-audit");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
        assertThat(inherited.poll()).isEqualTo("null");
    }

    @Test
    void endsWhenItIsClosed() throws InterruptedException {
        BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
        background.execute(() -> seen.add(Thread.currentThread()));
        Thread thread = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        background.close();
        assertThat(thread.isAlive()).isFalse();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> background.execute(() -> {}));
    }

    @Test
    void isGoneWhenClosingReturnsAndHasEndedWhatItDidUndisturbed() throws InterruptedException {
        BlockingQueue<Thread> seen = new LinkedBlockingQueue<>();
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        CountDownLatch closing = new CountDownLatch(1);
        background.execute(() -> {
            seen.add(Thread.currentThread());
            done.add(awaits(closing) ? "undisturbed" : "interrupted");
        });
        background.execute(() -> done.add("what had not begun"));
        Thread thread = seen.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(thread).isNotNull();
        Thread closer = new Thread(background::close);
        closer.start();
        while (closer.isAlive() && closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        closing.countDown();
        closer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(thread.isAlive()).isFalse();
        assertThat(done).containsExactly("undisturbed");
    }

    private static boolean awaits(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void takesOnlyAFewTasksAtOnce() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        background.execute(() -> {
            busy.countDown();
            try {
                end.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 4; i++) {
            background.execute(() -> {});
        }
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> background.execute(() -> {}));
        end.countDown();
    }
}
