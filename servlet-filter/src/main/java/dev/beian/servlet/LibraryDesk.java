package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.audit.PageCopy;
import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.CacheControl;
import dev.beian.servlet.http.ServedPaths;
import dev.beian.site.Site;
import dev.beian.status.PageNote;
import dev.beian.status.PageOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Answers the wrapped responses of one filter out of the assembled library, counts in its journal what became of their
 * pages, and logs what an operator has to know once instead of with every page.
 *
 * <p>Thread-safe. Nothing here is created per request.
 */
final class LibraryDesk implements PageDesk {
    /** A day, in seconds: for so long a new footer may not reach those who have the page. */
    private static final long LONG_LIFETIME = 86_400;

    private final Beian beian;
    private final String contextPath;
    private final Map<String, LibraryFooter> footers =
            new ConcurrentHashMap<>(); // by site name, from its first page on
    private final RequestHost hosts;
    private final FilterLog log;
    private final ServedPaths servedPaths = new ServedPaths();
    private final Map<String, PageOutcome> skips = new ConcurrentHashMap<>(); // one for each reason of the library
    private final Set<String> faultyPlaces = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean forwardWarned = new AtomicBoolean();
    private volatile @Nullable ContainerTraits traits;

    /**
     * A desk.
     *
     * @param beian the library
     * @param contextPath the path of the application's context; empty for the root
     */
    LibraryDesk(Beian beian, String contextPath) {
        this.beian = beian;
        this.log = new FilterLog(beian.options().locale());
        this.hosts = new RequestHost(beian.options());
        this.contextPath = contextPath;
    }

    @Override
    public @Nullable PageFooter footerFor(HttpServletRequest request) {
        Site site = beian.siteOf(hosts.of(request));
        if (site == null) {
            return null;
        }
        LibraryFooter known = footers.get(site.name());
        return known != null ? known : footers.computeIfAbsent(site.name(), name -> create(site));
    }

    private LibraryFooter create(Site site) {
        return new LibraryFooter(beian.footerOf(site).under(contextPath), hosts);
    }

    @Override
    public @Nullable String exclusionOf(HttpServletRequest request, PageFooter footer) {
        LibraryFooter ours = (LibraryFooter) footer;
        return ours.isEmpty() ? SkipReasons.NOT_GRANTED : PageExclusion.reason(ours.pages(), request);
    }

    @Override
    public void served(HttpServletRequest request, @Nullable PageFooter footer, InjectionResult result) {
        PageOutcome outcome = outcome(result);
        String path = outcome.kind() == PageOutcome.Kind.SKIPPED ? OriginalPath.of(request) : null;
        String host = hosts.of(request);
        // A page may have passed before anybody asked for its site.
        Site site = footer == null ? beian.siteOf(host) : null;
        String name = footer != null ? footer.site() : site != null ? site.name() : null;
        beian.journal().record(name, outcome, path, host);
        beian.pageServed();
    }

    private PageOutcome outcome(InjectionResult result) {
        return switch (result.kind()) {
            case INJECTED -> PageOutcome.injected();
            case PRESENT -> PageOutcome.present();
            case FAILED -> PageOutcome.failed();
            case PENDING -> skipped(SkipReasons.TRUNCATED);
            case SKIPPED -> {
                String reason = result.reason();
                yield skipped(reason == null ? SkipReasons.TRUNCATED : reason);
            }
        };
    }

    private PageOutcome skipped(String reason) {
        PageOutcome known = skips.get(reason);
        return known != null ? known : skips.computeIfAbsent(reason, PageOutcome::skipped);
    }

    @Override
    public void unlinked(HttpServletRequest request, PageFooter footer) {
        beian.journal().note(footer.site(), PageNote.UNLINKED, OriginalPath.of(request));
    }

    @Override
    public @Nullable PageCopy copyOf(HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        CacheControl caching = PageFields.cachingOf(response);
        if (caching.lifetime() >= LONG_LIFETIME) {
            beian.journal().note(footer.site(), PageNote.LONG_MAX_AGE, OriginalPath.of(request));
        }
        return isForEverybody(request, response, caching)
                ? beian.evidence().copyFor(footer.site(), OriginalPath.of(request))
                : null;
    }

    @Override
    public @Nullable PageCopy copyOfExcluded(
            HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        String path = OriginalPath.of(request);
        boolean isWanted = ((LibraryFooter) footer).pages().isHome(path)
                && isForEverybody(request, response, PageFields.cachingOf(response));
        return isWanted ? beian.evidence().copyFor(footer.site(), path) : null;
    }

    /** Whether a page is no answer to somebody in particular, and no error page. */
    private static boolean isForEverybody(
            HttpServletRequest request, HttpServletResponse response, CacheControl caching) {
        return request.getHeader("Authorization") == null
                && !caching.isNoStore()
                && response.getStatus() == HttpServletResponse.SC_OK;
    }

    @Override
    public void fault(String place, Throwable cause) {
        if (faultyPlaces.add(place)) {
            log.fault(place, cause);
        }
    }

    @Override
    public void unmappedForward() {
        if (!forwardWarned.get() && forwardWarned.compareAndSet(false, true)) {
            log.unmappedForward();
        }
    }

    @Override
    public ServedPaths servedPaths() {
        return servedPaths;
    }

    @Override
    public boolean isDebugging() {
        return beian.options().isDebugHeader();
    }

    @Override
    public ContainerTraits traits(HttpServletResponse response) {
        ContainerTraits known = traits;
        if (known == null) {
            known = ContainerTraits.of(response);
            traits = known; // every response of this filter comes from the same container
        }
        return known;
    }
}
