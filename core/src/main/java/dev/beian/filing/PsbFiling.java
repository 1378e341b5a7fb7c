package dev.beian.filing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The public security filing (公安联网备案) of one site. Immutable.
 *
 * @param number the filing number; null as long as there is none
 * @param submittedOn the day on which it was applied for; null if not known
 * @param grantedOn the day on which it was granted; null if not known
 * @param isRequired whether a filing is owed at all
 * @param icon where the police badge is taken from, as configured; null for none
 * @param href where the number links to; {@code {code}} stands for the number's digits
 * @param isConfirmed whether the operator vouches for a number that looks like a sample
 */
public record PsbFiling(
        @Nullable PsbNumber number,
        @Nullable LocalDate submittedOn,
        @Nullable LocalDate grantedOn,
        boolean isRequired,
        @Nullable String icon,
        String href,
        boolean isConfirmed) {
    /** The platform of the MPS, to which a shown number has to link. */
    public static final String OFFICIAL_HREF = "https://beian.mps.gov.cn/#/query/webSearch?code={code}";
}
