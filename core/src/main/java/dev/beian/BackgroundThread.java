package dev.beian;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread of low priority for what goes on beside requests. It exists only while there is something to do and ends with
 * {@link #close}. Tasks run one after the other, in their order. Safe for any number of threads.
 */
final class BackgroundThread implements Executor, AutoCloseable {
    /** Tasks that may wait; an audit holds a page, and more of them would be memory without use. */
    private static final int MOST_WAITING = 4;

    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor executor;

    /**
     * A thread that is not started yet.
     *
     * @param name its name
     */
    BackgroundThread(String name) {
        executor = new ThreadPoolExecutor(
                0,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> thread(task, name),
                new ThreadPoolExecutor.AbortPolicy());
    }

    private static Thread thread(Runnable task, String name) {
        // Of the request's thread, which starts this one, nothing is inherited: it may carry another application's
        // values
        // and class loader.
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(BackgroundThread.class.getClassLoader());
        return thread;
    }

    /**
     * Runs a task later.
     *
     * @throws java.util.concurrent.RejectedExecutionException if too many wait, or all has ended
     */
    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Ends the thread and drops what waits. Does not wait. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
