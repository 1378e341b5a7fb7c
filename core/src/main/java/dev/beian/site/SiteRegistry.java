package dev.beian.site;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells which site a host belongs to. Immutable, and as fast with ten thousand hosts as with one.
 *
 * <p>The longest name that covers the host wins. Where none does, a site without hosts covers it, being every host's. Names
 * that lead to the machine itself ({@code localhost}, {@code 127.0.0.1}, {@code [::1]} and their kind) belong to the default
 * site, or to the only one, so that a developer sees a footer.
 */
public final class SiteRegistry {
    private static final int MAX_HOST = 262; // a name, its final dot, a colon and a port: what is longer is no host
    private static final String LOCALHOST = "localhost";

    private final List<Site> sites;
    private final HostTable hosts;
    private final @Nullable Site everyHosts; // the site without hosts
    private final @Nullable Site loopback;

    /**
     * A registry.
     *
     * @param sites the sites, in the order of their configuration
     */
    public SiteRegistry(List<Site> sites) {
        this.sites = List.copyOf(sites);
        hosts = new HostTable(this.sites);
        everyHosts = withoutHosts(this.sites);
        Site ofDefault = named(Site.DEFAULT_NAME);
        loopback = ofDefault == null && this.sites.size() == 1 ? this.sites.get(0) : ofDefault;
    }

    private static @Nullable Site withoutHosts(List<Site> sites) {
        for (Site site : sites) {
            if (site.hosts().isEmpty()) {
                return site;
            }
        }
        return null;
    }

    /** The sites, in the order of their configuration. */
    public List<Site> sites() {
        return sites;
    }

    /**
     * The site of a name.
     *
     * @param name its id
     * @return the site; null if there is none of this name
     */
    public @Nullable Site named(String name) {
        for (Site site : sites) {
            if (site.name().equals(name)) {
                return site;
            }
        }
        return null;
    }

    /**
     * The site that a host belongs to: the longest match wins.
     *
     * @param host as a request names it, perhaps with port and final dot, in any letter case, in Unicode or as {@code
     *     xn--}; null if it names none
     * @return the site; null if none covers the host
     */
    public @Nullable Site siteOf(@Nullable String host) {
        if (host == null || host.isEmpty() || host.length() > MAX_HOST || hosts.isEmpty()) {
            return everyHosts; // where no host is configured, the only site is every host's
        }
        int end = endOfName(host);
        Site covering = end < 0 ? spelledOtherwise(host) : hosts.find(host, 0, end);
        if (covering != null) {
            return covering;
        }
        if (everyHosts != null) {
            return everyHosts;
        }
        return loopback != null && (end < 0 || mayBeLoopback(host, end)) && isLoopback(host) ? loopback : null;
    }

    /**
     * Where the name ends in a host that is a plain name, perhaps with a final dot and a port; -1 if it is something else: an
     * IPv6 address, or not in ASCII.
     */
    private static int endOfName(String host) {
        int end = host.length();
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c >= 0x80 || c == '[') {
                return -1;
            }
            if (c == ':') {
                if (host.indexOf(':', i + 1) >= 0) {
                    return -1;
                }
                end = i;
                break;
            }
        }
        return end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end;
    }

    private @Nullable Site spelledOtherwise(String host) {
        String canonical = HostPattern.canonical(host);
        return canonical == null ? null : hosts.find(canonical, 0, canonical.length());
    }

    /** Whether a plain name could be the machine's own, told without creating anything: clients invent hosts. */
    private static boolean mayBeLoopback(String host, int end) {
        int label = host.lastIndexOf('.', end - 1) + 1;
        // The last label of an IPv4 address begins with a digit in each of its forms, and that of no domain does.
        return label < end
                && (host.charAt(label) >= '0' && host.charAt(label) <= '9'
                        || host.regionMatches(true, label, LOCALHOST, 0, LOCALHOST.length()));
    }

    private static boolean isLoopback(String host) {
        String canonical = HostPattern.canonical(host);
        if (canonical == null) {
            return false;
        }
        return canonical.equals(LOCALHOST)
                || canonical.endsWith("." + LOCALHOST)
                || Objects.requireNonNullElse(IpAddress.parse(canonical), NO_ADDRESS)
                        .isLoopback();
    }

    private static final IpAddress NO_ADDRESS = Objects.requireNonNull(IpAddress.parse("::"));
}
