package dev.beian.status;

import dev.beian.site.FooterSettings;
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
            PageOutcome.UNKNOWN_HOST,
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
        SiteTraffic.Skip unlinked = recent(facts, PageNote.UNLINKED);
        if (unlinked != null) {
            findings.add(unlinked(site.footer(), unlinked));
        }
        SiteTraffic.Skip kept = recent(facts, PageNote.LONG_MAX_AGE);
        if (kept != null) {
            findings.add(Finding.of(FindingKind.LONG_MAX_AGE, kept.count(), path(kept.lastPath())));
        }
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

    private static SiteTraffic.@Nullable Skip recent(SiteFacts facts, PageNote note) {
        SiteTraffic.Skip pages = facts.traffic().notes().get(note);
        return pages != null && facts.isRecent(pages.lastAt()) ? pages : null;
    }

    /** Where the footer was added the page has its link, only twice the number: untidy, but as the law wants it. */
    private static Finding unlinked(FooterSettings footer, SiteTraffic.Skip pages) {
        boolean isLeft = footer.existing() == FooterSettings.Existing.ANY;
        boolean isAdded = footer.isEnabled() && !isLeft;
        String variant = isAdded ? "added" : isLeft ? "left" : "watched";
        Finding finding = Finding.variant(FindingKind.UNLINKED, variant, pages.count(), path(pages.lastPath()));
        return isAdded ? finding.with(Severity.INFO) : finding;
    }

    private static String path(@Nullable String path) {
        return path == null ? "?" : path;
    }
}
