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
        return (include.isEmpty() || matchesAny(include, path)) && !matchesAny(exclude, path);
    }

    /**
     * Whether a path is the home page's.
     *
     * @param path the normalised path within the application, with a leading slash
     */
    public boolean isHome(String path) {
        return home.contains(path);
    }

    private static boolean matchesAny(List<PathPattern> patterns, String path) {
        for (PathPattern pattern : patterns) { // no iterator of a stream: this is asked for every request
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
