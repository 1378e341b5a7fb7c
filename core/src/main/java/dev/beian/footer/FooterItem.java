package dev.beian.footer;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.PsbFiling;
import dev.beian.filing.PsbNumber;
import dev.beian.html.PageSearch;
import dev.beian.site.Copyright;
import dev.beian.site.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item that a site's footer may show. Immutable.
 *
 * @param kind what it is
 * @param text the text it shows
 * @param href where it links to; null for no link
 * @param search how to find that a page shows it already
 * @param needsLink whether the law asks for the link, so that a page which shows the text without it does not show enough
 */
record FooterItem(ItemKind kind, String text, @Nullable String href, PageSearch.Wanted search, boolean needsLink) {
    /** Where an ICP number has to link to: 非经营性互联网信息服务备案管理办法, article 13. */
    static final String ICP_HOST = "beian.miit.gov.cn";

    /** Where a PSB number has to link to. */
    static final String PSB_HOST = "beian.mps.gov.cn";

    /**
     * All items that a site has ever to show, whether or not the day for them has come.
     *
     * @param site the site
     * @param year the year for the copyright notice
     * @return the items in the order in which they are shown; the same number of them in every year
     */
    static List<FooterItem> of(Site site, int year) {
        List<FooterItem> items = new ArrayList<>();
        Copyright copyright = site.copyright();
        if (copyright != null) {
            items.add(copyright(copyright, year));
        }
        IcpNumber icp = site.icp().number();
        if (icp != null) {
            items.add(icp(site.icp(), icp));
        }
        PsbNumber psb = site.psb().number();
        if (psb != null) {
            items.add(psb(site.psb(), psb));
        }
        for (Licence licence : site.licences()) {
            items.add(licence(licence));
        }
        return List.copyOf(items);
    }

    private static FooterItem copyright(Copyright copyright, int year) {
        Integer since = copyright.since();
        String years = since == null || since >= year ? Integer.toString(year) : since + "–" + year;
        String text = "© " + years + " " + Markup.harmless(copyright.owner());
        return new FooterItem(ItemKind.COPYRIGHT, text, null, new PageSearch.Wanted(List.of(text), ""), false);
    }

    private static FooterItem icp(IcpFiling filing, IcpNumber number) {
        String whole = number.canonical();
        String withoutSerial = number.withoutSerial();
        return new FooterItem(
                ItemKind.ICP,
                filing.showsSerial() ? whole : withoutSerial,
                safe(filing.href(), IcpFiling.OFFICIAL_HREF),
                new PageSearch.Wanted(
                        whole.equals(withoutSerial) ? List.of(whole) : List.of(whole, withoutSerial), ICP_HOST),
                true);
    }

    private static FooterItem psb(PsbFiling filing, PsbNumber number) {
        String href = safe(filing.href(), PsbFiling.OFFICIAL_HREF).replace("{code}", number.code());
        return new FooterItem(
                ItemKind.PSB,
                number.canonical(),
                href,
                new PageSearch.Wanted(List.of(number.canonical()), PSB_HOST),
                true);
    }

    private static FooterItem licence(Licence licence) {
        String number = Markup.harmless(licence.number());
        String name = licence.name() == null ? "" : Markup.harmless(licence.name());
        String href = licence.href();
        return new FooterItem(
                ItemKind.LICENCE,
                name.isEmpty() || number.startsWith(name) ? number : name + "：" + number,
                href != null && Href.isSafe(href) ? href : null,
                new PageSearch.Wanted(List.of(number), host(href)),
                false);
    }

    private static String safe(String href, String official) {
        return Href.isSafe(href) ? href : official;
    }

    private static String host(@Nullable String href) {
        try {
            String host = href == null ? null : URI.create(href).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException noUri) {
            return "";
        }
    }
}
