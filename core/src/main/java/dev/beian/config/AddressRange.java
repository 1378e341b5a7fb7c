package dev.beian.config;

import dev.beian.site.IpAddress;
import java.util.Arrays;

/** A block of IP addresses in CIDR notation, or one address. Literals only: no name is ever looked up. Immutable. */
public final class AddressRange {
    private static final int MAPPED_PREFIX = 96; // bits before an IPv4 address that is mapped into IPv6
    private static final int MAX_PREFIX_DIGITS = 3;

    private final String text;
    private final byte[] network; // 4 or 16 bytes in network order
    private final int prefix; // how many of their bits count, from the left

    private AddressRange(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    /**
     * Reads a range. Bits of the address beyond the prefix do not count.
     *
     * @param text such as {@code 10.0.0.0/8}, {@code ::1} or {@code 2001:db8::/32}
     * @throws IllegalArgumentException if it is none
     */
    public static AddressRange parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        byte[] bytes = IpAddress.bytesOf(slash < 0 ? stripped : stripped.substring(0, slash));
        if (bytes == null) {
            throw new IllegalArgumentException("not an IP address or a CIDR block: " + stripped);
        }
        int bits = bytes.length * Byte.SIZE;
        int prefix = slash < 0 ? bits : prefix(stripped.substring(slash + 1), bits);
        if (IpAddress.isMapped(bytes) && prefix >= MAPPED_PREFIX) {
            return new AddressRange(stripped, Arrays.copyOfRange(bytes, 12, 16), prefix - MAPPED_PREFIX);
        }
        return new AddressRange(stripped, bytes, prefix);
    }

    private static int prefix(String digits, int most) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MAX_PREFIX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int prefix = isNumber ? Integer.parseInt(digits) : most + 1;
        if (prefix > most) {
            throw new IllegalArgumentException("not a prefix of 0 to " + most + " bits: " + digits);
        }
        return prefix;
    }

    /**
     * Whether an address lies in the range; an IPv4 address mapped into IPv6 counts as what it is.
     *
     * @param address a literal, as a servlet request names its peer, perhaps in brackets and with a zone
     * @return false too if it is no literal
     */
    public boolean contains(String address) {
        IpAddress parsed = IpAddress.parse(address);
        if (parsed == null) {
            return false;
        }
        byte[] bytes = parsed.bytes();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || ((bytes[whole] ^ network[whole]) & 0xFF) >>> (Byte.SIZE - rest) == 0;
    }

    /** Whether it contains every address of its family. */
    public boolean isEverything() {
        return prefix == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange that && prefix == that.prefix && Arrays.equals(network, that.network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) * 31 + prefix;
    }

    /** The range as written. */
    @Override
    public String toString() {
        return text;
    }
}
