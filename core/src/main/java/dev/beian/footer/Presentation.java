package dev.beian.footer;

import org.jspecify.annotations.Nullable;

/**
 * How the footer of one page is shown within that page's policy. Immutable.
 *
 * @param look where the styling comes from
 * @param nonce the nonce for the {@code style} element; null if it needs none
 * @param withBadge whether the badge may be loaded
 */
record Presentation(Look look, @Nullable String nonce, boolean withBadge) {}
