package dev.beian.spring;

import dev.beian.config.SettingKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * From the names that Spring's sources use, {@code beian.icp.grantedOn} or {@code BEIAN_ICP_GRANTED_ON}, to the keys of
 * settings, {@code beian.icp.granted-on}.
 */
final class PropertyKey {
    /** Path of a known key, by its elements without dashes. */
    private static final Map<String, String> KNOWN = new TreeMap<>();

    /** The same by what is left of it in the name of an environment variable whose underscores stand for dashes too. */
    private static final Map<String, String> KNOWN_IN_ENVIRONMENT = new TreeMap<>();

    static {
        for (SettingKey key : SettingKey.values()) {
            add(key.path());
            add(key.listPath());
        }
    }

    private PropertyKey() {}

    private static void add(String path) {
        KNOWN.put(path.replace("-", ""), path);
        KNOWN_IN_ENVIRONMENT.put(path.replace('-', '.'), path);
    }

    /**
     * The key of a property.
     *
     * @param name the property's name, below {@code beian}
     * @param isEnvironment whether it is the name of an environment variable
     * @return the key as settings have it; the name as it is if no such key is known
     */
    static String of(ConfigurationPropertyName name, boolean isEnvironment) {
        int start = 1;
        StringBuilder key = new StringBuilder(SettingKey.ROOT);
        if (isOfSite(name)) {
            key.append(".sites.").append(name.getElement(2, Form.ORIGINAL).toLowerCase(Locale.ROOT));
            start = 3;
        }
        StringBuilder path = new StringBuilder();
        List<String> indexes = new ArrayList<>();
        for (int i = start; i < name.getNumberOfElements(); i++) {
            if (name.isNumericIndex(i)) {
                path.append("[]");
                indexes.add(name.getElement(i, Form.ORIGINAL));
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name.getElement(i, Form.UNIFORM));
            }
        }
        String known = KNOWN.get(path.toString());
        if (known == null && isEnvironment) {
            known = KNOWN_IN_ENVIRONMENT.get(path.toString());
        }
        if (known == null) {
            return name.toString();
        }
        for (String index : indexes) {
            known = known.replaceFirst("\\[]", "[" + index + "]");
        }
        return key.append('.').append(known).toString();
    }

    /** Whether a name is that of a property of a named site. */
    static boolean isOfSite(ConfigurationPropertyName name) {
        return name.getNumberOfElements() > 3
                && name.getElement(0, Form.UNIFORM).equals(SettingKey.ROOT)
                && name.getElement(1, Form.UNIFORM).equals("sites");
    }

    /** The names of all properties that may stand below {@code beian} or below a named site, lists as one text. */
    static List<ConfigurationPropertyName> below(ConfigurationPropertyName level) {
        boolean isSite = level.getNumberOfElements() > 1;
        Set<String> paths = new LinkedHashSet<>();
        for (SettingKey key : SettingKey.values()) {
            if (!isSite || key.isOfSite()) {
                paths.add(key.listPath());
            }
        }
        List<ConfigurationPropertyName> names = new ArrayList<>();
        for (String path : paths) {
            names.add(level.append(path));
        }
        return names;
    }
}
