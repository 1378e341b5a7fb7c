package dev.beian.it.spring;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what is done beside requests. How long it takes is no part of any assertion. */
final class Until {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);

    private Until() {}

    /**
     * Returns as soon as something is so.
     *
     * @param what names it in a complaint
     * @param condition asked again and again
     * @throws AssertionError if it does not come true
     */
    static void isTrue(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("never came true: " + what);
            }
            LockSupport.parkNanos(TICK);
        }
    }
}
