package dev.beian.config;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys that there are. A key of a site stands directly below {@code beian} for the default site, and below {@code
 * beian.sites.<name>} for any other.
 */
public enum SettingKey {
    /** The off switch. */
    ENABLED("enabled", Scope.LIBRARY, "true", "false"),
    /** What malformed configuration does. */
    ON_ERROR("on-error", Scope.LIBRARY, "fail", "disable"),
    /** Whether dropping the jar in registers the filter. */
    AUTO_REGISTER("auto-register", Scope.LIBRARY, "true", "false"),
    /** Language of findings and messages. */
    LOCALE("locale", Scope.LIBRARY, "zh-CN", "en"),
    /** Whether every response tells its outcome in a field. */
    DEBUG_HEADER("debug-header", Scope.LIBRARY, "false", "true"),
    /** A HOCON file to read; only for applications without Spring, and never from a file. */
    CONFIG("config", Scope.LIBRARY, "", "/etc/beian/beian.conf"),
    /** Order of the filter in a Spring application. */
    FILTER_ORDER("filter.order", Scope.LIBRARY, "HIGHEST_PRECEDENCE + 10", "HIGHEST_PRECEDENCE + 20"),
    /** Verdict from which the health component of a Spring application is down. */
    HEALTH_FAIL_ON("health.fail-on", Scope.LIBRARY, "never", "NON_COMPLIANT"),
    /** Where the host of a request is taken from. */
    HOSTS_FROM("hosts-from", Scope.LIBRARY, "host", "x-forwarded-host"),
    /** The proxies whose {@code X-Forwarded-Host} is believed. */
    TRUSTED_PROXIES("trusted-proxies[]", Scope.LIBRARY, "", "10.0.0.0/8"),
    /** Where badge and stylesheet are served, below the context. */
    ASSETS_PATH("assets.path", Scope.LIBRARY, "/_beian", "/static/beian"),
    /** The URL under which browsers reach that path. */
    ASSETS_BASE_URL("assets.base-url", Scope.LIBRARY, "", "https://www.example.cn/app/_beian"),
    /** Where the plain-servlet status answers. */
    STATUS_PATH("status.path", Scope.LIBRARY, "", "/beian-status"),
    /** Who may read the status. */
    STATUS_ALLOW("status.allow[]", Scope.LIBRARY, "", "10.0.0.0/8"),
    /** Bearer token with which anybody may read the status; never shown in a message. */
    STATUS_TOKEN("status.token", Scope.LIBRARY, "", "${BEIAN_TOKEN}"),
    /** Days before a due date from which action is required. */
    STATUS_DUE_SOON("status.due-soon", Scope.LIBRARY, "10", "14"),
    /** Pages that are audited as really served. */
    EVIDENCE_PAGES("evidence.pages", Scope.LIBRARY, "home", "sampled"),
    /** At most one audit per site within it. */
    EVIDENCE_INTERVAL("evidence.interval", Scope.LIBRARY, "1m", "10m"),
    /** How much of a page is copied at most. */
    EVIDENCE_MAX_SIZE("evidence.max-size", Scope.LIBRARY, "512KiB", "1MiB"),

