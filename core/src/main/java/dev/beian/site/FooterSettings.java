package dev.beian.site;

import java.util.List;

/**
 * How a site's footer is shown. Immutable.
 *
 * @param isEnabled whether pages are changed; if not, they are watched and audited only
 * @param style where its styling comes from
 * @param classes further class names on the root element
 * @param existing when a page that shows the number already is left alone
 */
public record FooterSettings(boolean isEnabled, Style style, List<String> classes, Existing existing) {
    /** Copies the list. */
    public FooterSettings {
        classes = List.copyOf(classes);
    }

    /** Where the footer's styling comes from: {@code footer.style}. */
    public enum Style {
        /** Inline where the page's policy allows it, else whatever that allows. */
        AUTO,
        /** A {@code style} attribute. */
        INLINE,
        /** A stylesheet of the same origin. */
        STYLESHEET,
        /** Class names only. */
        CLASS
    }

    /** When a page that shows the number already is left alone: {@code footer.existing}. */
    public enum Existing {
        /** If the number stands in a link to the official site. */
        LINKED,
        /** If the number is shown at all. */
        ANY,
        /** Never. */
        ADD
    }
}
