package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.servlet.status.StatusPath;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The filter that puts the filing footer on every HTML page that passes it, and touches nothing else.
 *
 * <p>Wraps a request on the first pass that it sees, of whatever dispatcher type, and finishes the page when that pass,
 * or a forward within it, returns; an asynchronous page is finished when it is completed. To be mapped for REQUEST,
 * FORWARD, ERROR and ASYNC on every path, before all other filters; an INCLUDE only passes through. Two instances on the
 * way of one response, even from two class loaders, give one footer.
 *
 * <p>Thread-safe after {@link #init}. Each filter has one servlet context; it finds there, or leaves there for others, the
 * assembled library under the attribute {@value #LIBRARY}.
 */
public final class BeianFilter implements Filter {
    /** The name under which the filter is registered. */
    public static final String NAME = "beianFilter";

    /** Attribute of the servlet context that holds the {@link Beian} of the application once the filter has started. */
    public static final String LIBRARY = "dev.beian.library";

    private final @Nullable Beian given;
    private @Nullable Beian own; // to be closed by this filter
    private @Nullable PageDesk desk; // null as long as nothing is to be done
    private @Nullable AssetResponder assets; // null if nothing is served
    private @Nullable StatusPath status; // null if it is not answered here

    /**
     * A filter for a container to create; it reads its settings in {@link #init}: its own init parameters, those of the
     * context, system properties, environment variables and configuration files.
     */
    public BeianFilter() {
        given = null;
    }

    /**
     * A filter over a library that is assembled already, as in an application that has a configuration of its own.
     *
     * @param beian the library
     */
    public BeianFilter(Beian beian) {
        given = Objects.requireNonNull(beian);
    }

    BeianFilter(PageDesk desk) {
        given = null;
        this.desk = new GuardedDesk(Objects.requireNonNull(desk));
    }

    /**
     * Reads and checks the settings, unless the library is given, and tells the log what will happen.
     *
     * @throws ServletException if the settings are wrong and {@code beian.on-error} does not say otherwise; the message
     *     names every problem and stands in the log as well, since containers hide it
     */
    @Override
    public void init(FilterConfig config) throws ServletException {
        NamedForwards.map(config);
        if (desk != null) {
            return;
        }
        FilterStart start = new FilterStart(config.getServletContext());
        Beian beian = given;
        if (beian == null) {
            beian = start.assemble(config);
            own = beian;
        }
        start.announce(beian);
        status = StatusPath.of(beian);
        if (beian.isActive()) {
            PageDesk ofLibrary = new GuardedDesk(
                    new LibraryDesk(beian, config.getServletContext().getContextPath()));
            desk = ofLibrary;
            assets = new AssetResponder(beian, ofLibrary);
        }
    }

    /** Closes the library, unless it was given. */
    @Override
    public void destroy() {
        Beian assembled = own;
        if (assembled != null) {
            assembled.close();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        PageDesk current = desk;
        DispatcherType type = request.getDispatcherType();
        if (type == DispatcherType.INCLUDE
                || !(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            chain.doFilter(request, response);
        } else if (type != DispatcherType.REQUEST || !isAnsweredHere(httpRequest, httpResponse)) {
            pass(current, type, httpRequest, httpResponse, chain);
        }
    }

    private static void pass(
            @Nullable PageDesk desk,
            DispatcherType type,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        if (desk == null) {
            chain.doFilter(request, response);
        } else {
            PagePass.through(desk, type, request, response, chain);
        }
    }

    /** Answers a request for a resource of the library's own: the status, a badge, the stylesheet. */
    private boolean isAnsweredHere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StatusPath ofStatus = status;
        AssetResponder ofAssets = assets;
        return (ofStatus != null && ofStatus.answers(request, response))
                || (ofAssets != null && ofAssets.answers(request, response));
    }
}
