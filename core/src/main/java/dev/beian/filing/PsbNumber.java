package dev.beian.filing;

/** A PSB filing number. Immutable. */
public final class PsbNumber {
    private final String canonical;

    private PsbNumber(String canonical) {
        this.canonical = canonical;
    }

    /**
     * Reads a number as people write it.
     *
     * @param text the text
     * @return the number
     * @throws MalformedNumberException if the text cannot be one
     */
    public static PsbNumber parse(String text) {
        return new PsbNumber(text.strip());
    }

    /** The canonical form, such as {@code 京公网安备11010502030143号}. */
    public String canonical() {
        return canonical;
    }

    /** The digits, which are the code in the link. */
    public String code() {
        return canonical.replaceAll("[^0-9]", "");
    }

    @Override
    public String toString() {
        return canonical;
    }
}
