package dev.beian.config;

/**
 * One setting as it is written. Immutable.
 *
 * @param key the full key, such as {@code beian.icp.number}, {@code beian.hosts[0]} or {@code beian.licences[1].href}
 * @param value the text
 * @param origin where it is written, as an operator would look for it, such as {@code application.conf: 12} or
 *     {@code environment variable BEIAN_ICP_NUMBER}
 * @param isFromEnvironment whether it comes from an environment variable, which alone never stops a start for its key
 */
public record Setting(String key, String value, String origin, boolean isFromEnvironment) {
    /** The same setting with another text. */
    Setting withValue(String text) {
        return new Setting(key, text, origin, isFromEnvironment);
    }
}
