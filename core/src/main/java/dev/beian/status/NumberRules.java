package dev.beian.status;

import dev.beian.filing.FilingMessages;
import dev.beian.filing.FilingNumber;
import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.NumberRemark;
import dev.beian.filing.Province;
import dev.beian.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the numbers themselves give occasion to say. */
final class NumberRules {
    private NumberRules() {}

    static void judge(SiteFacts facts, List<Finding> findings) {
        Site site = facts.site();
        IcpNumber icp = site.icp().number();
        remarks(icp, site.icp().isConfirmed(), findings);
        remarks(site.psb().number(), site.psb().isConfirmed(), findings);
        if (icp != null) {
            // Read without a clock, a number of a year to come is well formed.
            if (icp.year() > facts.today().getYear() && !icp.has(NumberRemark.YEAR)) {
                findings.add(of(NumberRemark.YEAR, icp));
            }
            serialCustom(site.icp(), icp, findings);
        }
        for (Licence licence : site.licences()) {
            for (NumberRemark remark : licence.remarks()) {
                // Nobody can vouch for a licence's number in the settings, so that it must not stay a warning for ever.
                findings.add(Finding.of(FindingKind.of(remark))
                        .saying(locale -> FilingMessages.of(remark, licence, locale))
                        .with(Severity.INFO));
            }
        }
    }

    private static void remarks(@Nullable FilingNumber number, boolean isConfirmed, List<Finding> findings) {
        if (number == null) {
            return;
        }
        for (NumberRemark remark : number.remarks()) {
            if (!isConfirmed || !remark.isSilencedByConfirmation()) {
                findings.add(of(remark, number));
            }
        }
    }

    private static Finding of(NumberRemark remark, FilingNumber number) {
        return Finding.of(FindingKind.of(remark)).saying(locale -> FilingMessages.of(remark, number, locale));
    }

    /**
     * In Guangdong the entity's number is customary, elsewhere the website's. The advice conflicts, so that the user
     * decides and is told.
     */
    private static void serialCustom(IcpFiling icp, IcpNumber number, List<Finding> findings) {
        boolean isEntityCustomary = number.province() == Province.GUANGDONG;
        boolean isSerialShown = number.hasSerial() && icp.showsSerial();
        if (isEntityCustomary == isSerialShown && number.service() == IcpNumber.Service.WEBSITE) {
            LocalisedText province = locale -> FilingMessages.name(number.province(), locale);
            findings.add(Finding.variant(
                    FindingKind.SERIAL_CUSTOM,
                    isEntityCustomary ? "entity" : number.hasSerial() ? "dropped" : "website",
                    province,
                    isSerialShown ? number.canonical() : number.withoutSerial(),
                    isSerialShown ? number.withoutSerial() : number.canonical()));
        }
    }
}
