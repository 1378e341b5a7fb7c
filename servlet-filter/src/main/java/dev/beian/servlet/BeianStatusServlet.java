package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.servlet.status.StatusResponder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The status, as a servlet to be mapped by the application itself, to {@code /some-path/*}.
 *
 * <p>Where {@code beian.status.path} is set, the filter answers there and no servlet is needed. Who may read it is
 * configured by {@code beian.status.allow} and {@code beian.status.token}; everybody else gets the answer of a path that is
 * not mapped. Without a filter in the same application there is nothing to report, and everybody gets that. Thread-safe.
 */
public final class BeianStatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** The name of that servlet in Tomcat, Jetty and Undertow alike. */
    private static final String FILES = "default";

    /** A servlet for a container to create. */
    public BeianStatusServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String below = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!(getServletContext().getAttribute(BeianFilter.LIBRARY) instanceof Beian beian)
                || !new StatusResponder(beian).answer(request, response, below)) {
            answerAsIfUnmapped(request, response);
        }
    }

    /** The answer of the container's own servlet for files, which tells of no servlet here. */
    private void answerAsIfUnmapped(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        RequestDispatcher files = getServletContext().getNamedDispatcher(FILES);
        if (files == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            files.forward(new UnmappedRequest(request, FILES), response);
        }
    }
}
