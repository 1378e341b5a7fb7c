package dev.beian.spring.actuate;

import dev.beian.Beian;
import dev.beian.status.SiteReport;
import dev.beian.status.StatusReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The endpoint {@code beian}: the status of all sites, or of one, in the JSON shape that the status has everywhere.
 * Read-only; hidden until it is exposed, like every endpoint. Thread-safe.
 */
@Endpoint(id = "beian")
public class BeianEndpoint {
    private final Beian beian;

    /**
     * An endpoint.
     *
     * @param beian the library of this application
     */
    public BeianEndpoint(Beian beian) {
        this.beian = beian;
    }

    /** The status of all sites. */
    @ReadOperation
    public Map<String, Object> status() {
        return beian.report().toMap();
    }

    /**
     * The status of one site.
     *
     * @param site its name
     * @return its part of the status; null, which is answered with 404, if there is no such site
     */
    @ReadOperation
    public @Nullable Map<String, Object> site(@Selector String site) {
        StatusReport report = beian.report();
        SiteReport one = report.site(site);
        return one == null ? null : one.toMap(report.locale());
    }
}
