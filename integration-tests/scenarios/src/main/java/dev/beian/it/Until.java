package dev.beian.it;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. How long it takes is no part of any assertion. */
public final class Until {
    private static final int PATIENCE_SECONDS = 30;
    private static final int TICK_MILLIS = 5;

    private Until() {}

    /**
     * Returns as soon as something is so.
     *
     * @param what names it in a complaint
     * @param condition asked again and again
     * @throws AssertionError if it does not come true
     */
    public static void isTrue(String what, BooleanSupplier condition) {
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came true: " + what);
            }
            try {
                never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(what, e);
            }
        }
    }
}
