package dev.beian.filing;

import org.jspecify.annotations.Nullable;

/**
 * A further licence that a site shows, such as an ICP licence or a culture licence. Immutable.
 *
 * @param name what kind of licence it is, as shown; null if the number says it all
 * @param number its number, canonical where the kind is known, else as given
 * @param href where it links to; null for no link
 */
public record Licence(
        @Nullable String name, String number, @Nullable String href) {}
