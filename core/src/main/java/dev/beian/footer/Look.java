package dev.beian.footer;

/** Where the styling of a footer comes from, once the page's policy has been heard. */
enum Look {
    /** {@code style} attributes. */
    INLINE,
    /** A {@code style} element, with the page's own nonce where its policy asks for one. */
    EMBEDDED,
    /** A stylesheet that the filter serves itself. */
    LINKED,
    /** Attributes that HTML once had for it: all that the strictest policy leaves. */
    PLAIN,
    /** Nowhere: the site styles the class names. */
    CLASS
}
