package dev.beian.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings as they are written, the strongest of each key. Immutable.
 *
 * <p>Lists stand under their indexes, {@code beian.hosts[0]}, or as one text with commas under {@code beian.hosts}.
 */
public final class BeianSettings {
    private final Map<String, Setting> settings;

    /**
     * Settings.
     *
     * @param settings one for each key
     */
    public BeianSettings(Collection<Setting> settings) {
        Map<String, Setting> byKey = new LinkedHashMap<>();
        settings.forEach(setting -> byKey.put(setting.key(), setting));
        this.settings = Collections.unmodifiableMap(byKey);
    }

    /** The settings by their keys, in the order in which they were given. */
    public Map<String, Setting> all() {
        return settings;
    }

    /**
     * The setting of a key.
     *
     * @param key the full key
     * @return the setting; null if there is none
     */
    public @Nullable Setting get(String key) {
        return settings.get(key);
    }
}
