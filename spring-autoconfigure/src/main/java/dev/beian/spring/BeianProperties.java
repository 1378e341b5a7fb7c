package dev.beian.spring;

import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.config.BeianOptions.OnError;
import dev.beian.status.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties that concern the library as a whole, as an IDE offers and explains them. The configuration metadata is
 * generated from here; {@link SiteProperties} are those of each site.
 *
 * <p>Never bound: a binder stops at the first value that it cannot convert, while the library tells every problem at
 * once. {@link EnvironmentSettings} reads the texts, the binder of core judges them.
 *
 * @param enabled Whether the library does anything at all.
 * @param onError What malformed configuration does: the application does not start, or it starts untouched.
 * @param autoRegister Whether dropping the jar into a server or a WAR registers the filter. Without effect where Spring
 *     Boot registers it.
 * @param locale Language of findings and messages, 'zh-CN' or 'en'.
 * @param debugHeader Whether every response tells in the field 'Beian-Outcome' what became of the page.
 * @param hostsFrom Where the visitor's host is taken from. 'x-forwarded-host' is believed from trusted proxies only.
 * @param trustedProxies Addresses (CIDR) of the proxies whose 'X-Forwarded-Host' is believed.
 * @param sites Sites by their names, each with its own hosts and filings. What is not told here is inherited from the top
 *     level.
 * @param filter Registration of the filter.
 * @param health Health of the application.
 * @param assets Where badge and stylesheet are served.
 * @param status Status of compliance.
 * @param evidence Audit of pages as they were really served.
 */
@ConfigurationProperties("beian")
public record BeianProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("fail") OnError onError,
        @DefaultValue("true") boolean autoRegister,
        @DefaultValue("zh-CN") Locale locale,
        @DefaultValue("false") boolean debugHeader,
        @DefaultValue("host") HostsFrom hostsFrom,
        List<String> trustedProxies,
        Map<String, SiteProperties> sites,
        Filter filter,
        Health health,
        Assets assets,
        Status status,
        Evidence evidence) {
    /** Where the visitor's host is taken from. */
    public enum HostsFrom {
        /** The request's own host. */
        HOST,
        /** The field {@code X-Forwarded-Host}, from trusted proxies. */
        X_FORWARDED_HOST
    }

    /**
     * Registration of the filter.
     *
     * @param order Order of the filter. By default it comes after Spring's ForwardedHeaderFilter and before Spring
     *     Security.
     */
    public record Filter(@DefaultValue("-2147483638") int order) {}

    /**
     * Health of the application.
     *
     * @param failOn Verdict from which health is DOWN. Never if not set.
     */
    public record Health(@Nullable Verdict failOn) {}

    /**
     * Where badge and stylesheet are served.
     *
     * @param path Path below the context.
     * @param baseUrl URL under which browsers reach that path, where a proxy changes it.
     */
    public record Assets(
            @DefaultValue("/_beian") String path, @Nullable String baseUrl) {}

    /**
     * Status of compliance.
     *
     * @param path Path below the context that answers the status without the actuator. Nowhere if empty.
     * @param allow Addresses (CIDR) that may read the status at that path.
     * @param token Bearer token with which anybody may read the status at that path.
     * @param dueSoon Days before a due date from which action is required.
     */
    public record Status(
            @Nullable String path,
            List<String> allow,
            @Nullable String token,
            @DefaultValue("10") int dueSoon) {}

    /**
     * Audit of pages as they were really served.
     *
     * @param pages Which pages are audited.
     * @param interval At most one page of a site is audited within it.
     * @param maxSize How much of a page is copied at most.
     */
    public record Evidence(
            @DefaultValue("home") EvidencePages pages,
            @DefaultValue("1m") Duration interval,
            @DefaultValue("512KiB") DataSize maxSize) {}
}
