package dev.beian.servlet;

import dev.beian.config.AddressRange;
import dev.beian.config.BeianOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells under which host a visitor came.
 *
 * <p>Asks the container, whose {@code getServerName()} is the {@code Host} field or HTTP/2's {@code :authority}, or what a
 * valve or filter before us has made of it. {@code X-Forwarded-Host} is believed only where the settings say so, and only
 * from proxies that they name: anybody else could choose the footer of a page that a shared cache then keeps.
 *
 * <p>Immutable.
 */
final class RequestHost {
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    /** Whose {@code X-Forwarded-Host} counts; empty for nobody's. */
    private final List<AddressRange> trusted;

    RequestHost(BeianOptions options) {
        trusted = options.hostsFromForwarded() ? options.trustedProxies() : List.of();
    }

    /**
     * The host of a request, perhaps with a port.
     *
     * @return null if neither request nor container knows one
     */
    @Nullable String of(HttpServletRequest request) {
        String forwarded = forwarded(request);
        return forwarded == null ? request.getServerName() : forwarded;
    }

    /**
     * The host of a request with the port that the browser sees, as far as it is told.
     *
     * @return null if neither request nor container knows one
     */
    @Nullable String authorityOf(HttpServletRequest request) {
        String forwarded = forwarded(request);
        String name = request.getServerName();
        return forwarded != null || name == null ? forwarded : name + ":" + request.getServerPort();
    }

    private @Nullable String forwarded(HttpServletRequest request) {
        if (trusted.isEmpty()) {
            return null;
        }
        String forwarded = first(request.getHeader(FORWARDED_HOST));
        return forwarded != null && isTrusted(request.getRemoteAddr()) ? forwarded : null;
    }

    /** The first of a list, which names the host that the visitor used; later proxies append theirs. */
    private static @Nullable String first(@Nullable String list) {
        if (list == null) {
            return null;
        }
        int comma = list.indexOf(',');
        String host = (comma < 0 ? list : list.substring(0, comma)).strip();
        return host.isEmpty() ? null : host;
    }

    private boolean isTrusted(@Nullable String address) {
        if (address != null) {
            for (AddressRange range : trusted) {
                if (range.contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }
}
