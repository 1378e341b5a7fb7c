package dev.beian.site;

/** A pattern of paths within an application. Immutable. */
public final class PathPattern {
    private final String text;

    private PathPattern(String text) {
        this.text = text;
    }

    /**
     * Reads a pattern.
     *
     * @param text {@code *} stands for any characters within one segment, {@code **} for any number of segments; without
     *     {@code /} it is about the last segment
     * @throws IllegalArgumentException if it can match nothing
     */
    public static PathPattern parse(String text) {
        return new PathPattern(text);
    }

    /**
     * Whether a path matches.
     *
     * @param path the normalised path within the application, with a leading slash
     */
    public boolean matches(String path) {
        return path.equals(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
