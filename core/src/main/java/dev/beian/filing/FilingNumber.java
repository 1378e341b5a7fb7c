package dev.beian.filing;

import java.util.List;

/** A filing number that is well formed. Whether it was granted only the register of its ministry knows. */
public sealed interface FilingNumber permits IcpNumber, PsbNumber {
    /** The one form in which it is printed. */
    String canonical();

    /** The text that it was read from, as given. */
    String written();

    /** The province whose administration grants such numbers. */
    Province province();

    /** What is noteworthy about it, in a fixed order; mostly nothing. */
    List<NumberRemark> remarks();

    /** Whether it has a remark. */
    default boolean has(NumberRemark remark) {
        return remarks().contains(remark);
    }
}
