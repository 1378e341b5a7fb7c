package dev.beian.status;

import dev.beian.site.Site;
import java.time.Instant;
import java.util.List;

/** What was served, written into a real journal. */
final class Traffic {
    private final MovingClock clock;
    private final PageJournal journal;

    private Traffic(List<String> sites, Instant since) {
        this.clock = new MovingClock(since);
        this.journal = new PageJournal(sites, clock, clock.instant());
    }

    /** Nothing yet, for some sites. */
    static Traffic of(List<Site> sites, Instant since) {
        return new Traffic(sites.stream().map(Site::name).toList(), since);
    }

    /** Nothing yet, for the default site. */
    static Traffic since(Instant since) {
        return new Traffic(List.of(Site.DEFAULT_NAME), since);
    }

    Traffic at(Instant then) {
        clock.moveTo(then);
        return this;
    }

    Traffic page(String site, PageOutcome outcome, String path, String host) {
        journal.record(site, outcome, path, host);
        return this;
    }

    Traffic page(PageOutcome outcome, String path) {
        return page(Site.DEFAULT_NAME, outcome, path, "www.example.cn");
    }

    Traffic note(PageNote note, String path) {
        journal.note(Site.DEFAULT_NAME, note, path);
        return this;
    }

    JournalSnapshot snapshot() {
        return journal.snapshot();
    }

    SiteTraffic ofDefault() {
        return snapshot().of(Site.DEFAULT_NAME);
    }
}
