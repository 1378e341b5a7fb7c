package dev.beian.filing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The ICP filing (ICP备案) of one site: its number, its dates and how it is shown. Immutable.
 *
 * @param number the filing number; null before the grant
 * @param submittedOn the day on which the filing was submitted to the access provider; null if not known
 * @param acceptedOn the day on which it passed the provider's review and was handed to the communications
 *     administration; null if not known
 * @param grantedOn the day on which the number was granted; null if not known
 * @param showsSerial whether the website's serial {@code -N} is shown
 * @param href where the number links to
 * @param isConfirmed whether the operator vouches for a number that looks like a sample
 */
public record IcpFiling(
        @Nullable IcpNumber number,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable LocalDate grantedOn,
        boolean showsSerial,
        String href,
        boolean isConfirmed) {
    /** The filing system of the MIIT, to which a shown number has to link. */
    public static final String OFFICIAL_HREF = "https://beian.miit.gov.cn/";
}
