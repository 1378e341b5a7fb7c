package dev.beian.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All settings as they are written, the strongest of each key. Immutable.
 *
 * <p>Lists stand under their indexes, {@code beian.hosts[0]}, or as one text with commas under {@code beian.hosts}.
 */
public final class BeianSettings {
    private static final int MAX_INDEX_DIGITS = 6;

    private final Map<String, Setting> settings;
    private final Map<String, SortedSet<Integer>> indexes = new HashMap<>(); // by the key before the bracket

    /**
     * Settings.
     *
     * @param settings one for each key
     */
    public BeianSettings(Collection<Setting> settings) {
        Map<String, Setting> byKey = new LinkedHashMap<>();
        for (Setting setting : settings) {
            byKey.put(setting.key(), setting);
            addIndexes(setting.key());
        }
        this.settings = Collections.unmodifiableMap(byKey);
    }

    /**
     * The settings of several sources, of which the stronger decides about each key. A list is one thing: a source that has
     * any of its elements, or the list as one text, hides all elements of weaker sources.
     *
     * @param strongestFirst the settings of each source, the strongest source first
     */
    public static BeianSettings layered(List<? extends Collection<Setting>> strongestFirst) {
        Map<String, Setting> merged = new LinkedHashMap<>();
        Set<String> decidedLists = new HashSet<>();
        for (Collection<Setting> source : strongestFirst) {
            Set<String> lists = new HashSet<>();
            for (Setting setting : source) {
                String list = listOf(setting.key());
                if (decidedLists.contains(list)) {
                    continue;
                }
                merged.putIfAbsent(setting.key(), setting);
                if (!list.equals(setting.key()) || SettingKey.isList(list)) {
                    lists.add(list);
                }
            }
            decidedLists.addAll(lists);
        }
        return new BeianSettings(new ArrayList<>(merged.values()));
    }

    private static String listOf(String key) {
        int bracket = key.indexOf('[');
        return bracket < 0 ? key : key.substring(0, bracket);
    }

    private void addIndexes(String key) {
        for (int open = key.indexOf('['); open >= 0; open = key.indexOf('[', open + 1)) {
            int close = key.indexOf(']', open);
            String digits = close < 0 ? "" : key.substring(open + 1, close);
            boolean isIndex = !digits.isEmpty() && digits.length() <= MAX_INDEX_DIGITS && isNumber(digits);
            if (isIndex) {
                String list = key.substring(0, open);
                SortedSet<Integer> ofList = indexes.get(list);
                if (ofList == null) {
                    ofList = new TreeSet<>();
                    indexes.put(list, ofList);
                }
                ofList.add(Integer.valueOf(digits));
            }
        }
    }

    private static boolean isNumber(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return false;
            }
        }
        return true;
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

    /**
     * The indexes under which a list has elements, or properties of elements.
     *
     * @param listKey the full key of the list, without brackets
     * @return the indexes in their order; empty if there are none
     */
    public SortedSet<Integer> indexes(String listKey) {
        return Collections.unmodifiableSortedSet(indexes.getOrDefault(listKey, Collections.emptySortedSet()));
    }
}
