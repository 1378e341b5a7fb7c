package dev.beian.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of one level, the top or a site's, as values; what cannot be read is reported and counts as missing. A
 * site reads the top level's setting where it has none and may inherit. An empty text counts as not set, and ends the
 * inheritance. Confined to one thread.
 */
final class SettingsReader {
    private final BeianSettings settings;
    private final String prefix; // of the level's keys, without the dot at its end
    private final @Nullable SettingsReader above;
    private final Problems problems;

    SettingsReader(BeianSettings settings, String prefix, @Nullable SettingsReader above, Problems problems) {
        this.settings = settings;
        this.prefix = prefix;
        this.above = above;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** The full key at this level; of a list, without brackets; of a list's element, at the element's level. */
    String fullKey(SettingKey key) {
        return prefix + "." + key.nameAtLevel();
    }

    /** The setting of a key, stripped and sound, its own or inherited; null if there is none. */
    @Nullable Setting find(SettingKey key) {
        Setting setting = settings.get(fullKey(key));
        if (setting == null) {
            return above != null && key.scope() == SettingKey.Scope.SITE ? above.find(key) : null;
        }
        return sound(setting, key);
    }

    private @Nullable Setting sound(Setting setting, SettingKey key) {
        Setting stripped = setting.withValue(setting.value().strip());
        return stripped.value().isEmpty() || !TextCheck.isSound(stripped, key, problems) ? null : stripped;
    }

    /** The text of a key; null if it is not set. */
    @Nullable String text(SettingKey key) {
        Setting setting = find(key);
        return setting == null ? null : setting.value();
    }

    /**
     * The value of a setting, which is reported if it could not be read.
     *
     * @param setting the setting of the key; null if there is none
     * @param value what was read of it; null if it is not set or could not be read
     * @param absent counts in both cases
     * @param code what is wrong if it could not be read
     * @param arguments what the message names
     */
    <T> T checked(
            @Nullable Setting setting, SettingKey key, @Nullable T value, T absent, String code, String... arguments) {
        T read = checkedOrNull(setting, key, value, code, arguments);
        return read == null ? absent : read;
    }

    /** The same for a key without a default; null where it is not set or could not be read. */
    <T> @Nullable T checkedOrNull(
            @Nullable Setting setting, SettingKey key, @Nullable T value, String code, String... arguments) {
        if (setting != null && value == null) {
            problems.error(setting, key, code, arguments);
        }
        return value;
    }

    /** Whether a switch is on. */
    boolean bool(SettingKey key, boolean absent) {
        Setting setting = find(key);
        return checked(setting, key, setting == null ? null : Parsers.bool(setting.value()), absent, "boolean");
    }

    /** The link of a key; null if it is not set or cannot be read. */
    @Nullable String link(SettingKey key) {
        Setting setting = find(key);
        return checkedOrNull(setting, key, setting == null ? null : Parsers.link(setting.value()), "link");
    }

    /** One of the constants of a choice. */
    <E extends Enum<E>> E choice(SettingKey key, Class<E> type, E absent) {
        Setting setting = find(key);
        if (setting == null) {
            return absent;
        }
        return checked(setting, key, Parsers.choice(type, setting.value()), absent, "choice", names(type));
    }

    /** The constants of a choice as they are written in settings. */
    private static String names(Class<? extends Enum<?>> type) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return String.join(", ", names);
    }

    /** Whether a key, or anything of a list, is set at this level itself, be it to nothing. */
    boolean isSetHere(SettingKey key) {
        String listKey = prefix + "." + key.listPath();
        return settings.get(listKey) != null
                || key.isList() && !settings.indexes(listKey).isEmpty();
    }

    /** Whether a key, or anything of a list, is set at this level itself to something. */
    boolean hasValueHere(SettingKey key) {
        String listKey = prefix + "." + key.listPath();
        Setting setting = settings.get(listKey);
        return setting != null && !setting.value().isBlank()
                || key.isList() && !settings.indexes(listKey).isEmpty();
    }

    /** Whether a key that is no list has some text, right or wrong, at this level itself. */
    boolean hasText(SettingKey key) {
        Setting setting = settings.get(fullKey(key));
        return setting != null && !setting.value().isBlank();
    }

    /** Whether a key has some text, right or wrong, at this level or where it is inherited from. */
    boolean hasValue(SettingKey key) {
        return isSetHere(key)
                ? hasValueHere(key)
                : above != null && key.scope() == SettingKey.Scope.SITE && above.hasValue(key);
    }

    /** The level at which a list is set: this one, or the one from which it is inherited. */
    private SettingsReader levelOf(SettingKey key) {
        return above == null || isSetHere(key) || key.scope() != SettingKey.Scope.SITE ? this : above.levelOf(key);
    }

    /** The elements of a list, in their order, each stripped, sound and not empty; inherited as a whole. */
    List<Setting> list(SettingKey key) {
        return levelOf(key).ownList(key);
    }

    private List<Setting> ownList(SettingKey key) {
        String listKey = prefix + "." + key.listPath();
        List<Setting> elements = new ArrayList<>();
        Setting joined = settings.get(listKey);
        if (joined != null) {
            for (String element : joined.value().split("[,，]", -1)) {
                add(joined.withValue(element), key, elements);
            }
            return elements;
        }
        for (Integer index : settings.indexes(listKey)) {
            Setting element = settings.get(listKey + "[" + index + "]");
            if (element != null) {
                add(element, key, elements);
            }
        }
        return elements;
    }

    private void add(Setting element, SettingKey key, List<Setting> elements) {
        Setting sound = sound(element, key);
        if (sound != null) {
            elements.add(sound);
        }
    }

    /** Readers of the elements of a list of groups, in their order; inherited as a whole. */
    List<SettingsReader> groups(SettingKey key) {
        SettingsReader level = levelOf(key);
        String listKey = level.prefix + "." + key.listPath();
        SortedSet<Integer> indexes = settings.indexes(listKey);
        List<SettingsReader> groups = new ArrayList<>();
        for (Integer index : indexes) {
            if (settings.get(listKey + "[" + index + "]") == null) {
                groups.add(new SettingsReader(settings, listKey + "[" + index + "]", null, problems));
            }
        }
        return groups;
    }
}
