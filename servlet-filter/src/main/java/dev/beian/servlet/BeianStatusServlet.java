package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.servlet.status.StatusResponder;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The status, as a servlet to be mapped by the application itself, to {@code /some-path/*}.
 *
 * <p>Where {@code beian.status.path} is set, the filter answers there and no servlet is needed. Who may read it is
 * configured by {@code beian.status.allow} and {@code beian.status.token}; everybody else gets a 404. Without a filter in the
 * same application there is nothing to report, and everybody gets one. Thread-safe.
 */
public final class BeianStatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A servlet for a container to create. */
    public BeianStatusServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String below = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!(getServletContext().getAttribute(BeianFilter.LIBRARY) instanceof Beian beian)
                || !new StatusResponder(beian).answer(request, response, below)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