    /** Hosts of the site. */
    HOSTS("hosts[]", Scope.ONE_SITE, "", "www.example.cn"),
    /** The filing entity. */
    ENTITY("entity", Scope.SITE, "", "北京示例科技有限公司"),
    /** The day on which the site went online. */
    OPENED_ON("opened-on", Scope.ONE_SITE, "", "2021-06-01"),
    /** ICP filing number. */
    ICP_NUMBER("icp.number", Scope.ONE_SITE, "", "京ICP备2021012345号-1"),
    /** The day on which the ICP filing was submitted. */
    ICP_SUBMITTED_ON("icp.submitted-on", Scope.ONE_SITE, "", "2021-04-26"),
    /** The day on which it passed the provider's review. */
    ICP_ACCEPTED_ON("icp.accepted-on", Scope.ONE_SITE, "", "2021-04-28"),
    /** The day on which the ICP number was granted. */
    ICP_GRANTED_ON("icp.granted-on", Scope.ONE_SITE, "", "2021-05-20"),
    /** Whether the website's serial is shown. */
    ICP_SERIAL("icp.serial", Scope.SITE, "keep", "drop"),
    /** Where the ICP number links to. */
    ICP_HREF("icp.href", Scope.SITE, "https://beian.miit.gov.cn/", "https://beian.miit.gov.cn/"),
    /** Silences the warning that the ICP number looks like a sample. */
    ICP_CONFIRMED("icp.confirmed", Scope.SITE, "false", "true"),
    /** PSB filing number. */
    PSB_NUMBER("psb.number", Scope.ONE_SITE, "", "京公网安备11010502030143号"),
    /** The day on which the PSB filing was applied for. */
    PSB_SUBMITTED_ON("psb.submitted-on", Scope.ONE_SITE, "", "2021-06-10"),
    /** The day on which the PSB number was granted. */
    PSB_GRANTED_ON("psb.granted-on", Scope.ONE_SITE, "", "2021-06-20"),
    /** Whether a PSB filing is owed. */
    PSB_REQUIRED("psb.required", Scope.SITE, "true", "false"),
    /** The badge. */
    PSB_ICON("psb.icon", Scope.SITE, "", "classpath:/beian/gongan.png"),
    /** Where the PSB number links to. */
    PSB_HREF(
            "psb.href",
            Scope.SITE,
            "https://beian.mps.gov.cn/#/query/webSearch?code={code}",
            "https://beian.mps.gov.cn/#/query/webSearch?code={code}"),
    /** Silences the warning that the PSB number looks like a sample. */
    PSB_CONFIRMED("psb.confirmed", Scope.SITE, "false", "true"),
    /** Name of a further licence. */
    LICENCE_NAME("licences[].name", Scope.SITE, "", "增值电信业务经营许可证"),
    /** Number of a further licence. */
    LICENCE_NUMBER("licences[].number", Scope.SITE, "", "京ICP证030173号"),
    /** Where a further licence links to. */
    LICENCE_HREF("licences[].href", Scope.SITE, "", "https://dxzhgl.miit.gov.cn/"),
    /** Owner in the copyright line. */
    COPYRIGHT_OWNER("copyright.owner", Scope.SITE, "", "北京示例科技有限公司"),
    /** First year in the copyright line. */
    COPYRIGHT_SINCE("copyright.since", Scope.SITE, "", "2013"),
    /** Whether there is a copyright line. */
    COPYRIGHT_ENABLED("copyright.enabled", Scope.SITE, "", "true"),
    /** Whether pages are changed. */
    FOOTER_ENABLED("footer.enabled", Scope.SITE, "true", "false"),
    /** Where the footer's styling comes from. */
    FOOTER_STYLE("footer.style", Scope.SITE, "auto", "stylesheet"),
    /** Further class names. */
    FOOTER_CLASS("footer.class", Scope.SITE, "", "site-footer"),
    /** When a page that shows the number already is left alone. */
    FOOTER_EXISTING("footer.existing", Scope.SITE, "linked", "any"),
    /** Patterns of pages that get a footer. */
    PAGES_INCLUDE("pages.include[]", Scope.SITE, "", "/shop/**"),
    /** Patterns of pages that get none. */
    PAGES_EXCLUDE("pages.exclude[]", Scope.SITE, "", "/admin/**"),
    /** Paths of the home page. */
    PAGES_HOME("pages.home[]", Scope.SITE, "/", "/index.html"),
    /** Whether pages in frames get a footer. */
    PAGES_IN_FRAMES("pages.in-frames", Scope.SITE, "always", "except-iframes");

    /** Where the keys of all start. */
    public static final String ROOT = "beian";

