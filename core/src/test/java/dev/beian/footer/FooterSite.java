package dev.beian.footer;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.PsbFiling;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Copyright;
import dev.beian.site.FooterSettings;
import dev.beian.site.PageSelection;
import dev.beian.site.Site;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site for tests of its footer: with an ICP number and nothing else until told otherwise. */
final class FooterSite {
    static final String ICP = "京ICP备2021012345号-1";
    static final String PSB = "京公网安备11010502030143号";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private @Nullable String icp = ICP;
    private @Nullable LocalDate icpGrantedOn;
    private String icpHref = IcpFiling.OFFICIAL_HREF;
    private boolean showsSerial = true;
    private @Nullable String psb;
    private String psbHref = PsbFiling.OFFICIAL_HREF;
    private final List<Licence> licences = new ArrayList<>();
    private @Nullable Copyright copyright;
    private FooterSettings.Style style = FooterSettings.Style.AUTO;
    private FooterSettings.Existing existing = FooterSettings.Existing.LINKED;
    private final List<String> classes = new ArrayList<>();

    FooterSite icp(@Nullable String number) {
        icp = number;
        return this;
    }

    FooterSite icpGrantedOn(String date) {
        icpGrantedOn = LocalDate.parse(date);
        return this;
    }

    FooterSite icpHref(String href) {
        icpHref = href;
        return this;
    }

    FooterSite withoutSerial() {
        showsSerial = false;
        return this;
    }

    FooterSite psb(String number) {
        psb = number;
        return this;
    }

    FooterSite psbHref(String href) {
        psbHref = href;
        return this;
    }

    FooterSite licence(@Nullable String name, String number, @Nullable String href) {
        licences.add(new Licence(name, number, href));
        return this;
    }

    FooterSite copyright(String owner, @Nullable Integer since) {
        copyright = new Copyright(owner, since);
        return this;
    }

    FooterSite style(FooterSettings.Style value) {
        style = value;
        return this;
    }

    FooterSite existing(FooterSettings.Existing value) {
        existing = value;
        return this;
    }

    FooterSite classes(String... names) {
        classes.addAll(List.of(names));
        return this;
    }

    Site site() {
        return new Site(
                Site.DEFAULT_NAME,
                List.of(),
                null,
                null,
                new IcpFiling(
                        icp == null ? null : IcpNumber.parse(icp),
                        null,
                        null,
                        icpGrantedOn,
                        showsSerial,
                        icpHref,
                        true),
                new PsbFiling(psb == null ? null : PsbNumber.parse(psb), null, null, true, null, psbHref, true),
                licences,
                copyright,
                new FooterSettings(true, style, classes, existing),
                new PageSelection(List.of(), List.of(), List.of("/"), false));
    }

    SiteFooter footer() {
        return footer(FooterAssets.NONE, CLOCK);
    }

    SiteFooter footer(FooterAssets assets, Clock clock) {
        return new SiteFooter(site(), assets, clock);
    }
}
