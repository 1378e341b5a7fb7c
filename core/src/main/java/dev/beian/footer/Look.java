package dev.beian.footer;

/** Where the styling of a footer comes from, once the page's policy has been heard. */
enum Look {
    /** {@code style} attributes. */
    INLINE,
    /** A {@code style} element, with the page's own nonce. */
    EMBEDDED,
    /** A stylesheet that the filter serves itself. */
    LINKED,
    /** Nowhere: attributes and class names alone. */
    PLAIN
}
