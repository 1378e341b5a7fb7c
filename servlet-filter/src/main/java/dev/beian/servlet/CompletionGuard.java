package dev.beian.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * Looks after an asynchronous response that nobody finishes through our context: completed by the container's own one,
 * timed out or failed.
 */
final class CompletionGuard implements AsyncListener {
    private final InjectingResponse response;

    CompletionGuard(InjectingResponse response) {
        this.response = response;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            response.body().finish(); // has nothing left to do where the request was completed through our context
        } catch (IOException | RuntimeException tooLate) {
            // The container has closed the response, or the client is gone.
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        letGo();
    }

    @Override
    public void onError(AsyncEvent event) {
        letGo();
    }

    /**
     * The application's listeners or the container's error page answer. If neither does, the container ends the response
     * at once, and what was written must be out by then.
     */
    private void letGo() {
        try {
            response.body().letGo();
        } catch (IOException | RuntimeException clientGone) {
            // Nobody is left to read it.
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The new start brings a guard of its own.
    }
}
