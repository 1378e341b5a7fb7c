package dev.beian;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names an instance of an application: by the machine's name, as far as that is known without asking the network. */
final class InstanceName {
    private static final int LONGEST = 63; // a label of the DNS

    private InstanceName() {}

    /** A new name, such as {@code shop-7f9c-5d41b2a8}; without a machine's name the random part alone. */
    static String create() {
        String host = System.getenv("HOSTNAME"); // set by shells and by every container runtime
        return of(host == null ? System.getenv("COMPUTERNAME") : host, new SecureRandom().nextInt());
    }

    static String of(@Nullable String host, int random) {
        String suffix = HexFormat.of().toHexDigits(random);
        if (host == null || !host.matches("[A-Za-z0-9._-]{1," + LONGEST + "}")) {
            return suffix;
        }
        return host + '-' + suffix;
    }
}
