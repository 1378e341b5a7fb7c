package dev.beian.servlet;

import dev.beian.html.InjectionResult;
import dev.beian.html.InsertionPoint;
import dev.beian.html.MarkupSyntax;
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
    volatile boolean debugging;
    volatile boolean watchOnly;
    volatile @Nullable RuntimeException failure;

    @Override
    public @Nullable PageFooter footerFor(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && host.startsWith("unknown.") ? null : new Footer();
    }

    @Override
    public @Nullable String exclusionOf(HttpServletRequest request, PageFooter footer) {
        return null;
    }

    @Override
    public @Nullable String skipReason(HttpServletRequest request, HttpServletResponse response, MarkupSyntax syntax) {
        int status = response.getStatus();
        if (status < 200 || status == 204 || status == 205 || status == 206 || status == 304) {
            return "status";
        }
        if (response.getHeader("Content-Encoding") != null) {
            return "coding";
        }
        return response.getHeader("Content-Disposition") != null ? "attachment" : null;
    }

    @Override
    public void served(HttpServletRequest request, @Nullable PageFooter footer, InjectionResult result) {
        String reason = result.reason();
        outcomes.add(result.kind() + (reason == null ? "" : " " + reason));
    }

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
        public byte[] markup(@Nullable Charset charset, InsertionPoint point) {
            if (failure != null) {
                throw failure;
            }
            return Twin.FOOTER.getBytes(charset == null ? StandardCharsets.US_ASCII : charset);
        }
    }
}
