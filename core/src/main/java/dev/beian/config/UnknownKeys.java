package dev.beian.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys that there are not. One that is within two edits of a key that there is was meant as that, and is an error; any
 * other is a warning. An environment variable is never more than a warning: a Kubernetes service called {@code beian} makes
 * {@code BEIAN_PORT}.
 */
final class UnknownKeys {
    private static final int MAX_EDITS = 2;
    private static final List<SettingKey> SITE_KEYS = siteKeys();
    private static final List<SettingKey> TOP_KEYS = List.of(SettingKey.values());
    private static final Set<String> GROUPS = groups();

    private final Problems problems;
    private final Set<String> told = new HashSet<>(); // keys without their indexes

    UnknownKeys(Problems problems) {
        this.problems = problems;
    }

    private static List<SettingKey> siteKeys() {
        List<SettingKey> keys = new ArrayList<>();
        for (SettingKey key : SettingKey.values()) {
            if (key.isOfSite()) {
                keys.add(key);
            }
        }
        return List.copyOf(keys);
    }

    private static Set<String> groups() {
        Set<String> groups = new HashSet<>();
        for (SettingKey key : SettingKey.values()) {
            String path = key.path();
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                groups.add(path.substring(0, dot));
            }
        }
        return Set.copyOf(groups);
    }

    void check(Setting setting) {
        boolean isOfSite = !SettingKey.siteOf(setting.key()).isEmpty();
        String path = SettingKey.pathOf(setting.key());
        List<SettingKey> known = isOfSite ? SITE_KEYS : TOP_KEYS;
        if (isAnyOf(known, path) || !told.add(SettingKey.siteOf(setting.key()) + " " + path)) {
            return;
        }
        if (path.isEmpty() || GROUPS.contains(path) || !isOfSite && path.equals("sites")) {
            if (!setting.value().isBlank()) {
                problems.warning(unknown(setting, "group-expected", ""));
            }
            return;
        }
        if (path.startsWith("sites[]")) {
            if (told.add("sites[]")) {
                problems.warning(unknown(setting, "sites-are-named", "beian.sites.shop.hosts = [\"shop.example.cn\"]"));
            }
            return;
        }
        SettingKey meant = nearest(path, known);
        String full = meant == null ? "" : fullKey(setting.key(), meant);
        if (meant == null && isOfSite && isAnyOf(TOP_KEYS, path)) {
            problems.warning(unknown(setting, "key-not-of-site", ""));
        } else if (meant == null) {
            problems.warning(unknown(setting, "key-unknown", ""));
        } else if (setting.isFromEnvironment()) {
            problems.warning(unknown(setting, "key-unknown-near", "", full));
        } else {
            problems.error(unknown(setting, "key-misspelt", full + " = " + meant.example(), full));
        }
    }

    private static boolean isAnyOf(List<SettingKey> keys, String path) {
        for (SettingKey key : keys) {
            if (isKey(key, path)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKey(SettingKey key, String path) {
        return key.path().equals(path)
                || key.isList() && key.listPath().equals(path)
                || key == SettingKey.LICENCE_NUMBER && path.equals("licences[]")
                || key == SettingKey.FOOTER_CLASS && path.equals("footer.class[]");
    }

    private static String fullKey(String wrong, SettingKey meant) {
        String site = SettingKey.siteOf(wrong);
        return (site.isEmpty() ? SettingKey.ROOT : SettingKey.SITES + "." + site) + "."
                + (meant.path().endsWith("[]") ? meant.listPath() : meant.path());
    }

    /** The value of an unknown key is shown only where it cannot be a secret that some other tool put there. */
    private static Problem unknown(Setting setting, String code, String example, String... arguments) {
        String lower = setting.key().toLowerCase(Locale.ROOT);
        boolean maybeSecret = setting.isFromEnvironment()
                || Stream.of("token", "tok", "secret", "passw", "key", "credential")
                        .anyMatch(lower::contains)
                || Stream.of(arguments).anyMatch(argument -> argument.endsWith(SettingKey.STATUS_TOKEN.path()));
        String value = maybeSecret ? "******" : setting.value();
        return new Problem(setting.key(), value, setting.origin(), code, List.of(arguments), example);
    }

    private static @Nullable SettingKey nearest(String path, List<SettingKey> known) {
        SettingKey nearest = null;
        int least = MAX_EDITS + 1;
        for (SettingKey key : known) {
            int edits = Math.min(edits(path, key.path()), edits(path, key.listPath()));
            if (edits < least) {
                least = edits;
                nearest = key;
            }
        }
        return nearest;
    }

    /**
     * How many characters have to be inserted, deleted, replaced or swapped with their neighbour to make one text of another
     * (optimal string alignment distance); more than the limit counts as one more than that.
     */
    static int edits(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MAX_EDITS) {
            return MAX_EDITS + 1;
        }
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                boolean isSwap = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (isSwap) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[to.length()], MAX_EDITS + 1);
    }
}
