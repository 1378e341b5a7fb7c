package dev.beian.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * The asynchronous context that the application gets: the container's own, but the page is finished before the request
 * completes, for afterwards no byte goes out any more.
 *
 * <p>Listeners see this context in their events. As thread-safe as the container's context.
 */
final class InjectingAsyncContext implements AsyncContext {
    private final AsyncContext container;
    private final InjectingResponse response;
    private final boolean original;

    /**
     * Wraps the container's context.
     *
     * @param original whether the application, had we not wrapped anything, would have started with the container's own
     *     request and response
     */
    InjectingAsyncContext(AsyncContext container, InjectingResponse response, boolean original) {
        this.container = container;
        this.response = response;
        this.original = original;
    }

    /** Whether this is the wrapper of a container's context. */
    boolean wraps(AsyncContext context) {
        return container == context;
    }

    @Override
    public void complete() {
        response.complete(container::complete);
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original || container.hasOriginalRequestAndResponse();
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(new Relay(listener));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse answer) {
        container.addListener(new Relay(listener), request, answer);
    }

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public void dispatch() {
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        container.dispatch(context, path);
    }

    @Override
    public void start(Runnable run) {
        container.start(run);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long timeout) {
        container.setTimeout(timeout);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }

    /** A listener of the application, told of our context instead of the container's. */
    private final class Relay implements AsyncListener {
        private final AsyncListener listener;

        Relay(AsyncListener listener) {
            this.listener = listener;
        }

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            listener.onComplete(ours(event));
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            listener.onTimeout(ours(event));
        }

        @Override
        public void onError(AsyncEvent event) throws IOException {
            listener.onError(ours(event));
        }

        @Override
        public void onStartAsync(AsyncEvent event) throws IOException {
            // Processing starts anew, in a context of its own, whose wrapper the request has by now or gives out next.
            listener.onStartAsync(ours(event));
        }

        private AsyncEvent ours(AsyncEvent event) {
            AsyncContext told = event.getAsyncContext();
            AsyncContext context = told == container || told == null ? InjectingAsyncContext.this : wrapped(told);
            return new AsyncEvent(
                    context, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
        }

        private AsyncContext wrapped(AsyncContext other) {
            return new InjectingAsyncContext(other, response, original);
        }
    }
}
