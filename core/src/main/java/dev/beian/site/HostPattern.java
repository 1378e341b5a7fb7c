package dev.beian.site;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host of a site: a name with its sub-domains, or {@code *.example.cn}, the sub-domains alone. Immutable.
 *
 * <p>Letter case, a port and a final dot make no difference; an internationalised name is the same in Unicode and as
 * {@code xn--} (RFC 3490, by {@link IDN}). An IP address covers itself only.
 */
public final class HostPattern {
    private static final int MAX_NAME = 253; // RFC 1035 §3.1, without the root's dot
    private static final int MAX_LABEL = 63;
    private static final String WILDCARD = "*.";
    private static final String ACE_PREFIX = "xn--"; // RFC 3490 §5: begins a label that stands for one in Unicode

    private final String name; // ASCII, lower case, without port, brackets and final dot
    private final boolean isWildcard;

    private HostPattern(String name, boolean isWildcard) {
        this.name = name;
        this.isWildcard = isWildcard;
    }

    /**
     * Reads a pattern.
     *
     * @param text a name in any letter case, in Unicode or as {@code xn--}; or {@code *.} and a name; or an IP address
     * @throws MalformedPatternException if it is no name
     */
    public static HostPattern parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new MalformedPatternException("host-empty");
        }
        if (stripped.contains("/") || stripped.contains("?") || stripped.contains("@")) {
            throw new MalformedPatternException("host-is-url");
        }
        if (stripped.equals("*") || stripped.equals(WILDCARD)) {
            throw new MalformedPatternException("host-everything");
        }
        boolean wildcard = stripped.startsWith(WILDCARD);
        String rest = wildcard ? stripped.substring(WILDCARD.length()) : stripped;
        if (rest.indexOf('*') >= 0) {
            throw new MalformedPatternException("host-wildcard");
        }
        String canonical = canonical(rest);
        if (canonical == null) {
            throw new MalformedPatternException("host-malformed");
        }
        if (wildcard && IpAddress.parse(canonical) != null) {
            throw new MalformedPatternException("host-wildcard");
        }
        return new HostPattern(canonical, wildcard);
    }

    /**
     * The one spelling of a host by which hosts are compared.
     *
     * @param host a name or an IP address, perhaps with a port and a final dot
     * @return ASCII in lower case without port, brackets and final dot; null if it is no host
     */
    static @Nullable String canonical(String host) {
        String text = withoutPort(host);
        if (text.isEmpty()) {
            return null;
        }
        IpAddress address = IpAddress.parse(text);
        if (address != null) {
            return address.toString();
        }
        String ascii;
        try {
            ascii = toAscii(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return null; // what IDN.toASCII throws depends on what is wrong with the text
        }
        if (ascii.endsWith(".")) {
            ascii = ascii.substring(0, ascii.length() - 1);
        }
        return isName(ascii) ? ascii : null;
    }

    /** The tables of other scripts are loaded with the first name that needs them. */
    private static String toAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
            }
        }
        return text;
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int bracket = host.indexOf(']');
            boolean portFollows = bracket > 0 && host.substring(bracket + 1).matches("(:[0-9]*)?");
            return portFollows ? host.substring(0, bracket + 1) : "";
        }
        int colon = host.indexOf(':');
        if (colon < 0 || colon != host.lastIndexOf(':')) {
            return host;
        }
        return host.substring(colon + 1).matches("[0-9]*") ? host.substring(0, colon) : "";
    }

    private static boolean isName(String ascii) {
        if (ascii.isEmpty() || ascii.length() > MAX_NAME) {
            return false;
        }
        String[] labels = ascii.split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty()
                    || label.length() > MAX_LABEL
                    || label.startsWith("-")
                    || label.endsWith("-")
                    || !isOfNameCharacters(label)) {
                return false;
            }
        }
        // A name whose last label is a number would be read as an IPv4 address by browsers (URL Standard §3.5).
        return !isNumber(labels[labels.length - 1]);
    }

    private static boolean isNumber(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) < '0' || label.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfNameCharacters(String label) {
        for (int i = 0; i < label.length(); i++) {
            if (!isNameCharacter(label.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits and hyphen; the underscore too, which no public name has but many internal ones do. */
    private static boolean isNameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** The name without {@code *.}: ASCII, in lower case; an IP address without brackets. */
    public String name() {
        return name;
    }

    /** Whether it covers the sub-domains alone. */
    public boolean isWildcard() {
        return isWildcard;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostPattern that && name.equals(that.name) && isWildcard == that.isWildcard;
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 2 + (isWildcard ? 1 : 0);
    }

    /** The pattern as people read it: in lower case, in Unicode. */
    @Override
    public String toString() {
        String shown = name.contains(ACE_PREFIX) ? IDN.toUnicode(name, IDN.ALLOW_UNASSIGNED) : name;
        return (isWildcard ? WILDCARD : "") + shown;
    }
}
