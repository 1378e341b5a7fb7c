package dev.beian.servlet.config;

import dev.beian.config.SettingKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the names that other sources give to settings to their keys. */
final class SettingNames {
    private static final String ENVIRONMENT = "BEIAN_";
    private static final Pattern SITE = Pattern.compile("SITES_([A-Z0-9]+)_(.+)");
    private static final Pattern ELEMENT = Pattern.compile("(.+?)_([0-9]{1,6})(?:_(.+))?");
    private static final Pattern INDEX = Pattern.compile("\\.([0-9]{1,6})(?=\\.|$)");

    /** Key below {@code beian} or below a site, by what environment variables have for it. */
    private static final Map<String, SettingKey> BY_VARIABLE = byVariable();

    private SettingNames() {}

    private static Map<String, SettingKey> byVariable() {
        Map<String, SettingKey> keys = new HashMap<>();
        for (SettingKey key : SettingKey.values()) {
            String path = key.path().replace("[]", "").toUpperCase(Locale.ROOT).replace('.', '_');
            keys.put(path.replace("-", ""), key);
            keys.put(path.replace('-', '_'), key);
        }
        return keys;
    }

    /**
     * The key of an environment variable: {@code beian.icp.granted-on} of {@code BEIAN_ICP_GRANTEDON} and of {@code
     * BEIAN_ICP_GRANTED_ON}, {@code beian.hosts[0]} of {@code BEIAN_HOSTS_0}.
     *
     * @param variable its name
     * @return the key, perhaps one that there is not; null if the variable is not ours
     */
    static @Nullable String ofEnvironment(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        if (!name.startsWith(ENVIRONMENT) || name.length() == ENVIRONMENT.length()) {
            return null;
        }
        String rest = name.substring(ENVIRONMENT.length());
        Matcher site = SITE.matcher(rest);
        if (site.matches()) {
            return SettingKey.SITES + "." + site.group(1).toLowerCase(Locale.ROOT) + "." + path(site.group(2), true);
        }
        return SettingKey.ROOT + "." + path(rest, false);
    }

    private static String path(String rest, boolean isOfSite) {
        SettingKey key = known(rest, isOfSite);
        if (key != null && !key.path().contains("[].")) {
            return key.listPath();
        }
        if (rest.equals("LICENCES")) {
            return SettingKey.LICENCE_NUMBER.listPath();
        }
        Matcher element = ELEMENT.matcher(rest);
        if (element.matches()) {
            String property = element.group(3) == null ? "" : "_" + element.group(3);
            SettingKey ofElement = known(element.group(1) + property, isOfSite);
            if (ofElement != null && ofElement.isList()) {
                return ofElement.path().replace("[]", "[" + element.group(2) + "]");
            }
        }
        return rest.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static @Nullable SettingKey known(String name, boolean isOfSite) {
        SettingKey key = BY_VARIABLE.get(name);
        return key == null || isOfSite && !key.isOfSite() ? null : key;
    }

    /** A key whose list indexes may be written as segments, {@code beian.hosts.0}, with brackets. */
    static String withIndexes(String key) {
        Matcher index = INDEX.matcher(key);
        StringBuilder text = new StringBuilder();
        while (index.find()) {
            boolean isList = SettingKey.isList(key.substring(0, index.start()));
            index.appendReplacement(text, isList ? "[$1]" : ".$1");
        }
        return index.appendTail(text).toString();
    }
}
