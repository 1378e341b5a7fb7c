package dev.beian.servlet;

import dev.beian.Beian;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the filter where the jar is dropped in, in {@code WEB-INF/lib} or the server's library folder: on every path,
 * for every dispatch but INCLUDE, before all other filters.
 *
 * <p>Leaves it to others where the Spring Boot starter is in charge, where the application has registered the filter
 * itself, and where {@code beian.auto-register} is false. Stateless.
 *
 * <p>A container initializer, and no fragment or annotation, because only that works with a {@code metadata-complete}
 * descriptor and comes before the filters of {@code web.xml} (Servlet 6.0 §8.2.4); the fragment of this jar carries nothing
 * but its wish to come before others.
 */
public final class BeianInitializer implements ServletContainerInitializer {
    private static final System.Logger LOGGER = System.getLogger("dev.beian");
    private static final String STARTER = "dev.beian.spring.BeianAutoConfiguration";
    private static final String SPRING_BOOT = "org.springframework.boot.SpringApplication";

    /** For the container. */
    public BeianInitializer() {}

    /**
     * Registers the filter.
     *
     * @param classes not used
     * @param context the application that starts
     * @throws ServletException if the settings are wrong and {@code beian.on-error} does not say otherwise
     */
    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext context) throws ServletException {
        FilterStart start = new FilterStart(context);
        if (isStarterInCharge(context.getClassLoader()) || isRegistered(context) || start.isLeftToApplication()) {
            LOGGER.log(System.Logger.Level.DEBUG, "The application registers the filter itself.");
            return;
        }
        Beian beian = start.assemble(null);
        start.announce(beian);
        if (beian.isActive() || beian.options().status().path() != null) {
            register(context);
        }
    }

    private static void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter(BeianFilter.NAME, new BeianFilter());
        if (registration == null) {
            return; // registered under this name meanwhile
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(
                EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC),
                false,
                "/*");
    }

    private static boolean isRegistered(ServletContext context) {
        for (FilterRegistration known : context.getFilterRegistrations().values()) {
            if (known.getName().equals(BeianFilter.NAME)
                    || BeianFilter.class.getName().equals(known.getClassName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStarterInCharge(@Nullable ClassLoader loader) {
        return isPresent(SPRING_BOOT, loader) && isPresent(STARTER, loader);
    }

    private static boolean isPresent(String className, @Nullable ClassLoader loader) {
        try {
            Class.forName(className, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
