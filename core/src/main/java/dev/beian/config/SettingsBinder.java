package dev.beian.config;

import dev.beian.config.BeianOptions.OnError;
import dev.beian.site.HostPattern;
import dev.beian.site.Site;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes sites and options of settings as they are written. Finds every problem before it gives up, whatever source the
 * settings come from. Holds no state.
 */
public final class SettingsBinder {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String STATUS = SettingKey.ROOT + ".status.";
    private static final Pattern SITE_NAME = Pattern.compile("[a-z0-9]+");

    /** What stands for no site in metrics, and for the metrics below the path of the status. */
    private static final Set<String> TAKEN = Set.of("none", "metrics");

    private SettingsBinder() {}

    /**
     * Binds settings as of today.
     *
     * @param settings all settings, the strongest of each key
     * @return what they say; without sites if nothing is configured, or everything is switched off
     * @throws InvalidSettingsException if anything is wrong, with all that is wrong
     */
    public static BoundSettings bind(BeianSettings settings) {
        return bind(settings, Clock.systemUTC());
    }

    /**
     * Binds settings.
     *
     * @param settings all settings, the strongest of each key
     * @param clock tells the day, by China Standard Time, after which no date may lie
     * @return what they say; without sites if nothing is configured, or everything is switched off
     * @throws InvalidSettingsException if anything is wrong, with all that is wrong
     */
    public static BoundSettings bind(BeianSettings settings, Clock clock) {
        Problems problems = new Problems();
        SettingsReader topLevel = new SettingsReader(settings, SettingKey.ROOT, null, problems);
        OptionsBinder optionsBinder = new OptionsBinder(topLevel);
        BeianOptions options = optionsBinder.bind();
        if (!options.isEnabled()) {
            // Switched off means off: what else is wrong must not stop the application.
            return new BoundSettings(options, List.of(), List.of());
        }
        List<Site> sites = sites(settings, topLevel, LocalDate.now(clock.withZone(CHINA)));
        UnknownKeys unknownKeys = new UnknownKeys(problems);
        for (Setting setting : settings.all().values()) {
            unknownKeys.check(setting);
        }
        if (problems.hasErrors()) {
            throw new InvalidSettingsException(problems.errors(), options.locale(), options.onError());
        }
        return new BoundSettings(options, sites, problems.warnings());
    }

    /**
     * What settings that cannot be bound as a whole ask to do about it.
     *
     * @param settings the settings that could be read
     * @return {@link OnError#FAIL} unless they certainly say something else
     */
    public static OnError onErrorOf(BeianSettings settings) {
        return new OptionsBinder(new SettingsReader(settings, SettingKey.ROOT, null, new Problems())).onError();
    }

    /**
     * The language that settings ask for which cannot be bound as a whole.
     *
     * @param settings the settings that could be read
     * @return Chinese unless they certainly say something else
     */
    public static Locale localeOf(BeianSettings settings) {
        return new OptionsBinder(new SettingsReader(settings, SettingKey.ROOT, null, new Problems())).locale();
    }

    /**
     * What is left of settings that are wrong, for an application that starts all the same: their language, and who may read
     * the status where, if that is right. No sites.
     *
     * @param settings the settings that could be read
     * @param locale the language of the problems
     */
    public static BoundSettings bindStatusAlone(BeianSettings settings, Locale locale) {
        Setting language =
                new Setting(SettingKey.ROOT + "." + SettingKey.LOCALE.path(), locale.toLanguageTag(), "", false);
        List<Setting> left = new ArrayList<>(List.of(language));
        settings.all().values().stream()
                .filter(setting -> setting.key().startsWith(STATUS))
                .forEach(left::add);
        try {
            return bind(new BeianSettings(left));
        } catch (InvalidSettingsException wrongToo) {
            return bind(new BeianSettings(List.of(language)));
        }
    }

    private static List<Site> sites(BeianSettings settings, SettingsReader topLevel, LocalDate today) {
        Problems problems = topLevel.problems();
        Set<String> names = siteNames(settings, problems);
        boolean isDefaultReal = names.isEmpty() ? SiteBinder.hasContent(topLevel) : SiteBinder.isOwnSite(topLevel);
        List<Site> sites = new ArrayList<>();
        Site atTop = new SiteBinder(topLevel, today).bind(Site.DEFAULT_NAME, isDefaultReal);
        if (isDefaultReal) {
            sites.add(atTop);
            if (!names.isEmpty()) {
                requireHosts(topLevel);
            }
        }
        Map<HostPattern, String> owners = new HashMap<>();
        claimHosts(topLevel, owners);
        for (String name : names) {
            SettingsReader level =
                    new SettingsReader(settings, SettingKey.SITES + "." + name, topLevel, topLevel.problems());
            sites.add(new SiteBinder(level, today).bind(name, true));
            requireHosts(level);
            claimHosts(level, owners);
        }
        return sites;
    }

    /** The names of the sites, in the order in which they come up. */
    private static Set<String> siteNames(BeianSettings settings, Problems problems) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> wrong = new LinkedHashSet<>();
        for (Setting setting : settings.all().values()) {
            String name = SettingKey.siteOf(setting.key());
            boolean isGroup = setting.key().length() > SettingKey.SITES.length() + 1 + name.length();
            if (name.isEmpty() || !isGroup) {
                continue;
            }
            boolean isReserved = name.equals(Site.DEFAULT_NAME);
            boolean isTaken = TAKEN.contains(name);
            if (SITE_NAME.matcher(name).matches() && !isReserved && !isTaken) {
                names.add(name);
            } else if (wrong.add(name)) {
                Problem problem = new Problem(
                        setting.key(),
                        setting.value(),
                        setting.origin(),
                        isReserved ? "site-name-reserved" : isTaken ? "site-name-taken" : "site-name",
                        List.of(name),
                        isReserved
                                ? "beian.hosts = [\"www.example.cn\"]"
                                : "beian.sites.shop.hosts = [\"shop.example.cn\"]");
                if (setting.isFromEnvironment()) {
                    problems.warning(problem);
                } else {
                    problems.error(problem);
                }
            }
        }
        return names;
    }

    private static void requireHosts(SettingsReader level) {
        if (!level.hasValueHere(SettingKey.HOSTS)) {
            level.problems().missing(level.fullKey(SettingKey.HOSTS), SettingKey.HOSTS, "hosts-missing");
        }
    }

    private static void claimHosts(SettingsReader level, Map<HostPattern, String> owners) {
        for (Setting element : level.list(SettingKey.HOSTS)) {
            HostPattern host;
            try {
                host = HostPattern.parse(element.value());
            } catch (IllegalArgumentException reportedAlready) {
                continue;
            }
            String owner = owners.putIfAbsent(host, element.key());
            if (owner != null) {
                level.problems().error(element, SettingKey.HOSTS, "host-twice", host.toString(), owner);
            }
        }
    }
}
