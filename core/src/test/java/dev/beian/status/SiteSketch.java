package dev.beian.status;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.PsbFiling;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Copyright;
import dev.beian.site.FooterSettings;
import dev.beian.site.HostPattern;
import dev.beian.site.PageSelection;
import dev.beian.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A site as a test needs it: whatever is not said is as in an empty configuration. */
final class SiteSketch {
    static final String ICP = "京ICP备2021012345号-1";
    static final String PSB = "京公网安备11010502030143号";

    private String name = Site.DEFAULT_NAME;
    private String[] hosts = {};
    private @Nullable String entity;
    private @Nullable LocalDate openedOn;
    private @Nullable IcpNumber icp;
    private @Nullable LocalDate icpSubmittedOn;
    private @Nullable LocalDate icpAcceptedOn;
    private @Nullable LocalDate icpGrantedOn;
    private boolean showsSerial = true;
    private String icpHref = IcpFiling.OFFICIAL_HREF;
    private boolean isConfirmed;
    private @Nullable PsbNumber psb;
    private @Nullable LocalDate psbSubmittedOn;
    private @Nullable LocalDate psbGrantedOn;
    private boolean isPsbRequired = true;
    private @Nullable String psbIcon;
    private String psbHref = PsbFiling.OFFICIAL_HREF;
    private List<Licence> licences = List.of();
    private @Nullable Copyright copyright;
    private boolean isFooterEnabled = true;
    private FooterSettings.Existing existing = FooterSettings.Existing.LINKED;

    /** A site of which nothing is known. */
    static SiteSketch blank() {
        return new SiteSketch();
    }

    /** A site with an ICP number. */
    static SiteSketch filed() {
        return blank().icp(ICP);
    }

    /** A site with both numbers and the badge, about which nothing but the missing dates is to be said. */
    static SiteSketch complete() {
        return filed().psb(PSB).psbIcon("/badge.png").grantedOn("2021-03-01");
    }

    SiteSketch name(String text) {
        name = text;
        return this;
    }

    SiteSketch hosts(String... texts) {
        hosts = texts;
        return this;
    }

    SiteSketch entity(String text) {
        entity = text;
        return this;
    }

    SiteSketch openedOn(String day) {
        openedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch icp(String text) {
        icp = IcpNumber.parse(text);
        return this;
    }

    SiteSketch submittedOn(String day) {
        icpSubmittedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch acceptedOn(String day) {
        icpAcceptedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch grantedOn(String day) {
        icpGrantedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch serialDropped() {
        showsSerial = false;
        return this;
    }

    SiteSketch icpHref(String href) {
        icpHref = href;
        return this;
    }

    SiteSketch confirmed() {
        isConfirmed = true;
        return this;
    }

    SiteSketch psb(String text) {
        psb = PsbNumber.parse(text);
        return this;
    }

    SiteSketch psbSubmittedOn(String day) {
        psbSubmittedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch psbGrantedOn(String day) {
        psbGrantedOn = LocalDate.parse(day);
        return this;
    }

    SiteSketch psbNotRequired() {
        isPsbRequired = false;
        return this;
    }

    SiteSketch psbIcon(@Nullable String icon) {
        psbIcon = icon;
        return this;
    }

    SiteSketch psbHref(String href) {
        psbHref = href;
        return this;
    }

    SiteSketch licence(String number) {
        licences = List.of(Licence.parse(null, number, null));
        return this;
    }

    SiteSketch copyright(String owner) {
        copyright = new Copyright(owner, 2013);
        return this;
    }

    SiteSketch footerDisabled() {
        isFooterEnabled = false;
        return this;
    }

    SiteSketch existing(FooterSettings.Existing when) {
        existing = when;
        return this;
    }

    Site site() {
        return new Site(
                name,
                Stream.of(hosts).map(HostPattern::parse).toList(),
                entity,
                openedOn,
                new IcpFiling(icp, icpSubmittedOn, icpAcceptedOn, icpGrantedOn, showsSerial, icpHref, isConfirmed),
                new PsbFiling(psb, psbSubmittedOn, psbGrantedOn, isPsbRequired, psbIcon, psbHref, isConfirmed),
                licences,
                copyright,
                new FooterSettings(isFooterEnabled, FooterSettings.Style.AUTO, List.of(), existing),
                new PageSelection(List.of(), List.of(), List.of("/"), false));
    }
}
