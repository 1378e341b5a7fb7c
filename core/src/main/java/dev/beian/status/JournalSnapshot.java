package dev.beian.status;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link PageJournal} knew at a moment. Immutable.
 *
 * @param since when counting began
 * @param sites what was served of each site, in the order of their configuration
 * @param unknown what was served on hosts that no site covers
 * @param unknownHosts names of such hosts, the most frequent first; a few only
 * @param dayOnPublicHost pages of the last day, of whatever site or none, under a host that the public may use; the day is
 *     that of whole hours, from 23 to 24 of them
 * @param dayOnPrivateHost pages of the last day under an IP address, {@code localhost} or the like
 */
public record JournalSnapshot(
        Instant since,
        Map<String, SiteTraffic> sites,
        SiteTraffic unknown,
        List<String> unknownHosts,
        long dayOnPublicHost,
        long dayOnPrivateHost) {
    /** Copies map and list. */
    public JournalSnapshot {
        sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
        unknownHosts = List.copyOf(unknownHosts);
    }

    /** What was served of a site; nothing if there is none of that name. */
    public SiteTraffic of(String site) {
        return sites.getOrDefault(site, SiteTraffic.NONE);
    }
}