    /** Where the keys of named sites start. */
    public static final String SITES = "beian.sites";

    private static final Set<String> LIST_PATHS = listPaths();

    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");

    private final String path;
    private final Scope scope;
    private final String defaultText;
    private final String example;

    SettingKey(String path, Scope scope, String defaultText, String example) {
        this.path = path;
        this.scope = scope;
        this.defaultText = defaultText;
        this.example = example;
    }

    private static Set<String> listPaths() {
        Set<String> paths = new HashSet<>();
        for (SettingKey key : values()) {
            if (key.isList()) {
                paths.add(key.listPath());
            }
        }
        return Set.copyOf(paths);
    }

    /** Whom a key is about. */
    public enum Scope {
        /** The library as a whole: only directly below {@code beian}. */
        LIBRARY,
        /** A site: one that does not have it inherits it from the top level. */
        SITE,
        /** A site, which never inherits it. */
        ONE_SITE
    }

    /** The key below {@code beian} or below a site, such as {@code icp.number}; a list with {@code []} behind its name. */
    public String path() {
        return path;
    }

    /** Whom it is about. */
    public Scope scope() {
        return scope;
    }

    /** Whether it is a key of sites. */
    public boolean isOfSite() {
        return scope != Scope.LIBRARY;
    }

    /** The default as it would be written; empty if there is none. */
    public String defaultText() {
        return defaultText;
    }

    /** A right value. */
    public String example() {
        return example;
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return this == STATUS_TOKEN;
    }

    /** Whether it is a list, or part of a list's elements. */
    public boolean isList() {
        return path.contains("[]");
    }

    /** The list that it is, or is part of, without brackets: {@code licences} of {@code licences[].name}. */
    public String listPath() {
        int brackets = path.indexOf("[]");
        return brackets < 0 ? path : path.substring(0, brackets);
    }

    /** Its name without brackets, and without the list whose element it is about: {@code name} of {@code licences[].name}. */
    String nameAtLevel() {
        int element = path.indexOf("[].");
        return element < 0 ? listPath() : path.substring(element + "[].".length());
    }

    /**
     * Whether a full key is that of a list as a whole.
     *
     * @param fullKey such as {@code beian.sites.shop.hosts}, without brackets
     */
    public static boolean isList(String fullKey) {
        return LIST_PATHS.contains(pathOf(fullKey));
    }

    /**
     * The known key of a full key.
     *
     * @param fullKey such as {@code beian.sites.shop.hosts[0]}
     * @return the key with all that is variable taken out, such as {@code hosts[]}; what stands below a site's name or below
     *     {@code beian}
     */
    static String pathOf(String fullKey) {
        String rest;
        int end = endOfSite(fullKey);
        if (end > 0) {
            rest = end == fullKey.length() ? "" : fullKey.substring(end + 1);
        } else {
            rest = fullKey.startsWith(ROOT + ".") ? fullKey.substring(ROOT.length() + 1) : "";
        }
        return rest.indexOf('[') < 0 ? rest : INDEX.matcher(rest).replaceAll("[]");
    }

    /** The site that a full key is about; empty for the top level. */
    static String siteOf(String fullKey) {
        int end = endOfSite(fullKey);
        return end < 0 ? "" : fullKey.substring(SITES.length() + 1, end);
    }

    /** Where the site's name ends in a full key: at the dot behind it, or at the end of the key; -1 if none has its place. */
    private static int endOfSite(String fullKey) {
        int from = SITES.length() + 1;
        if (!fullKey.startsWith(SITES + ".")) {
            return -1;
        }
        int dot = fullKey.indexOf('.', from);
        int end = dot < 0 ? fullKey.length() : dot;
        int bracket = fullKey.indexOf('[', from);
        boolean isName = end > from && (bracket < 0 || bracket > end) && end + 1 != fullKey.length();
        return isName ? end : -1;
    }
}
