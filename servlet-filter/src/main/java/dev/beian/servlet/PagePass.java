package dev.beian.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * One pass of a request through the filter: wraps the pair where it is the first, finds the wrappers again where it is a
 * further dispatch, and finishes the page when the pass, or a forward within it, returns. Stateless.
 *
 * <p>Apart from the filter, so that the wrappers are loaded with the first request: a container that starts a filter looks
 * at all its methods, and loads what stands in their signatures.
 */
final class PagePass {
    private PagePass() {}

    /**
     * Has a request pass.
     *
     * @param desk what the wrapper asks
     * @param type the request's dispatch
     * @param request a request of any dispatch but an include
     * @param response its response
     * @param chain what comes behind the filter
     */
    static void through(
            PageDesk desk,
            DispatcherType type,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (InjectingResponse.isForeignIn(response)) {
            chain.doFilter(request, response);
            return;
        }
        InjectingResponse ours = InjectingResponse.in(response);
        if (ours == null) {
            ours = lost(type, request, response);
        }
        if (ours == null && type == DispatcherType.REQUEST && UnwrappedPaths.covers(request)) {
            chain.doFilter(request, response);
        } else if (ours == null) {
            first(desk, type, request, response, chain);
        } else if (type == DispatcherType.REQUEST) {
            chain.doFilter(request, response); // registered twice
        } else {
            again(ours, type, request, InjectingResponse.in(response) == null ? ours : response, chain);
        }
    }

    /** The wrapper of this request, if it has a page under way that this dispatch has lost. */
    private static @Nullable InjectingResponse lost(
            DispatcherType type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ((type != DispatcherType.ASYNC && type != DispatcherType.ERROR)
                || !(request.getAttribute(BodyLife.CLAIM) instanceof InjectingResponse claimant)) {
            return null;
        }
        if (type == DispatcherType.ERROR) {
            claimant.body().abandon(); // the error page comes in its place
            return null;
        }
        claimant.continueOn(response);
        return claimant;
    }

    /** The first pass of a request that we see. */
    private static void first(
            PageDesk desk,
            DispatcherType type,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        InjectingResponse wrappedResponse = new InjectingResponse(desk, response);
        InjectableRequest wrappedRequest = new InjectableRequest(request, type, wrappedResponse);
        wrappedResponse.belongsTo(wrappedRequest);
        if (type == DispatcherType.FORWARD) {
            wrappedRequest.forwardSeen();
        }
        pass(type, true, wrappedRequest, wrappedRequest, wrappedResponse, wrappedResponse, chain);
    }

    /** A further dispatch of a request whose response is wrapped already. */
    private static void again(
            InjectingResponse ours,
            DispatcherType type,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        InjectableRequest known = InjectableRequest.in(request);
        HttpServletRequest passed = request;
        if (known == null) {
            known = new InjectableRequest(request, type, ours);
            ours.belongsTo(known);
            passed = known;
        }
        if (type == DispatcherType.ASYNC) {
            known.dispatched();
        } else {
            if (type == DispatcherType.ERROR) {
                known.dispatched();
            }
            known.forwardSeen();
            ours.forwarded();
        }
        // A failed forward may be answered by the servlet that forwarded: only the first pass gives up.
        boolean outermost = type == DispatcherType.ASYNC;
        pass(type, outermost, known, passed, ours, response, chain);
    }

    private static void pass(
            DispatcherType type,
            boolean outermost,
            InjectableRequest ourRequest,
            HttpServletRequest request,
            InjectingResponse ourResponse,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean returned = false;
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (!returned && outermost && !ourRequest.isAsync()) {
                ourResponse.body().abort();
            }
        }
        if (ourRequest.isAsync()) {
            ourResponse.stopGathering(); // whoever began it may end it without asking us
            return;
        }
        if (response != ourResponse && type == DispatcherType.FORWARD) {
            closeThrough(response);
        } else {
            ourResponse.body().finish();
            if (type == DispatcherType.FORWARD) {
                ourResponse.awaitClose();
            }
        }
        ourResponse.body().failIfIncomplete();
    }

    /**
     * Ends a forward whose response others have wrapped above us as a container does: what they hold comes out first, and
     * our own stream or writer is closed by them unless they keep the page for later.
     */
    private static void closeThrough(HttpServletResponse response) throws IOException {
        PrintWriter writer;
        try {
            writer = response.getWriter();
        } catch (IllegalStateException streamTaken) {
            response.getOutputStream().close();
            return;
        }
        writer.close();
    }
}
