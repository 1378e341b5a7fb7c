package dev.beian.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/**
 * Has forwards to servlets by their names pass the filter, too, where a page must be finished inside of its forward.
 *
 * <p>A filter that is mapped to paths does not see them, for they have none, and frameworks forward so to the container's
 * own servlet for files. So a filter that is mapped to every path, however it was registered, gets the mapping that it
 * lacks when it starts; with it, it also sees forwards to a path that it was not mapped for. The container calls a filter
 * once, however many of its mappings match. Stateless.
 */
final class NamedForwards {
    private static final String EVERY_PATH = "/*";
    private static final String EVERY_SERVLET = "*";

    private NamedForwards() {}

    /** Adds the mapping to a filter that is about to start. */
    static void map(FilterConfig config) {
        ServletContext context = config.getServletContext();
        if (!ContainerTraits.suspendsAfterForward(context)) {
            return;
        }
        try {
            FilterRegistration registration = context.getFilterRegistration(config.getFilterName());
            if (registration != null && registration.getUrlPatternMappings().contains(EVERY_PATH)) {
                registration.addMappingForServletNames(EnumSet.of(DispatcherType.FORWARD), false, EVERY_SERVLET);
            }
        } catch (IllegalStateException | UnsupportedOperationException tooLate) {
            // Then such a page goes out whole, without a footer, and the log says why.
        }
    }
}
