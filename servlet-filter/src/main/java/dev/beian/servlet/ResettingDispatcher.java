package dev.beian.servlet;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * A dispatcher that lets our response know of a forward: the container drops what was written before it, but one tells only
 * its own response so. Where the filter is mapped for forwards it learns of them anyway; a forward by name is never
 * matched to a filter by its path.
 *
 * <p>As thread-safe as the request that it belongs to.
 */
final class ResettingDispatcher implements RequestDispatcher {
    private final RequestDispatcher container;
    private final InjectingResponse ours;

    ResettingDispatcher(RequestDispatcher container, InjectingResponse ours) {
        this.container = container;
        this.ours = ours;
    }

    @Override
    public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (InjectingResponse.in(response) == ours && !response.isCommitted()) {
            response.resetBuffer(); // as the container is about to do, through all wrappers
            ours.forwarded();
        }
        container.forward(request, response);
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        container.include(request, response);
    }
}
