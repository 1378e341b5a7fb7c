package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.html.InjectionResult;
import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import dev.beian.servlet.http.ServedPaths;
import dev.beian.site.PageSelection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A desk for one site, that writes down what is reported to it. */
final class TestDesk implements PageDesk {
    final List<String> outcomes = new CopyOnWriteArrayList<>();
    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    private final ServedPaths paths = new ServedPaths();
    volatile String footer = Twin.FOOTER;
    volatile String fingerprint = "f00t";
    volatile PageSelection pages = new PageSelection(List.of(), List.of(), List.of("/"), false);
    volatile boolean debugging;
    volatile boolean watchOnly;
    volatile @Nullable RuntimeException failure;

    /** The outcomes as soon as there are so many: a page is counted after its client has it. */
    List<String> outcomesOnce(int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        synchronized (outcomes) {
            try {
                while (outcomes.size() < count && System.nanoTime() < deadline) {
                    outcomes.wait(1_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return outcomes;
    }

    @Override
    public @Nullable PageFooter footerFor(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && host.startsWith("unknown.") ? null : new Footer();
    }

    @Override
    public @Nullable String exclusionOf(HttpServletRequest request, PageFooter footer) {
        return PageExclusion.reason(pages, request);
    }

    @Override
    public ServedPaths servedPaths() {
        return paths;
    }

    @Override
    public void served(HttpServletRequest request, @Nullable PageFooter footer, InjectionResult result) {
        String reason = result.reason();
        outcomes.add(result.kind() + (reason == null ? "" : " " + reason));
        synchronized (outcomes) {
            outcomes.notifyAll();
        }
    }

    @Override
    public @Nullable PageCopy copyOf(HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        return null;
    }

    @Override
    public void unlinked(HttpServletRequest request, PageFooter footer) {}

    @Override
    public void fault(String place, Throwable cause) {
        faults.add(cause);
    }

    @Override
    public void unmappedForward() {
        warnings.add("unmapped forward");
    }

    @Override
    public boolean isDebugging() {
        return debugging;
    }

    @Override
    public ContainerTraits traits(HttpServletResponse response) {
        return ContainerTraits.of(response);
    }

    private final class Footer implements PageFooter {
        @Override
        public String site() {
            return "default";
        }

        @Override
        public boolean isWatchOnly() {
            return watchOnly;
        }

        @Override
        public boolean isExceptIframes() {
            return pages.isExceptIframes();
        }

        @Override
        public String fingerprint() {
            return fingerprint;
        }

        @Override
        public PageSearch search() {
            return PageSearch.NONE;
        }

        @Override
        public byte[] markup(
                @Nullable Charset charset,
                InsertionPoint point,
                HttpServletRequest request,
                HttpServletResponse response) {
            if (failure != null) {
                throw failure;
            }
            return footer.getBytes(charset == null ? StandardCharsets.US_ASCII : charset);
        }
    }
}
