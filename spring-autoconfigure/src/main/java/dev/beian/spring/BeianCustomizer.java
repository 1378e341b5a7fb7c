package dev.beian.spring;

import java.util.Map;

/**
 * Changes the settings in code before they are judged, for example with numbers that are kept in a database. Beans of this
 * type are called once, while the application starts, in their order; what they set is judged as if it were written in a
 * file, and is stronger than that.
 */
@FunctionalInterface
public interface BeianCustomizer {
    /**
     * Changes the settings.
     *
     * @param settings texts by their full keys, such as {@code beian.sites.shop.icp.number} or {@code beian.hosts[0]}, as
     *     they are written in the environment; to be changed in place, with neither null keys nor null values
     */
    void customize(Map<String, String> settings);
}
