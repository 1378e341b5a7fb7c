package dev.beian.status;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells links to the official sites from outdated ones, from each other, and from any others. Stateless. */
public final class OfficialLinks {
    private static final String ICP_HOST = "beian.miit.gov.cn";
    private static final String PSB_HOST = "beian.mps.gov.cn";

    /** Hosts under which the ICP filing system does not answer any more. */
    private static final Set<String> FORMER_ICP_HOSTS = Set.of(
            "miibeian.gov.cn",
            "www.miibeian.gov.cn",
            "miitbeian.gov.cn",
            "www.miitbeian.gov.cn",
            "www.beian.miit.gov.cn");

    /** Hosts of the PSB platform before 2024. */
    private static final Set<String> FORMER_PSB_HOSTS = Set.of("beian.gov.cn", "www.beian.gov.cn");

    private static final Pattern ADDRESS = Pattern.compile("(?i)^(?:(https?):)?//([^/?#:@\\\\]+)(?::\\d+)?(.*)$");
    private static final Pattern CODE = Pattern.compile("(?i)[?&](?:record)?code=([^&#]*)");

    private OfficialLinks() {}

    /**
     * What is wrong with the link of an ICP number.
     *
     * @param address as written; empty for none
     * @return null if nothing is
     */
    public static @Nullable AuditViolation icp(String address) {
        if (address.isEmpty()) {
            return AuditViolation.ICP_UNLINKED;
        }
        String host = host(address);
        if (host.equals(ICP_HOST)) {
            return address.regionMatches(true, 0, "http:", 0, 5) ? AuditViolation.ICP_LINK_OUTDATED : null;
        }
        if (FORMER_ICP_HOSTS.contains(host)) {
            return AuditViolation.ICP_LINK_OUTDATED;
        }
        return host.equals(PSB_HOST) || FORMER_PSB_HOSTS.contains(host)
                ? AuditViolation.ICP_LINK_SWAPPED
                : AuditViolation.ICP_LINK_OTHER;
    }

    /**
     * What is wrong with the host that a PSB number links to.
     *
     * @param address as written; empty for none
     * @return null if nothing is
     */
    public static @Nullable AuditViolation psb(String address) {
        if (address.isEmpty()) {
            return AuditViolation.PSB_UNLINKED;
        }
        String host = host(address);
        if (host.equals(PSB_HOST)) {
            return null;
        }
        if (FORMER_PSB_HOSTS.contains(host)) {
            return AuditViolation.PSB_LINK_OUTDATED;
        }
        return host.equals(ICP_HOST) || FORMER_ICP_HOSTS.contains(host)
                ? AuditViolation.PSB_LINK_SWAPPED
                : AuditViolation.PSB_LINK_OTHER;
    }

    /**
     * What is wrong with the code in an address of the PSB platform.
     *
     * @param address as written
     * @param code the digits of the number that is shown
     * @return null if nothing is, or if the address is not of that platform
     */
    public static @Nullable AuditViolation code(String address, String code) {
        String host = host(address);
        if (!host.equals(PSB_HOST) && !FORMER_PSB_HOSTS.contains(host)) {
            return null;
        }
        Matcher parameter = CODE.matcher(address);
        if (!parameter.find() || parameter.group(1).isBlank()) {
            return AuditViolation.PSB_LINK_NO_CODE;
        }
        return parameter.group(1).strip().equals(code) ? null : AuditViolation.PSB_LINK_CODE;
    }

    /** Whether an image comes from one of the ministries' own servers. */
    public static boolean isOfficial(String address) {
        String host = host(address);
        return host.equals(PSB_HOST) || FORMER_PSB_HOSTS.contains(host) || host.equals(ICP_HOST);
    }

    /** The host of an address, in lower case and without a final dot; empty if it has none. */
    private static String host(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return "";
        }
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
