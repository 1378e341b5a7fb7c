package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.benchmarks.contender.Footer;
import jakarta.servlet.Filter;

/** Makes the filter that is measured: the real one, over the assembled library. */
public final class BenchmarkFilters {
    private BenchmarkFilters() {}

    /** Our filter, with one site for all hosts, of whose pages no copies are kept. */
    public static Filter beian() {
        return new BeianFilter(new LibraryDesk(Footer.LIBRARY, ""));
    }

    /** Our filter over another library, the same but for its sites. */
    public static Filter beian(Beian library) {
        return new BeianFilter(new LibraryDesk(library, ""));
    }
}
