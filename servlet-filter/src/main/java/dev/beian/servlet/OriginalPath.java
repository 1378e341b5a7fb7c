package dev.beian.servlet;

import dev.beian.servlet.http.RequestPath;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The path that the client asked for, within the application: not that of a forward's target or of an error page, which
 * are the application's business.
 */
final class OriginalPath {
    private OriginalPath() {}

    /**
     * The path of the original request, in the form of {@link RequestPath}.
     *
     * @param request the request in any dispatch
     * @return the path, with a leading slash
     */
    static String of(HttpServletRequest request) {
        InjectableRequest ours = InjectableRequest.in(request);
        return ours == null ? read(request) : ours.originalPath();
    }

    /** Works the path out from the request's attributes, or from its URI if it has not been dispatched. */
    static String read(HttpServletRequest request) {
        DispatcherType type = request.getDispatcherType();
        String path = null;
        if (type == DispatcherType.ERROR) {
            // The error page belongs to the path that failed.
            path = dispatched(request, RequestDispatcher.ERROR_REQUEST_URI, RequestDispatcher.FORWARD_CONTEXT_PATH);
        }
        if (path == null) {
            path = dispatched(request, AsyncContext.ASYNC_REQUEST_URI, AsyncContext.ASYNC_CONTEXT_PATH);
        }
        if (path == null) {
            path = dispatched(request, RequestDispatcher.FORWARD_REQUEST_URI, RequestDispatcher.FORWARD_CONTEXT_PATH);
        }
        return path == null ? RequestPath.within(request.getRequestURI(), request.getContextPath()) : path;
    }

    private static @Nullable String dispatched(HttpServletRequest request, String uri, String context) {
        if (!(request.getAttribute(uri) instanceof String original)) {
            return null;
        }
        Object contextPath = request.getAttribute(context);
        return RequestPath.within(original, contextPath instanceof String own ? own : request.getContextPath());
    }
}
