package dev.beian.servlet;

import dev.beian.footer.SiteFooter;
import dev.beian.html.InsertionPoint;
import dev.beian.html.PageSearch;
import dev.beian.site.PageSelection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The footer of one site of the library, as the wrapper needs it. Immutable; thread-safe. */
final class LibraryFooter implements PageFooter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String REPORTED_POLICY = "Content-Security-Policy-Report-Only";

    private final SiteFooter footer;
    private final RequestHost hosts;

    LibraryFooter(SiteFooter footer, RequestHost hosts) {
        this.footer = footer;
        this.hosts = hosts;
    }

    /** Which pages of the site get a footer. */
    PageSelection pages() {
        return footer.site().pages();
    }

    /** Whether there is nothing to show yet. */
    boolean isEmpty() {
        return footer.isEmpty();
    }

    @Override
    public String site() {
        return footer.site().name();
    }

    @Override
    public boolean isWatchOnly() {
        return !footer.site().footer().isEnabled();
    }

    @Override
    public boolean isExceptIframes() {
        return pages().isExceptIframes();
    }

    @Override
    public String fingerprint() {
        return footer.fingerprint();
    }

    @Override
    public String fingerprintIn(HttpServletResponse response) {
        return footer.fingerprint(policies(response));
    }

    @Override
    public PageSearch search() {
        return footer.search();
    }

    @Override
    public boolean isUnlinked(InsertionPoint point) {
        return !footer.unlinked(point).isEmpty();
    }

    @Override
    public byte[] markup(
            @Nullable Charset charset, InsertionPoint point, HttpServletRequest request, HttpServletResponse response) {
        String authority = point.baseHref() == null ? null : hosts.authorityOf(request);
        return footer.markup(charset, point, policies(response), authority);
    }

    /** All policies of a response; a policy that is only reported must not be given anything to report either. */
    private static Collection<String> policies(HttpServletResponse response) {
        boolean enforced = response.containsHeader(POLICY);
        boolean reported = response.containsHeader(REPORTED_POLICY);
        if (!enforced && !reported) {
            return List.of();
        }
        List<String> policies = new ArrayList<>(response.getHeaders(POLICY));
        policies.addAll(response.getHeaders(REPORTED_POLICY));
        return policies;
    }
}
