package dev.beian.filing;

/** An ICP filing number. Immutable. */
public final class IcpNumber {
    private final String canonical;

    private IcpNumber(String canonical) {
        this.canonical = canonical;
    }

    /**
     * Reads a number as people write it.
     *
     * @param text the text
     * @return the number
     * @throws MalformedNumberException if the text cannot be one
     */
    public static IcpNumber parse(String text) {
        return new IcpNumber(text.strip());
    }

    /** The canonical form, such as {@code 京ICP备2021012345号-1}. */
    public String canonical() {
        return canonical;
    }

    /** The entity's number: the canonical form without {@code -N}. */
    public String withoutSerial() {
        int hyphen = canonical.indexOf("号-");
        return hyphen < 0 ? canonical : canonical.substring(0, hyphen + 1);
    }

    @Override
    public String toString() {
        return canonical;
    }
}
