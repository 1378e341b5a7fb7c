package dev.beian.config;

import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.MalformedNumberException;
import dev.beian.filing.PsbFiling;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Copyright;
import dev.beian.site.FooterSettings;
import dev.beian.site.HostPattern;
import dev.beian.site.MalformedPatternException;
import dev.beian.site.PageSelection;
import dev.beian.site.PathPattern;
import dev.beian.site.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds one site. */
final class SiteBinder {
    private static final int FIRST_YEAR =
            1949; // before which no holder of a filing can have been founded under its law
    private static final List<String> DEFAULT_HOME = List.of("/");
    private static final List<SettingKey> CONTENT = List.of(
            SettingKey.HOSTS,
            SettingKey.ENTITY,
            SettingKey.OPENED_ON,
            SettingKey.ICP_NUMBER,
            SettingKey.ICP_SUBMITTED_ON,
            SettingKey.ICP_ACCEPTED_ON,
            SettingKey.ICP_GRANTED_ON,
            SettingKey.PSB_NUMBER,
            SettingKey.PSB_SUBMITTED_ON,
            SettingKey.PSB_GRANTED_ON,
            SettingKey.LICENCE_NUMBER,
            SettingKey.COPYRIGHT_OWNER,
            SettingKey.COPYRIGHT_SINCE);

    private final SettingsReader reader;
    private final Problems problems;
    private final DateBinder dates;
    private final int thisYear;

    SiteBinder(SettingsReader reader, LocalDate today) {
        this.reader = reader;
        this.problems = reader.problems();
        this.dates = new DateBinder(reader, today);
        this.thisYear = today.getYear();
    }

