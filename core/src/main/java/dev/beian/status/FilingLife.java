package dev.beian.status;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.PsbFiling;
import dev.beian.site.Site;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a site stands in the life of its filings on a day. Immutable.
 *
 * <p>Submitted, one or two business days with the access provider, about twenty with the communications administration
 * (非经营性互联网信息服务备案管理办法 art. 12), granted; then the PSB filing within thirty days of the site's connection
 * (计算机信息网络国际联网安全保护管理办法 art. 12), and its number on the site within thirty days of its grant. Business days know no public
 * holidays.
 *
 * @param step the step
 * @param expectedOn when the next step is usually reached; null if that cannot be told
 * @param dueOn until when something has to be done; null if nothing is due, or the dates to tell are not known
 * @param countedFrom what the due date is counted from; null without one
 * @param daysLeft days until the due date, negative after it; null without one
 */
public record FilingLife(
        Step step,
        @Nullable LocalDate expectedOn,
        @Nullable LocalDate dueOn,
        @Nullable Origin countedFrom,
        @Nullable Long daysLeft) {
    static final int PROVIDER_DAYS = 2;
    static final int ADMINISTRATION_DAYS = 20;
    static final int PSB_DAYS = 30;

    /** What a due date is counted from, by the key that gives it. */
    public enum Origin {
        /** The day on which the site went online. */
        OPENED_ON("opened-on"),
        /** The day on which the ICP filing was granted. */
        ICP_GRANTED_ON("icp.granted-on"),
        /** The day on which the PSB filing was granted. */
        PSB_GRANTED_ON("psb.granted-on");

        private final String key;

        Origin(String key) {
            this.key = key;
        }

        /** The key of the date, within its site. */
        public String key() {
            return key;
        }
    }

    /**
     * Where a site stands.
     *
     * @param site the site
     * @param today the day in China
     */
    public static FilingLife of(Site site, LocalDate today) {
        IcpFiling icp = site.icp();
        PsbFiling psb = site.psb();
        if (!isGranted(icp)) {
            return beforeGrant(icp);
        }
        FilingLife life = afterGrant(site, psb, today);
        return icp.number() != null ? life : life.at(Step.ICP_GRANTED);
    }

    private static FilingLife afterGrant(Site site, PsbFiling psb, LocalDate today) {
        if (psb.number() != null || !psb.isRequired()) {
            return only(Step.COMPLETE);
        }
        if (psb.grantedOn() != null) {
            return due(Step.PSB_GRANTED, psb.grantedOn(), Origin.PSB_GRANTED_ON, today);
        }
        if (psb.submittedOn() != null) {
            return only(Step.WITH_PSB);
        }
        if (site.openedOn() != null) {
            return due(Step.PSB_TO_APPLY, site.openedOn(), Origin.OPENED_ON, today);
        }
        LocalDate grantedOn = site.icp().grantedOn();
        return grantedOn == null
                ? only(Step.PSB_TO_APPLY)
                : due(Step.PSB_TO_APPLY, grantedOn, Origin.ICP_GRANTED_ON, today);
    }

    /** Whether an ICP filing is granted: its number, or the day of its grant, is known. */
    static boolean isGranted(IcpFiling icp) {
        return icp.number() != null || icp.grantedOn() != null;
    }

    private static FilingLife beforeGrant(IcpFiling icp) {
        if (icp.acceptedOn() != null) {
            return expecting(Step.WITH_ADMINISTRATION, BusinessDays.after(icp.acceptedOn(), ADMINISTRATION_DAYS));
        }
        if (icp.submittedOn() != null) {
            return expecting(Step.WITH_PROVIDER, BusinessDays.after(icp.submittedOn(), PROVIDER_DAYS));
        }
        return only(Step.NOT_SUBMITTED);
    }

    private static FilingLife only(Step step) {
        return new FilingLife(step, null, null, null, null);
    }

    private FilingLife at(Step other) {
        return new FilingLife(other, expectedOn, dueOn, countedFrom, daysLeft);
    }

    private static FilingLife expecting(Step step, LocalDate next) {
        return new FilingLife(step, next, null, null, null);
    }

    private static FilingLife due(Step step, LocalDate from, Origin origin, LocalDate today) {
        LocalDate due = from.plusDays(PSB_DAYS);
        return new FilingLife(step, null, due, origin, ChronoUnit.DAYS.between(today, due));
    }

    /** The step, in a sentence. */
    public String message(Locale locale) {
        return StatusMessages.text("step." + step.id()).in(locale);
    }

    /** Whether the due date has passed. */
    public boolean isOverdue() {
        return daysLeft != null && daysLeft < 0;
    }
}
