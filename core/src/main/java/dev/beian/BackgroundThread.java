package dev.beian;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread of low priority for what goes on beside requests. It exists only while there is something to do and ends with
 * {@link #close}. Tasks run one after the other, in their order. Safe for any number of threads.
 */
final class BackgroundThread implements Executor, AutoCloseable {
    /** Tasks that may wait; an audit holds a page, and more of them would be memory without use. */
    private static final int MOST_WAITING = 4;

    private static final long IDLE_SECONDS = 5;

    /** An audit takes a fraction of a second; an application that stops does not wait for more than this. */
    private static final long PATIENCE_MILLIS = 5000;

    private final ThreadPoolExecutor executor;
    private volatile @Nullable Thread latest; // perhaps ended

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

    private Thread thread(Runnable task, String name) {
        // Of the request's thread, which starts this one, nothing is inherited: it may carry values and the class
        // loader
        // of another application.
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(BackgroundThread.class.getClassLoader());
        latest = thread;
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

    /**
     * Ends the thread and drops what waits. Returns when the thread has ended, so that nothing is left of an application
     * that stops; only where what it does takes long, it ends a little later.
     */
    @Override
    public void close() {
        // What is under way is not interrupted: an audit that is would take the page for one that ends there.
        executor.shutdown();
        executor.getQueue().clear();
        Thread thread = latest;
        if (thread == null || thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
