package dev.beian.status;

import dev.beian.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that a report is made of. Immutable.
 *
 * @param now the moment of the report
 * @param instance tells this instance of the application from the others
 * @param locale the language of the report's texts, unless another one is asked for
 * @param dueSoonDays days before a due date from which action is required
 * @param isEnabled whether the library is switched on
 * @param isAuditing whether home pages are audited as they are served
 * @param sites the sites, in the order of their configuration; empty if nothing is configured
 * @param traffic what was served
 * @param evidence the latest audits by the names of the sites; a site without any may be left out
 * @param fingerprints of the footers, by the names of the sites; a site without a footer may be left out
 * @param problems what is wrong in the settings, where the application started all the same
 * @param warnings what is doubtful in the settings
 */
public record StatusFacts(
        Instant now,
        String instance,
        Locale locale,
        int dueSoonDays,
        boolean isEnabled,
        boolean isAuditing,
        List<Site> sites,
        JournalSnapshot traffic,
        Map<String, List<PageEvidence>> evidence,
        Map<String, String> fingerprints,
        List<LocalisedText> problems,
        List<LocalisedText> warnings) {
    /** Copies lists and maps. */
    public StatusFacts {
        sites = List.copyOf(sites);
        evidence = Map.copyOf(evidence);
        fingerprints = Map.copyOf(fingerprints);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
