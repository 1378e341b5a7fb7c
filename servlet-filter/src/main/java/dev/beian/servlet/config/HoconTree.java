package dev.beian.servlet.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.beian.config.Setting;
import dev.beian.config.SettingKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one setting of each leaf of a resolved tree of HOCON, with the file and line that it comes from. An empty list is a
 * setting with an empty text, and so is a {@code null} in a named site, where it ends the inheritance.
 */
final class HoconTree {
    private final List<Leaf> leaves = new ArrayList<>();

    private HoconTree() {}

    /** The settings of a tree, in the order in which they stand in their files. */
    static List<Setting> flatten(Config tree) {
        HoconTree made = new HoconTree();
        ConfigValue root = tree.root().get(SettingKey.ROOT);
        if (root != null) {
            made.add(SettingKey.ROOT, root);
        }
        Collections.sort(made.leaves);
        List<Setting> settings = new ArrayList<>();
        for (Leaf leaf : made.leaves) {
            settings.add(leaf.setting());
        }
        return settings;
    }

    private record Leaf(String file, int line, Setting setting) implements Comparable<Leaf> {
        @Override
        public int compareTo(Leaf other) {
            int order = file.compareTo(other.file);
            if (order == 0) {
                order = Integer.compare(line, other.line);
            }
            return order == 0 ? setting.key().compareTo(other.setting.key()) : order;
        }
    }

    private void add(String key, ConfigValue value) {
        switch (value.valueType()) {
            case OBJECT -> addObject(key, (ConfigObject) value);
            case LIST -> addList(key, (ConfigList) value);
            case NULL -> {
                if (key.startsWith(SettingKey.SITES + ".")) {
                    addLeaf(key, "", value.origin());
                }
            }
            default -> addLeaf(key, text(value), value.origin());
        }
    }

    private void addObject(String key, ConfigObject object) {
        // As everywhere in HOCON, an object with numbers for keys may stand for a list.
        boolean isList = SettingKey.isList(key) && !object.isEmpty() && areIndexes(object.keySet());
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String name = isList ? "[" + entry.getKey() + "]" : "." + entry.getKey();
            add(key + name, entry.getValue());
        }
    }

    private static boolean areIndexes(Set<String> names) {
        for (String name : names) {
            if (!name.matches("[0-9]{1,6}")) {
                return false;
            }
        }
        return true;
    }

    private void addList(String key, ConfigList list) {
        if (list.isEmpty()) {
            addLeaf(key, "", list.origin());
        }
        for (int i = 0; i < list.size(); i++) {
            ConfigValue element = list.get(i);
            if (element.valueType() != ConfigValueType.NULL) {
                add(key + "[" + i + "]", element);
            }
        }
    }

    private void addLeaf(String key, String text, ConfigOrigin origin) {
        String description = origin.description();
        String line = ": " + origin.lineNumber();
        String file = description.endsWith(line)
                ? description.substring(0, description.length() - line.length())
                : description;
        leaves.add(new Leaf(file, origin.lineNumber(), new Setting(key, text, description, false)));
    }

    /** A number as it was written, not as it was read: {@code 0120} stays what it is. */
    private static String text(ConfigValue value) {
        String key = "value";
        return value.atKey(key).getString(key);
    }
}
