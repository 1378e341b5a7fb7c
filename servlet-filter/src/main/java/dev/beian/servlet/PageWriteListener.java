package dev.beian.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Non-blocking output: the container's listener, in front of the application's.
 *
 * <p>The application may flush, close or complete right after a write, without asking whether the stream is ready. What
 * we have to write then (the footer, a held end tag) waits here until the container is ready, and the application's wish
 * is fulfilled after it, in the order: finish, flush, close, complete. Once the connection has failed nothing waits.
 *
 * <p>Thread-safe: the container calls from its threads, the application completes from any.
 */
final class PageWriteListener implements WriteListener {
    private final WriteListener application;
    private final InjectingResponse response;
    private final ServletOutputStream container;
    private boolean finishWanted;
    private boolean lastWritten;
    private boolean flushWanted;
    private boolean closeWanted;
    private boolean failed;
    private @Nullable Runnable completion;

    PageWriteListener(WriteListener application, InjectingResponse response, ServletOutputStream container) {
        this.application = application;
        this.response = response;
        this.container = container;
    }

    /** Whether the application may write: the container is ready and nothing of ours waits. */
    synchronized boolean isReady() throws IOException {
        return carryOut() && container.isReady();
    }

    /** The application flushes. */
    synchronized void flush() throws IOException {
        flushWanted = true;
        carryOut();
    }

    /** The application closes the stream. */
    synchronized void close() throws IOException {
        finishWanted = true;
        closeWanted = true;
        carryOut();
    }

    /** The application completes the asynchronous request. */
    synchronized void complete(Runnable complete) throws IOException {
        finishWanted = true;
        completion = complete;
        carryOut();
    }

    @Override
    public void onWritePossible() throws IOException {
        synchronized (this) {
            boolean ended = completion != null || closeWanted;
            if (!carryOut() || ended) {
                return;
            }
            if (!container.isReady()) {
                return;
            }
        }
        application.onWritePossible();
    }

    @Override
    public void onError(Throwable failure) {
        Runnable waiting;
        synchronized (this) {
            failed = true;
            waiting = completion;
            completion = null;
            response.body().breakOff();
        }
        if (waiting != null) {
            waiting.run(); // for the application, the response was complete
        } else {
            application.onError(failure);
        }
    }

    /** Does what waits as far as the container lets; answers whether all is done. */
    private boolean carryOut() throws IOException {
        if (flushWanted && !finishWanted && !failed) {
            if (!container.isReady()) {
                return false;
            }
            response.body().release();
            if (!container.isReady()) {
                return false; // what was held goes first; the flush itself waits
            }
            flushWanted = false;
            container.flush();
        }
        if (finishWanted) {
            if (!response.body().finishWithoutWriting()) {
                if (!container.isReady()) {
                    return false;
                }
                response.body().finish();
                lastWritten = true;
            }
            finishWanted = false;
        }
        if (lastWritten && !failed && (closeWanted || completion != null) && !container.isReady()) {
            return false; // what we wrote last must be out before the response ends
        }
        if (closeWanted) {
            closeWanted = false;
            if (!response.body().isIncomplete()) {
                container.close();
            }
        }
        Runnable complete = completion;
        completion = null;
        if (complete != null) {
            complete.run();
        }
        return true;
    }
}
