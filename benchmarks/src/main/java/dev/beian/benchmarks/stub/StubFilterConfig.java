package dev.beian.benchmarks.stub;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;

/**
 * A filter's configuration, without parameters.
 *
 * @param context the application's context
 */
public record StubFilterConfig(ServletContext context) implements FilterConfig {
    @Override
    public String getFilterName() {
        return "filter";
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public String getInitParameter(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.emptyEnumeration();
    }
}
