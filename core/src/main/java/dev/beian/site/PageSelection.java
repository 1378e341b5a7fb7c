package dev.beian.site;

import java.util.List;

/**
 * Which pages of a site get a footer. Immutable.
 *
 * @param include patterns of pages that get one; empty for all
 * @param exclude patterns of pages that get none; stronger than {@code include}
 * @param home paths of the home page
 * @param isExceptIframes whether pages in an {@code iframe} get none
 */
public record PageSelection(
        List<PathPattern> include, List<PathPattern> exclude, List<String> home, boolean isExceptIframes) {
    /** Copies the lists. */
    public PageSelection {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        home = List.copyOf(home);
    }

    /**
     * Whether a page gets a footer by its path.
     *
     * @param path the normalised path within the application, with a leading slash
     */
    public boolean selects(String path) {
        return (include.isEmpty() || include.stream().anyMatch(pattern -> pattern.matches(path)))
                && exclude.stream().noneMatch(pattern -> pattern.matches(path));
    }
}
