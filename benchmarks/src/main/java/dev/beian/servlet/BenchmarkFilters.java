package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.benchmarks.contender.Footer;
import dev.beian.html.InjectionResult;
import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import dev.beian.servlet.http.ServedPaths;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Makes the filter that is measured. */
public final class BenchmarkFilters {
    private BenchmarkFilters() {}

    /** Our filter, with one site for all hosts. */
    public static Filter beian() {
        return new BeianFilter(new Desk());
    }

    private static final class Desk implements PageDesk, PageFooter {
        private final ServedPaths paths = new ServedPaths();
        private ContainerTraits traits;

        @Override
        public PageFooter footerFor(HttpServletRequest request) {
            return this;
        }

        @Override
        public String exclusionOf(HttpServletRequest request, PageFooter footer) {
            return null;
        }

        @Override
        public ServedPaths servedPaths() {
            return paths;
        }

        @Override
        public void served(HttpServletRequest request, PageFooter footer, InjectionResult result) {}

        @Override
        public PageCopy copyOf(HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
            return null;
        }

        @Override
        public void unlinked(HttpServletRequest request, PageFooter footer) {}

        @Override
        public void fault(String place, Throwable cause) {
            throw new IllegalStateException(place, cause);
        }

        @Override
        public void unmappedForward() {}

        @Override
        public boolean isDebugging() {
            return false;
        }

        @Override
        public ContainerTraits traits(HttpServletResponse response) {
            ContainerTraits known = traits;
            if (known == null) {
                known = ContainerTraits.of(response);
                traits = known;
            }
            return known;
        }

        @Override
        public String site() {
            return "default";
        }

        @Override
        public boolean isWatchOnly() {
            return false;
        }

        @Override
        public boolean isExceptIframes() {
            return false;
        }

        @Override
        public String fingerprint() {
            return "f00t";
        }

        @Override
        public PageSearch search() {
            return Footer.SEARCH;
        }

        @Override
        public byte[] markup(
                Charset charset, InsertionPoint point, HttpServletRequest request, HttpServletResponse response) {
            return Footer.bytes(charset == null ? StandardCharsets.US_ASCII : charset);
        }
    }
}
