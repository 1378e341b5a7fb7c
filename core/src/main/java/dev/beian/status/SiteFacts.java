package dev.beian.status;

import dev.beian.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules look at of one site. Immutable.
 *
 * @param site what is configured
 * @param traffic what was served
 * @param evidence the latest audits of its pages, that of the home page first
 * @param isAuditing whether its home page is audited as it is served
 * @param now the moment at which it is judged
 * @param dueSoonDays days before a due date from which action is required, from 0
 */
public record SiteFacts(
        Site site, SiteTraffic traffic, List<PageEvidence> evidence, boolean isAuditing, Instant now, int dueSoonDays) {
    /** The time zone of all legal dates. */
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** How long a finding about a page that was served stays open after the last such page. */
    static final Duration RECENT = Duration.ofHours(24);

    /** Copies the list. */
    public SiteFacts {
        evidence = List.copyOf(evidence);
    }

    /** The day in China. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, CHINA);
    }

    /** Where the site stands in the life of its filings. */
    public FilingLife life() {
        return FilingLife.of(site, today());
    }

    /** Whether something was seen within the last day. */
    boolean isRecent(@Nullable Instant seenAt) {
        return isRecent(seenAt, now);
    }

    static boolean isRecent(@Nullable Instant seenAt, Instant now) {
        return seenAt != null && seenAt.plus(RECENT).isAfter(now);
    }
}
