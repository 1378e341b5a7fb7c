package dev.beian.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for the library as a whole, all sites together. Immutable; each component is the key of the same
 * name below {@code beian}.
 *
 * @param isEnabled the off switch
 * @param onError what malformed configuration does
 * @param isAutoRegister whether dropping the jar in registers the filter
 * @param locale language of findings and messages: Chinese or English
 * @param isDebugHeader whether every response tells its outcome in a field
 * @param filterOrder order of the filter in a Spring application; {@value #DEFAULT_FILTER_ORDER} by default
 * @param healthFailOn verdict from which the health component of a Spring application is down, as the status writes it;
 *     null for never
 * @param hostsFromForwarded whether the host is that of {@code X-Forwarded-Host}, from trusted proxies
 * @param trustedProxies the proxies to believe
 * @param assetsPath below the context, where badge and stylesheet are served, with a leading slash
 * @param assetsBaseUrl the URL under which browsers reach that path; null if it is the path itself
 * @param status who may read the status, and where
 * @param evidence which pages are audited as really served
 */
public record BeianOptions(
        boolean isEnabled,
        OnError onError,
        boolean isAutoRegister,
        Locale locale,
        boolean isDebugHeader,
        int filterOrder,
        @Nullable String healthFailOn,
        boolean hostsFromForwarded,
        List<AddressRange> trustedProxies,
        String assetsPath,
        @Nullable String assetsBaseUrl,
        Status status,
        Evidence evidence) {
    /** After Spring's {@code ForwardedHeaderFilter}, before Spring Security: {@code HIGHEST_PRECEDENCE + 10}. */
    public static final int DEFAULT_FILTER_ORDER = Integer.MIN_VALUE + 10;

    /** Copies the list. */
    public BeianOptions {
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** What malformed configuration does: {@code beian.on-error}. */
    public enum OnError {
        /** The application does not start. */
        FAIL,
        /** The application starts, untouched. */
        DISABLE
    }

    /** Which pages are audited: {@code beian.evidence.pages}. */
    public enum EvidencePages {
        /** The home pages. */
        HOME,
        /** Now and then any page. */
        SAMPLED,
        /** None. */
        NONE
    }

    /**
     * Who may read the status of an application without Spring, and where.
     *
     * @param path its path below the context; null for nowhere
     * @param allow address ranges whose peers may read it
     * @param token bearer token with which anybody may; null for none
     * @param dueSoonDays days before a due date from which action is required
     */
    public record Status(
            @Nullable String path,
            List<AddressRange> allow,
            @Nullable String token,
            int dueSoonDays) {
        /** Copies the list. */
        public Status {
            allow = List.copyOf(allow);
        }
    }

    /**
     * Which pages are audited as really served.
     *
     * @param pages which
     * @param interval at most one audit per site within it
     * @param maxSize bytes of a page that are copied at most
     */
    public record Evidence(EvidencePages pages, Duration interval, int maxSize) {}
}
