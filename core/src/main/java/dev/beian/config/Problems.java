package dev.beian.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong or doubtful while binding; each once, in the order of finding. Confined to one thread. */
final class Problems {
    private static final String HIDDEN = "******";

    private final Set<Problem> errors = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    /** Something wrong with a setting. */
    void error(Setting setting, SettingKey key, String code, String... arguments) {
        errors.add(problem(setting, key, key.example(), code, arguments));
    }

    /** Something wrong with a setting, with a better example than the key's own. */
    void errorWithExample(Setting setting, SettingKey key, String example, String code, String... arguments) {
        errors.add(problem(setting, key, example, code, arguments));
    }

    /** Something doubtful about a setting. */
    void warning(Setting setting, SettingKey key, String code, String... arguments) {
        warnings.add(problem(setting, key, key.example(), code, arguments));
    }

    /** A setting that is missing. */
    void missing(String fullKey, SettingKey key, String code, String... arguments) {
        errors.add(new Problem(fullKey, "", "", code, List.of(arguments), key.example()));
    }

    void error(Problem problem) {
        errors.add(problem);
    }

    void warning(Problem problem) {
        warnings.add(problem);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }

    List<Problem> errors() {
        return List.copyOf(errors);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    private static Problem problem(Setting setting, SettingKey key, String example, String code, String... arguments) {
        String value = key.isSecret() ? HIDDEN : setting.value();
        return new Problem(setting.key(), value, setting.origin(), code, List.of(arguments), example);
    }
}
