package dev.beian.spring;

import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.config.SourceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings as customizers leave them; a setting that a customizer touched has that customizer as its origin. */
final class CustomizedSettings {
    private CustomizedSettings() {}

    /**
     * Lets customizers change settings.
     *
     * @param settings the settings
     * @param customizers the customizers, in their order
     * @return the changed settings
     */
    static BeianSettings of(BeianSettings settings, Stream<BeianCustomizer> customizers) {
        List<BeianCustomizer> inOrder = customizers.toList();
        if (inOrder.isEmpty()) {
            return settings;
        }
        Map<String, Setting> current = new LinkedHashMap<>(settings.all());
        for (BeianCustomizer customizer : inOrder) {
            apply(customizer, current);
        }
        return new BeianSettings(current.values());
    }

    private static void apply(BeianCustomizer customizer, Map<String, Setting> current) {
        Map<String, String> texts = new LinkedHashMap<>();
        current.forEach((key, setting) -> texts.put(key, setting.value()));
        customizer.customize(texts);
        current.keySet().retainAll(texts.keySet());
        String origin = SourceKind.CUSTOMIZER.origin(customizer.getClass().getName());
        texts.forEach((key, text) -> {
            Setting before = current.get(key);
            if (before == null || !before.value().equals(text)) {
                current.put(key, new Setting(key, text, origin, false));
            }
        });
    }
}
