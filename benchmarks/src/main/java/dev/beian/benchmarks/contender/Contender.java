package dev.beian.benchmarks.contender;

import dev.beian.servlet.BenchmarkFilters;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.Set;

/** What is measured on the same pages in the same run. */
public enum Contender {
    /** No filter: the container's copying alone, which is the floor. */
    COPY,
    /** Hopping from {@code <} to {@code <} without copying and without knowing anything: the limit of any scanner. */
    HOP,
    /** Our scanner with the injector around it, without servlets. */
    INJECTOR,
    /** Our whole filter. */
    BEIAN,
    /** Buffer the page, search {@code </body>} from its end, write. */
    HABIT,
    /** Datadog's streaming injector: searches for {@code </body>}, wherever it stands. */
    DATADOG,
    /** JavaMelody's injecting stream: searches each write for {@code </body>}. */
    JAVAMELODY,
    /** SiteMesh 3 with a decorator that adds the footer. */
    SITEMESH,
    /** Buffer the page, parse it with jsoup, append, write it anew. */
    JSOUP;

    /** Those that are servlet filters, or the lack of one. */
    public static Set<Contender> filters() {
        return EnumSet.complementOf(EnumSet.of(HOP, INJECTOR));
    }

    /** Those that add a footer to pages. */
    public static Set<Contender> injecting() {
        return EnumSet.complementOf(EnumSet.of(COPY, HOP));
    }

    /** Whether this leaves every byte of the page as it is. */
    public boolean keepsBytes() {
        return this != SITEMESH && this != JSOUP;
    }

    /** A filter of this kind. */
    public Filter filter() {
        return switch (this) {
            case COPY -> (request, response, chain) -> chain.doFilter(request, response);
            case BEIAN -> BenchmarkFilters.beian();
            case HABIT -> new HabitFilter();
            case DATADOG -> new DatadogFilter();
            case JAVAMELODY -> new JavaMelodyFilter();
            case SITEMESH -> SiteMeshFilters.create();
            case JSOUP -> new JsoupFilter();
            case HOP, INJECTOR -> throw new IllegalArgumentException(this + " is no filter");
        };
    }
}
