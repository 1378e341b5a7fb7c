package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.ServedPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What the wrapped responses of one filter ask the library, and where they report. Thread-safe. */
interface PageDesk {
    /** The footer for the host of a request; null if no site covers it. */
    @Nullable PageFooter footerFor(HttpServletRequest request);

    /** Why the page that a request asks for gets no footer whatever it contains; null if it may get one. */
    @Nullable String exclusionOf(HttpServletRequest request, PageFooter footer);

    /** Counts what became of a page. */
    void served(HttpServletRequest request, @Nullable PageFooter footer, InjectionResult result);

    /** Notes that a page shows a number by itself without its link. */
    void unlinked(HttpServletRequest request, PageFooter footer);

    /**
     * Where a copy of the page goes for its audit. Asked at the page's first byte.
     *
     * @return null if no copy of it is wanted
     */
    @Nullable PageCopy copyOf(HttpServletRequest request, HttpServletResponse response, PageFooter footer);

    /**
     * Where a copy of a page goes that gets no footer, and may owe its number all the same. Asked at the page's first byte.
     *
     * @return null if no copy of it is wanted, so that it goes straight
     */
    default @Nullable PageCopy copyOfExcluded(
            HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        return null;
    }

    /** A fault of ours: counted elsewhere, logged here once for each place. */
    void fault(String place, Throwable cause);

    /** The container forwards without passing the filter, where that costs pages their footer; warned about once. */
    void unmappedForward();

    /** What the paths of the application were seen to serve; the same for all requests. */
    ServedPaths servedPaths();

    /** Whether every response tells its outcome in a field. */
    boolean isDebugging();

    /** How the container behaves that runs us. */
    ContainerTraits traits(HttpServletResponse response);
}
