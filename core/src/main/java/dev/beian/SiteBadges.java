package dev.beian;

import dev.beian.config.BeianSettings;
import dev.beian.config.BoundSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Problem;
import dev.beian.config.Setting;
import dev.beian.footer.Asset;
import dev.beian.footer.Badge;
import dev.beian.footer.InvalidBadgeException;
import dev.beian.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The badges that the library serves itself, loaded at start: a broken one has to show then, not on the pages. */
final class SiteBadges {
    private static final String KEY = "psb.icon";
    private static final String EXAMPLE = "classpath:/beian/gongan.png";

    private final Map<String, Asset> badges = new LinkedHashMap<>(); // by icon as configured
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Loads the badges of all sites.
     *
     * @param bound the sites
     * @param written tells where each icon is written; null if that is not known
     * @param resources finds {@code classpath:} resources
     * @throws InvalidSettingsException if any of them cannot be used
     */
    SiteBadges(BoundSettings bound, @Nullable BeianSettings written, ClassLoader resources) {
        for (Site site : bound.sites()) {
            String icon = site.psb().icon();
            if (icon != null && !badges.containsKey(icon)) {
                load(site, icon, written, resources);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(
                    problems, bound.options().locale(), bound.options().onError());
        }
    }

    private void load(Site site, String icon, @Nullable BeianSettings written, ClassLoader resources) {
        try {
            Asset badge = Badge.load(icon, resources);
            if (badge != null) {
                badges.put(icon, badge);
            }
        } catch (InvalidBadgeException invalid) {
            Setting setting = setting(site, icon, written);
            problems.add(new Problem(
                    setting.key(),
                    setting.value(),
                    setting.origin(),
                    invalid.kind().code(),
                    invalid.arguments(),
                    EXAMPLE));
        }
    }

    /** Where an icon is written: with its site, or at the top level, from which sites inherit. */
    private static Setting setting(Site site, String icon, @Nullable BeianSettings written) {
        String own = "beian.sites." + site.name() + "." + KEY;
        Setting setting = written == null ? null : written.get(own);
        if (setting == null && written != null) {
            setting = written.get("beian." + KEY);
        }
        return setting != null ? setting : new Setting("beian." + KEY, icon, site.name(), false);
    }

    /** The badge of a site; null if it has none that the library serves. */
    @Nullable Asset of(Site site) {
        String icon = site.psb().icon();
        return icon == null ? null : badges.get(icon);
    }

    /** All badges. */
    List<Asset> all() {
        return List.copyOf(badges.values());
    }
}
