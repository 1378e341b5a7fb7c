package dev.beian.status;

import dev.beian.filing.FilingMessages;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Province;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Copyright;
import dev.beian.site.Site;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the configured footer shows beside the numbers: owner, links, badge. */
final class NoticeRules {
    /** Administrations that suggest a copyright notice with the entity's name. */
    private static final Set<Province> SUGGESTING_COPYRIGHT = Set.of(Province.JIANGSU);

    private NoticeRules() {}

    static void judge(Site site, List<Finding> findings) {
        IcpNumber icp = site.icp().number();
        Copyright copyright = site.copyright();
        if (copyright != null && site.entity() != null && !isSame(copyright.owner(), site.entity())) {
            findings.add(Finding.variant(FindingKind.OWNER_DIFFERS, "configured", copyright.owner(), site.entity()));
        }
        if (icp != null) {
            if (copyright == null && SUGGESTING_COPYRIGHT.contains(icp.province())) {
                Province province = icp.province();
                findings.add(Finding.of(FindingKind.COPYRIGHT_SUGGESTED, (LocalisedText)
                        locale -> FilingMessages.name(province, locale)));
            }
            link(OfficialLinks.icp(site.icp().href()), site.icp().href(), findings);
        }
        PsbNumber psb = site.psb().number();
        if (psb != null) {
            String href = site.psb().href().replace("{code}", psb.code());
            AuditViolation violation = OfficialLinks.psb(href);
            link(
                    violation == null ? OfficialLinks.code(href, psb.code()) : violation,
                    site.psb().href(),
                    findings);
            String icon = site.psb().icon();
            if (icon == null) {
                findings.add(Finding.variant(FindingKind.BADGE_MISSING, "configured"));
            } else if (OfficialLinks.isOfficial(icon)) {
                findings.add(Finding.variant(FindingKind.BADGE_HOT_LINK, "configured", icon));
            }
        }
    }

    private static void link(@Nullable AuditViolation violation, String href, List<Finding> findings) {
        if (violation != null) {
            findings.add(Finding.variant(FindingKind.of(violation), "configured", href));
        }
    }

    /** Whether two names are the same but for width, spaces and letter case. */
    private static boolean isSame(String one, String other) {
        return one.equals(other) || plain(one).equals(plain(other)); // mostly the same, and then no tables are loaded
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }
}
