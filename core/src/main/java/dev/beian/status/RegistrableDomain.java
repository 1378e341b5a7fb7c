package dev.beian.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The domain that somebody registered, of which a host is a part: {@code example.com.cn} of {@code www.example.com.cn}.
 *
 * <p>Knows the second-level domains of .cn as CNNIC lists them, and the usual ones of other country codes. That is less than
 * the Public Suffix List, which ages within a library and is not worth its size for a warning.
 */
final class RegistrableDomain {
    /** CNNIC: categories, and provinces with the special administrative regions. */
    private static final Set<String> CN = Set.of(
            "ac", "com", "edu", "gov", "mil", "net", "org", "bj", "sh", "tj", "cq", "he", "sx", "nm", "ln", "jl", "hl",
            "js", "zj", "ah", "fj", "jx", "sd", "ha", "hb", "hn", "gd", "gx", "hi", "sc", "gz", "yn", "xz", "sn", "gs",
            "qh", "nx", "xj", "tw", "hk", "mo");

    private static final Set<String> USUAL =
            Set.of("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org", "idv");

    private RegistrableDomain() {}

    /** The domain of a name without port and final dot. */
    static String of(String host) {
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
        int kept = 2;
        if (labels.length > 2) {
            String last = labels[labels.length - 1];
            String second = labels[labels.length - 2];
            if (last.equals("cn") && CN.contains(second) || last.length() == 2 && USUAL.contains(second)) {
                kept = 3;
            }
        }
        int from = Math.max(0, labels.length - kept);
        return String.join(".", Arrays.copyOfRange(labels, from, labels.length));
    }
}
