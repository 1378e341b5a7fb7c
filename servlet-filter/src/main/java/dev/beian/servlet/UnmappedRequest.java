package dev.beian.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request as the servlet for what nobody else serves gets it: the whole path is its servlet path (Servlet 6.0 §12.2). */
final class UnmappedRequest extends HttpServletRequestWrapper {
    private final String servletName;

    /**
     * Wraps a request.
     *
     * @param request a request for another servlet, mapped to whatever pattern
     * @param servletName the name of the servlet that is to answer it
     */
    UnmappedRequest(HttpServletRequest request, String servletName) {
        super(request);
        this.servletName = servletName;
    }

    @Override
    public String getServletPath() {
        return super.getServletPath() + Objects.requireNonNullElse(super.getPathInfo(), "");
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public @Nullable String getPathTranslated() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return new HttpServletMapping() {
            @Override
            public String getMatchValue() {
                return "";
            }

            @Override
            public String getPattern() {
                return "/";
            }

            @Override
            public String getServletName() {
                return servletName;
            }

            @Override
            public MappingMatch getMappingMatch() {
                return MappingMatch.DEFAULT;
            }
        };
    }

    /** Some answer forwards of any method as they answer GET. */
    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }
}
