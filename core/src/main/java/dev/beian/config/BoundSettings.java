package dev.beian.config;

import dev.beian.site.Site;
import java.util.List;

/**
 * The outcome of binding: all that is configured, valid. Immutable.
 *
 * @param options what concerns all sites
 * @param sites the sites, in the order of their configuration; empty if nothing is configured
 * @param warnings what is doubtful, for the log and the status
 */
public record BoundSettings(BeianOptions options, List<Site> sites, List<Problem> warnings) {
    /** Copies the lists. */
    public BoundSettings {
        sites = List.copyOf(sites);
        warnings = List.copyOf(warnings);
    }
}
