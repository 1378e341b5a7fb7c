package dev.beian.site;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.Licence;
import dev.beian.filing.PsbFiling;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One site with all that is configured for it. Immutable and valid.
 *
 * @param name its id in reports, metrics, logs and messages; {@value #DEFAULT_NAME} for the one at the top level
 * @param hosts its hosts; empty for every host
 * @param entity the filing entity (主办单位); null if not told
 * @param openedOn the day on which the site went online; null if not told
 * @param icp its ICP filing
 * @param psb its PSB filing
 * @param licences further licences, in the order in which they are shown
 * @param copyright the copyright notice; null for none
 * @param footer how the footer is shown
 * @param pages which pages get one
 */
public record Site(
        String name,
        List<HostPattern> hosts,
        @Nullable String entity,
        @Nullable LocalDate openedOn,
        IcpFiling icp,
        PsbFiling psb,
        List<Licence> licences,
        @Nullable Copyright copyright,
        FooterSettings footer,
        PageSelection pages) {
    /** The name of the site that is configured at the top level. */
    public static final String DEFAULT_NAME = "default";

    /** Copies the lists. */
    public Site {
        hosts = List.copyOf(hosts);
        licences = List.copyOf(licences);
    }
}
