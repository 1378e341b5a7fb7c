package dev.beian.audit;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What a page has to show. Immutable.
 *
 * @param owesIcp whether an ICP number has to be there
 * @param icp the number; null for any
 * @param owesPsb whether a PSB number has to be there
 * @param psb the number; null for any
 * @param entity the filing entity, which a copyright notice has to name; null if not known
 */
public record Expectation(
        boolean owesIcp,
        @Nullable IcpNumber icp,
        boolean owesPsb,
        @Nullable PsbNumber psb,
        @Nullable String entity) {
    /** An ICP number is owed, whichever; a PSB number is judged if there is one. For pages of a site that is not known. */
    public static final Expectation UNKNOWN_SITE = new Expectation(true, null, false, null, null);

    /**
     * What the pages of a site have to show.
     *
     * @param site the site
     * @return nothing before the ICP number is granted; the PSB number once there is one
     */
    public static Expectation of(Site site) {
        IcpFiling icp = site.icp();
        return new Expectation(
                icp.number() != null,
                icp.number(),
                site.psb().number() != null,
                site.psb().number(),
                site.entity());
    }
}
