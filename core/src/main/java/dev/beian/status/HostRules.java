package dev.beian.status;

import dev.beian.filing.IcpNumber;
import dev.beian.site.HostPattern;
import dev.beian.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the hosts of all sites together, configured and asked for, give occasion to say. */
final class HostRules {
    /** From this year on each website has a number of its own. */
    private static final int ONE_NUMBER_PER_WEBSITE = 2020;

    private HostRules() {}

    static Map<String, List<Finding>> judge(List<Site> sites, JournalSnapshot journal, Instant now) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        for (Site site : sites) {
            findings.put(site.name(), new ArrayList<>());
        }
        if (sites.isEmpty()) {
            return findings;
        }
        List<Finding> general = findings.getOrDefault(representative(sites).name(), new ArrayList<>());
        unknownHosts(journal, now, general);
        hiddenHost(sites, journal, general);
        severalDomains(sites, findings);
        return findings;
    }

    /** The site with which findings about the application as a whole are reported: the default one, or the first. */
    private static Site representative(List<Site> sites) {
        for (Site site : sites) {
            if (site.name().equals(Site.DEFAULT_NAME)) {
                return site;
            }
        }
        return sites.get(0);
    }

    private static void unknownHosts(JournalSnapshot journal, Instant now, List<Finding> findings) {
        SiteTraffic.Count pages = journal.unknown().onPublicHost();
        if (pages.count() > 0 && SiteFacts.isRecent(pages.lastAt(), now)) {
            findings.add(
                    Finding.of(FindingKind.UNKNOWN_HOST, pages.count(), String.join(", ", journal.unknownHosts())));
        }
    }

    /** Behind a proxy that keeps the host to itself, most pages come to an address of the machine; a day's, for it may have been put right. */
    private static void hiddenHost(List<Site> sites, JournalSnapshot journal, List<Finding> findings) {
        long onPrivate = journal.dayOnPrivateHost();
        long all = onPrivate + journal.dayOnPublicHost();
        if (onPrivate > all - onPrivate && areHostsPublic(sites)) {
            findings.add(Finding.of(FindingKind.PROXY_HIDES_HOST, onPrivate, all));
        }
    }

    /** Whether the sites have hosts, all of them public. */
    private static boolean areHostsPublic(List<Site> sites) {
        boolean isAny = false;
        for (Site site : sites) {
            for (HostPattern host : site.hosts()) {
                if (!PublicHost.isPublic(name(host))) {
                    return false;
                }
                isAny = true;
            }
        }
        return isAny;
    }

    private static void severalDomains(List<Site> sites, Map<String, List<Finding>> findings) {
        Map<String, Set<String>> domains = new LinkedHashMap<>();
        for (Site site : sites) {
            IcpNumber number = site.icp().number();
            if (number != null && number.hasSerial()) {
                Set<String> known = domains.computeIfAbsent(number.canonical(), first -> new TreeSet<>());
                for (HostPattern host : site.hosts()) {
                    String name = name(host);
                    if (PublicHost.isPublic(name)) {
                        known.add(RegistrableDomain.of(name));
                    }
                }
            }
        }
        for (Site site : sites) {
            IcpNumber number = site.icp().number();
            Set<String> used = number == null ? Set.of() : domains.getOrDefault(number.canonical(), Set.of());
            if (number != null && used.size() > 1) {
                boolean isRecent = number.year() >= ONE_NUMBER_PER_WEBSITE;
                findings.getOrDefault(site.name(), new ArrayList<>())
                        .add(Finding.of(FindingKind.SEVERAL_DOMAINS, number.canonical(), String.join(", ", used))
                                .with(isRecent ? Severity.WARNING : Severity.INFO));
            }
        }
    }

    private static String name(HostPattern host) {
        String text = host.toString();
        return text.startsWith("*.") ? text.substring(2) : text;
    }
}
