package dev.beian.status;

import dev.beian.site.Site;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was served, compared with what is configured. Findings about pages clear a day after the last such page. */
final class TrafficRules {
    /** Reasons for which a page is meant to go without a footer, or is none of a site's own. */
    private static final Set<String> MEANT = Set.of(
            "fragment",
            "excluded-path",
            "in-frame",
            "redirect",
            "attachment",
            "partial-content",
            "watch-only",
            "unknown-host",
            "not-granted",
            "error",
            "truncated");

    private TrafficRules() {}

    static void judge(SiteFacts facts, List<Finding> findings) {
        Site site = facts.site();
        SiteTraffic traffic = facts.traffic();
        if (!site.footer().isEnabled()) {
            findings.add(Finding.of(FindingKind.FOOTER_DISABLED));
        }
        if (facts.isRecent(traffic.failed().lastAt())) {
            findings.add(Finding.of(FindingKind.PAGES_FAILED, traffic.failed().count()));
        }
        if (site.icp().number() != null) {
            skipped(facts, findings);
        }
        noted(facts, PageNote.UNLINKED, FindingKind.UNLINKED, findings);
        noted(facts, PageNote.LONG_MAX_AGE, FindingKind.LONG_MAX_AGE, findings);
    }

    private static void skipped(SiteFacts facts, List<Finding> findings) {
        for (Map.Entry<String, SiteTraffic.Skip> entry :
                facts.traffic().skipped().entrySet()) {
            SiteTraffic.Skip skip = entry.getValue();
            if (!MEANT.contains(entry.getKey()) && facts.isRecent(skip.lastAt())) {
                findings.add(Finding.of(
                        FindingKind.PAGES_WITHOUT_FOOTER, skip.count(), entry.getKey(), path(skip.lastPath())));
            }
        }
    }

    private static void noted(SiteFacts facts, PageNote note, FindingKind kind, List<Finding> findings) {
        SiteTraffic.Skip pages = facts.traffic().notes().get(note);
        if (pages != null && facts.isRecent(pages.lastAt())) {
            findings.add(Finding.of(kind, pages.count(), path(pages.lastPath())));
        }
    }

    private static String path(@Nullable String path) {
        return path == null ? "?" : path;
    }
}
