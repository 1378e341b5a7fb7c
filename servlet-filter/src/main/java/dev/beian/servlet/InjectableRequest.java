package dev.beian.servlet;

import dev.beian.servlet.http.HttpDate;
import dev.beian.servlet.http.RequestPath;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request that the application gets with an {@link InjectingResponse}.
 *
 * <p>Starts asynchronous processing with the wrapped pair, which {@code startAsync()} without arguments would drop, and
 * hands out an {@link AsyncContext} that finishes the page before it completes. Used by one thread at a time.
 */
final class InjectableRequest extends HttpServletRequestWrapper {
    private final InjectingResponse response;
    private @Nullable SeenFields fields; // made when one of them is asked for
    private @Nullable InjectingAsyncContext context;

    /**
     * The path that the client asked for: as it was sent as long as the context's path stands beside it, for a later
     * dispatch may change what is below us; then as {@link OriginalPath} tells it. Null until it is read, where this is not
     * the request's first dispatch.
     */
    private @Nullable String path;

    /** Kept as well until then: one container no longer tells it to a thread that writes without blocking. */
    private @Nullable String contextPath;

    private boolean asyncBegun;
    private boolean forwardSeen;

    /**
     * A wrapped request.
     *
     * @param request the request below
     * @param type its dispatch
     * @param response its response
     */
    InjectableRequest(HttpServletRequest request, DispatcherType type, InjectingResponse response) {
        super(request);
        this.response = response;
        if (type == DispatcherType.REQUEST) {
            String context = request.getContextPath();
            this.path = context == null ? null : request.getRequestURI();
            this.contextPath = context;
        }
    }

    /** The path that the client asked for, as {@link OriginalPath} tells it. */
    String originalPath() {
        String known = path;
        String context = contextPath;
        if (known == null) {
            known = OriginalPath.read((HttpServletRequest) getRequest());
        } else if (context != null) {
            known = RequestPath.within(known, context);
        }
        path = known;
        contextPath = null;
        return known;
    }

    /** Our wrapper in a chain of wrappers, null if there is none. */
    static @Nullable InjectableRequest in(@Nullable ServletRequest request) {
        ServletRequest current = request;
        while (current instanceof ServletRequestWrapper wrapper) {
            if (current instanceof InjectableRequest ours) {
                return ours;
            }
            current = wrapper.getRequest();
        }
        return null;
    }

    /** What the application is to see otherwise than the client sent it. */
    SeenFields seenFields() {
        SeenFields known = fields;
        if (known == null) {
            known = new SeenFields((HttpServletRequest) getRequest(), this, response.body());
            fields = known;
        }
        return known;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (!SeenFields.covers(name)) {
            return super.getHeader(name);
        }
        List<String> lines = seenFields().lines(name);
        return lines.isEmpty() ? null : lines.get(0);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return SeenFields.covers(name) ? Collections.enumeration(seenFields().lines(name)) : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return seenFields().names();
    }

    @Override
    public long getDateHeader(String name) {
        if (!SeenFields.covers(name)) {
            return super.getDateHeader(name);
        }
        List<String> lines = seenFields().lines(name);
        if (lines.isEmpty()) {
            return -1;
        }
        if (lines.get(0).equals(super.getHeader(name))) {
            return super.getDateHeader(name); // the container's own judgement of what is a date
        }
        return HttpDate.parse(lines.get(0)) * 1000;
    }

    /** Whether a forward of this request has passed the filter. */
    static boolean sawForward(HttpServletRequest request) {
        InjectableRequest ours = in(request);
        return ours != null && ours.forwardSeen;
    }

    /** A forward of this request passes the filter. */
    void forwardSeen() {
        forwardSeen = true;
    }

    /** An asynchronous dispatch begins: what was begun before is over. */
    void dispatched() {
        asyncBegun = false;
    }

    /**
     * Whether asynchronous processing began in this dispatch, or goes on: then another thread may have the response, and
     * who completes the request finishes the page.
     */
    boolean isAsync() {
        // While an error page answers for an asynchronous request, the container still calls that one started.
        return asyncBegun || (isAsyncStarted() && getDispatcherType() != DispatcherType.ERROR);
    }

    @Override
    public AsyncContext startAsync() {
        originalPath(); // to other threads, one container does not tell the context's path any more
        // A container would take its own request and response here.
        return begun(super.startAsync(this, response), true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
        originalPath();
        AsyncContext started = super.startAsync(request, answer);
        if (InjectingResponse.in(answer) != response) {
            response.body().leave();
            asyncBegun = true;
            return started; // the application has unwrapped the response: no longer ours
        }
        boolean original = request == this
                && answer == response
                && !(getRequest() instanceof ServletRequestWrapper)
                && !(response.getResponse() instanceof ServletResponseWrapper);
        return begun(started, original);
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext current = super.getAsyncContext();
        InjectingAsyncContext known = context;
        return known != null && known.wraps(current) ? known : current;
    }

    @Override
    public @Nullable RequestDispatcher getRequestDispatcher(String path) {
        RequestDispatcher container = super.getRequestDispatcher(path);
        return container == null ? null : new ResettingDispatcher(container, response);
    }

    private AsyncContext begun(AsyncContext started, boolean original) {
        InjectingAsyncContext wrapped = new InjectingAsyncContext(started, response, original);
        context = wrapped;
        asyncBegun = true;
        response.stopGathering();
        started.addListener(new CompletionGuard(response));
        return wrapped;
    }
}