    /** Whether the top level says anything that a footer or a status could show. */
    static boolean hasContent(SettingsReader topLevel) {
        for (SettingKey key : CONTENT) {
            if (topLevel.hasValueHere(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the top level is a site of its own beside named ones, not only what they inherit. */
    static boolean isOwnSite(SettingsReader topLevel) {
        for (SettingKey key : CONTENT) {
            if (key.scope() == SettingKey.Scope.ONE_SITE && topLevel.hasValueHere(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The site.
     *
     * @param name its name
     * @param isReal whether it is one; if not, the level is only what others inherit from, and nothing may be missing
     */
    Site bind(String name, boolean isReal) {
        List<HostPattern> hosts = new ArrayList<>();
        for (Setting element : reader.list(SettingKey.HOSTS)) {
            try {
                hosts.add(HostPattern.parse(element.value()));
            } catch (MalformedPatternException malformed) {
                report(element, SettingKey.HOSTS, malformed);
            }
        }
        String entity = reader.text(SettingKey.ENTITY);
        LocalDate openedOn = dates.date(SettingKey.OPENED_ON);
        IcpFiling icp = icp();
        PsbFiling psb = psb();
        doubtOrder(icp, psb);
        return new Site(
                name, hosts, entity, openedOn, icp, psb, licences(), copyright(entity, isReal), footer(), pages());
    }

    /** One doubt is enough: about the application, or about the grant that has none. */
    private void doubtOrder(IcpFiling icp, PsbFiling psb) {
        boolean isApplication = psb.submittedOn() != null;
        dates.doubtIfBefore(
                isApplication ? SettingKey.PSB_SUBMITTED_ON : SettingKey.PSB_GRANTED_ON,
                isApplication ? psb.submittedOn() : psb.grantedOn(),
                SettingKey.ICP_GRANTED_ON,
                icp.grantedOn());
    }

    private IcpFiling icp() {
        List<@Nullable LocalDate> order =
                dates.inOrder(SettingKey.ICP_SUBMITTED_ON, SettingKey.ICP_ACCEPTED_ON, SettingKey.ICP_GRANTED_ON);
        return new IcpFiling(
                icpNumber(),
                order.get(0),
                order.get(1),
                order.get(2),
                reader.choice(SettingKey.ICP_SERIAL, Serial.class, Serial.KEEP) == Serial.KEEP,
                Objects.requireNonNullElse(reader.link(SettingKey.ICP_HREF), IcpFiling.OFFICIAL_HREF),
                reader.bool(SettingKey.ICP_CONFIRMED, false));
    }

    private enum Serial {
        KEEP,
        DROP
    }

    private PsbFiling psb() {
        List<@Nullable LocalDate> order = dates.inOrder(SettingKey.PSB_SUBMITTED_ON, SettingKey.PSB_GRANTED_ON);
        return new PsbFiling(
                psbNumber(),
                order.get(0),
                order.get(1),
                reader.bool(SettingKey.PSB_REQUIRED, true),
                icon(),
                Objects.requireNonNullElse(reader.link(SettingKey.PSB_HREF), PsbFiling.OFFICIAL_HREF),
                reader.bool(SettingKey.PSB_CONFIRMED, false));
    }

    private @Nullable String icon() {
        Setting setting = reader.find(SettingKey.PSB_ICON);
        return reader.checkedOrNull(
                setting, SettingKey.PSB_ICON, setting == null ? null : icon(setting.value()), "icon");
    }

    private static @Nullable String icon(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String scheme : List.of("classpath:", "file:")) {
            if (lower.startsWith(scheme)) {
                String rest = text.substring(scheme.length());
                return rest.replace("/", "").isBlank() ? null : text;
            }
        }
        return Parsers.link(text);
    }

    private @Nullable IcpNumber icpNumber() {
        Setting setting = reader.find(SettingKey.ICP_NUMBER);
        try {
            return setting == null ? null : IcpNumber.parse(setting.value());
        } catch (MalformedNumberException malformed) {
            NumberProblems.report(setting, SettingKey.ICP_NUMBER, malformed, problems);
            return null;
        }
    }

    private @Nullable PsbNumber psbNumber() {
        Setting setting = reader.find(SettingKey.PSB_NUMBER);
        try {
            return setting == null ? null : PsbNumber.parse(setting.value());
        } catch (MalformedNumberException malformed) {
            NumberProblems.report(setting, SettingKey.PSB_NUMBER, malformed, problems);
            return null;
        }
    }

    private List<Licence> licences() {
        List<Licence> licences = new ArrayList<>();
        for (Setting element : reader.list(SettingKey.LICENCE_NUMBER)) {
            add(element, null, null, licences);
        }
        for (SettingsReader element : reader.groups(SettingKey.LICENCE_NUMBER)) {
            String name = element.text(SettingKey.LICENCE_NAME);
            String href = element.link(SettingKey.LICENCE_HREF);
            Setting number = element.find(SettingKey.LICENCE_NUMBER);
            if (number != null) {
                add(number, name, href, licences);
            } else if (!element.hasText(SettingKey.LICENCE_NUMBER)) {
                problems.missing(
                        element.fullKey(SettingKey.LICENCE_NUMBER), SettingKey.LICENCE_NUMBER, "licence-number");
            }
        }
        return licences;
    }

    private void add(Setting number, @Nullable String name, @Nullable String href, List<Licence> licences) {
        try {
            licences.add(Licence.parse(name, number.value(), href));
        } catch (MalformedNumberException malformed) {
            NumberProblems.report(number, SettingKey.LICENCE_NUMBER, malformed, problems);
        }
    }

    private @Nullable Copyright copyright(@Nullable String entity, boolean isReal) {
        String owner = reader.text(SettingKey.COPYRIGHT_OWNER);
        Integer since = since();
        Setting enabled = reader.find(SettingKey.COPYRIGHT_ENABLED);
        boolean isShown = reader.bool(
                SettingKey.COPYRIGHT_ENABLED, owner != null || reader.find(SettingKey.COPYRIGHT_SINCE) != null);
        if (!isShown) {
            return null;
        }
        String shownOwner = owner == null ? entity : owner;
        if (shownOwner == null) {
            Setting asking = enabled == null ? reader.find(SettingKey.COPYRIGHT_SINCE) : enabled;
            // A level that others inherit from may leave the owner to them.
            if (isReal && !reader.hasValue(SettingKey.COPYRIGHT_OWNER) && !reader.hasValue(SettingKey.ENTITY)) {
                problems.errorWithExample(
                        Objects.requireNonNull(asking),
                        SettingKey.COPYRIGHT_OWNER,
                        "beian.copyright.owner = " + SettingKey.COPYRIGHT_OWNER.example(),
                        "copyright-owner");
            }
            return null;
        }
        return new Copyright(shownOwner, since);
    }

    private @Nullable Integer since() {
        Setting setting = reader.find(SettingKey.COPYRIGHT_SINCE);
        Integer since = setting == null ? null : Parsers.integer(setting.value(), FIRST_YEAR, thisYear);
        return reader.checkedOrNull(
                setting,
                SettingKey.COPYRIGHT_SINCE,
                since,
                "year",
                Integer.toString(FIRST_YEAR),
                Integer.toString(thisYear));
    }

    private FooterSettings footer() {
        List<String> classes = new ArrayList<>();
        for (Setting element : reader.list(SettingKey.FOOTER_CLASS)) {
            List<String> names = Parsers.classNames(element.value());
            if (names == null) {
                problems.error(element, SettingKey.FOOTER_CLASS, "class-names");
            } else {
                classes.addAll(names);
            }
        }
        return new FooterSettings(
                reader.bool(SettingKey.FOOTER_ENABLED, true),
                reader.choice(SettingKey.FOOTER_STYLE, FooterSettings.Style.class, FooterSettings.Style.AUTO),
                classes,
                reader.choice(
                        SettingKey.FOOTER_EXISTING, FooterSettings.Existing.class, FooterSettings.Existing.LINKED));
    }

    private PageSelection pages() {
        List<String> home = new ArrayList<>();
        for (Setting element : reader.list(SettingKey.PAGES_HOME)) {
            if (Parsers.plainPath(element.value()) == null) {
                problems.error(element, SettingKey.PAGES_HOME, "home-path");
            } else {
                home.add(element.value());
            }
        }
        return new PageSelection(
                patterns(SettingKey.PAGES_INCLUDE),
                patterns(SettingKey.PAGES_EXCLUDE),
                home.isEmpty() ? DEFAULT_HOME : home,
                reader.choice(SettingKey.PAGES_IN_FRAMES, InFrames.class, InFrames.ALWAYS) == InFrames.EXCEPT_IFRAMES);
    }

    private enum InFrames {
        ALWAYS,
        EXCEPT_IFRAMES
    }

    private List<PathPattern> patterns(SettingKey key) {
        List<PathPattern> patterns = new ArrayList<>();
        for (Setting element : reader.list(key)) {
            try {
                patterns.add(PathPattern.parse(element.value()));
            } catch (MalformedPatternException malformed) {
                report(element, key, malformed);
            }
        }
        return patterns;
    }

    private void report(Setting element, SettingKey key, MalformedPatternException malformed) {
        problems.error(element, key, malformed.code(), malformed.arguments().toArray(String[]::new));
    }
}
