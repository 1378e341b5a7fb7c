package dev.beian.servlet.status;

import dev.beian.config.AddressRange;
import dev.beian.config.BeianOptions;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may read the status: peers with an address in one of the allowed ranges, and whoever brings the bearer token (RFC
 * 6750 §2.1). With neither configured, nobody. Immutable.
 */
public final class StatusAccess {
    private static final String BEARER = "Bearer ";

    private final List<AddressRange> allowed;
    private final byte @Nullable [] token;

    /**
     * The access that the options grant.
     *
     * @param options {@code beian.status}
     */
    public StatusAccess(BeianOptions.Status options) {
        this.allowed = options.allow();
        String secret = options.token();
        this.token = secret == null ? null : secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a request may read the status.
     *
     * @param request the request, wrapped by whomever
     */
    public boolean permits(HttpServletRequest request) {
        return bringsToken(request) || comesFromAllowed(request);
    }

    private boolean bringsToken(HttpServletRequest request) {
        String credentials = request.getHeader("Authorization");
        if (token == null || credentials == null || !credentials.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] given = credentials.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(token, given); // takes the same time whatever differs
    }

    private boolean comesFromAllowed(HttpServletRequest request) {
        if (allowed.isEmpty()) {
            return false;
        }
        String peer = peer(request);
        return peer != null && allowed.stream().anyMatch(range -> range.contains(peer));
    }

    /** The address of the peer as the container has it: wrappers above may believe what a forwarded field claims. */
    private static @Nullable String peer(ServletRequest request) {
        ServletRequest own = request;
        while (own instanceof ServletRequestWrapper wrapper) {
            own = wrapper.getRequest();
        }
        return own.getRemoteAddr();
    }
}
