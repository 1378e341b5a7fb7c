package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.config.BeianOptions.OnError;
import dev.beian.config.BeianSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Problem;
import dev.beian.servlet.config.HoconSettings;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the library in a servlet context that has no framework to do so: reads the settings, assembles, tells the log.
 *
 * <p>Used once, by the thread that starts the application.
 */
final class FilterStart {
    private final ServletContext context;
    private @Nullable BeianSettings ofContext; // those of a filter without parameters of its own, once they are read

    FilterStart(ServletContext context) {
        this.context = context;
    }

    /** Whether settings that may be wrong otherwise forbid to register the filter of ourselves. */
    boolean isLeftToApplication() {
        try {
            var setting = settings(null).get("beian.auto-register");
            return setting != null && setting.value().strip().equalsIgnoreCase("false");
        } catch (InvalidSettingsException told) {
            return false; // assembling tells it
        }
    }

    /**
     * The library of the context: that of another filter, if one is there and this one has no parameters of its own.
     *
     * @param filter the filter's own parameters; null if it has none
     * @throws ServletException if the settings are wrong, which is logged then
     */
    Beian assemble(@Nullable FilterConfig filter) throws ServletException {
        boolean own = filter != null && filter.getInitParameterNames().hasMoreElements();
        if (!own && context.getAttribute(BeianFilter.LIBRARY) instanceof Beian known) {
            return known;
        }
        BeianSettings settings = new BeianSettings(List.of());
        try {
            settings = settings(filter);
            return Beian.of(settings, loader(), Clock.systemUTC());
        } catch (InvalidSettingsException e) {
            new FilterLog(e.locale()).invalid(e);
            if (e.onError() == OnError.DISABLE) {
                return Beian.invalid(e, settings, Clock.systemUTC());
            }
            throw new ServletException(e.getMessage(), e);
        }
    }

    /** Tells the log what happens to the pages of the application, and others where to find the library. */
    void announce(Beian beian) {
        if (context.getAttribute(BeianFilter.LIBRARY) == beian) {
            return;
        }
        context.setAttribute(BeianFilter.LIBRARY, beian);
        FilterLog log = new FilterLog(beian.options().locale());
        for (Problem problem : beian.warnings()) {
            log.warning(problem.message(beian.options().locale()));
        }
        String application = context.getContextPath().isEmpty() ? "/" : context.getContextPath();
        beian.runsAs(application);
        log.started(beian, application);
    }

    private BeianSettings settings(@Nullable FilterConfig filter) {
        if (filter != null) {
            return HoconSettings.read(context, filter);
        }
        BeianSettings read = ofContext == null ? HoconSettings.read(context, null) : ofContext;
        ofContext = read;
        return read;
    }

    /** Sees the application's files, wherever the library's own jar lies. */
    private ClassLoader loader() {
        ClassLoader loader = context.getClassLoader();
        return loader != null ? loader : FilterStart.class.getClassLoader();
    }
}
