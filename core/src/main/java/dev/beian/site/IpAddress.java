package dev.beian.site;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An IP address, read from a literal only: no name is ever looked up. An IPv4 address mapped into IPv6 (RFC 4291 §2.5.5.2)
 * counts as the IPv4 address that it is. Immutable.
 */
public final class IpAddress {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_GROUPS = 8;
    private static final int MAPPED_PREFIX_BYTES = 12;
    private static final int LOOPBACK_NET = 127;

    private final byte[] bytes; // in network order: 4 of an IPv4 address, 16 of an IPv6 one

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a literal.
     *
     * @param text such as {@code 10.1.2.3}, {@code 2001:db8::1} or {@code [::1]}; a zone ({@code %eth0}) is ignored
     * @return the address; null if the text is none
     */
    public static @Nullable IpAddress parse(String text) {
        byte[] bytes = bytesOf(text);
        return bytes == null ? null : new IpAddress(isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes);
    }

    /**
     * Reads a literal without making an IPv4 address of one that is mapped into IPv6.
     *
     * @param text the literal
     * @return its 4 or 16 bytes in network order; null if the text is none
     */
    public static byte @Nullable [] bytesOf(String text) {
        String literal = text;
        if (literal.startsWith("[") && literal.endsWith("]")) {
            literal = literal.substring(1, literal.length() - 1);
            if (literal.indexOf(':') < 0) {
                return null;
            }
        }
        if (literal.indexOf(':') < 0) {
            return ipv4(literal);
        }
        int zone = literal.indexOf('%');
        return ipv6(zone < 0 ? literal : literal.substring(0, zone));
    }

    /** Whether these are the 16 bytes of an IPv4 address mapped into IPv6. */
    public static boolean isMapped(byte[] bytes) {
        if (bytes.length != IPV6_BYTES) {
            return false;
        }
        for (int i = 0; i < MAPPED_PREFIX_BYTES - 2; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == (byte) 0xFF && bytes[11] == (byte) 0xFF;
    }

    /** The 4 or 16 bytes in network order; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is an IPv4 address. */
    public boolean isIpv4() {
        return bytes.length == IPV4_BYTES;
    }

    /** Whether it leads to the machine itself: {@code 127.0.0.0/8} or {@code ::1}. */
    public boolean isLoopback() {
        if (isIpv4()) {
            return bytes[0] == LOOPBACK_NET;
        }
        for (int i = 0; i < IPV6_BYTES - 1; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[IPV6_BYTES - 1] == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The literal, an IPv6 one with its eight groups and without brackets. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (isIpv4()) {
            for (byte part : bytes) {
                text.append(text.isEmpty() ? "" : ".").append(part & 0xFF);
            }
            return text.toString();
        }
        for (int i = 0; i < IPV6_BYTES; i += 2) {
            text.append(i == 0 ? "" : ":").append(Integer.toHexString((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF));
        }
        return text.toString();
    }

    private static byte @Nullable [] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != IPV4_BYTES) {
            return null;
        }
        byte[] bytes = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            int value = number(parts[i], 10, 3);
            if (value < 0 || value > 255 || parts[i].length() > 1 && parts[i].charAt(0) == '0') {
                return null; // a leading zero means octal to some and decimal to others
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static byte @Nullable [] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        byte[] head = gap < 0 ? groups(text, true) : groups(text.substring(0, gap), false);
        byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int length = head.length + tail.length;
        if (gap < 0 ? length != IPV6_BYTES : length > IPV6_BYTES - 2) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, bytes, IPV6_BYTES - tail.length, tail.length);
        return bytes;
    }

    /** @param mayEndInIpv4 whether the last 32 bits may be written as an IPv4 address: only at the literal's end */
    private static byte @Nullable [] groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        if (parts.length > IPV6_GROUPS) {
            return null;
        }
        byte[] bytes = new byte[IPV6_BYTES + 2];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            if (mayEndInIpv4 && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                byte[] last = ipv4(parts[i]);
                if (last == null || length + IPV4_BYTES > IPV6_BYTES) {
                    return null;
                }
                System.arraycopy(last, 0, bytes, length, IPV4_BYTES);
                length += IPV4_BYTES;
            } else {
                int value = number(parts[i], 16, 4);
                if (value < 0) {
                    return null;
                }
                bytes[length++] = (byte) (value >> 8);
                bytes[length++] = (byte) value;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** A number of 1 to {@code most} ASCII digits; -1 if it is none. */
    private static int number(String text, int radix, int most) {
        if (text.isEmpty() || text.length() > most) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
