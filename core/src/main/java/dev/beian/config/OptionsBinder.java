package dev.beian.config;

import dev.beian.config.BeianOptions.Evidence;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.config.BeianOptions.OnError;
import dev.beian.config.BeianOptions.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Binds what concerns the library as a whole. */
final class OptionsBinder {
    private static final int DEFAULT_DUE_SOON = 10;
    private static final int MAX_DUE_SOON = 365;
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    private static final Duration MAX_INTERVAL = Duration.ofDays(30);
    private static final long DEFAULT_MAX_SIZE = 512L << 10;
    private static final long MIN_MAX_SIZE = 1L << 10;
    private static final long MAX_MAX_SIZE = 16L << 20;
    private static final String DEFAULT_ASSETS = "/_beian";
    private static final String TOKEN = "[A-Za-z0-9._~+/-]+=*"; // RFC 6750 §2.1, b64token
    private static final int MIN_TOKEN = 16; // characters

    private final SettingsReader reader;
    private final Problems problems;

    OptionsBinder(SettingsReader reader) {
        this.reader = reader;
        this.problems = reader.problems();
    }

    BeianOptions bind() {
        // In the order in which problems are to be told.
        boolean isEnabled = isEnabled();
        OnError onError = onError();
        boolean isAutoRegister = reader.bool(SettingKey.AUTO_REGISTER, true);
        Locale locale = locale();
        boolean isDebugHeader = reader.bool(SettingKey.DEBUG_HEADER, false);
        int filterOrder = filterOrder();
        String healthFailOn = healthFailOn();
        boolean fromForwarded = fromForwarded();
        List<AddressRange> proxies = ranges(SettingKey.TRUSTED_PROXIES, fromForwarded);
        String assetsPath = path(SettingKey.ASSETS_PATH);
        String assetsBaseUrl = assetsBaseUrl();
        Status status = status();
        if (status.path() != null && within(status.path(), Objects.requireNonNullElse(assetsPath, DEFAULT_ASSETS))) {
            Setting setting = Objects.requireNonNull(reader.find(SettingKey.STATUS_PATH));
            problems.error(setting, SettingKey.STATUS_PATH, "status-in-assets");
        }
        return new BeianOptions(
                isEnabled,
                onError,
                isAutoRegister,
                locale,
                isDebugHeader,
                filterOrder,
                healthFailOn,
                fromForwarded,
                proxies,
                Objects.requireNonNullElse(assetsPath, DEFAULT_ASSETS),
                assetsBaseUrl,
                status,
                evidence());
    }

    boolean isEnabled() {
        return reader.bool(SettingKey.ENABLED, true);
    }

    OnError onError() {
        return reader.choice(SettingKey.ON_ERROR, OnError.class, OnError.FAIL);
    }

    Locale locale() {
        Setting setting = reader.find(SettingKey.LOCALE);
        Locale locale = setting == null ? null : Parsers.locale(setting.value());
        return reader.checked(setting, SettingKey.LOCALE, locale, Locale.SIMPLIFIED_CHINESE, "choice", "zh-CN, en");
    }

    private int filterOrder() {
        Setting setting = reader.find(SettingKey.FILTER_ORDER);
        Integer order = setting == null ? null : Parsers.order(setting.value());
        return reader.checked(setting, SettingKey.FILTER_ORDER, order, BeianOptions.DEFAULT_FILTER_ORDER, "order");
    }

    private @Nullable String healthFailOn() {
        FailOn value = reader.choice(SettingKey.HEALTH_FAIL_ON, FailOn.class, FailOn.NEVER);
        return value == FailOn.NEVER ? null : value.name();
    }

    private enum FailOn {
        NEVER,
        ACTION_REQUIRED,
        NOT_CONFIGURED,
        NON_COMPLIANT
    }

    private enum HostsFrom {
        HOST,
        X_FORWARDED_HOST
    }

    private boolean fromForwarded() {
        boolean fromForwarded =
                reader.choice(SettingKey.HOSTS_FROM, HostsFrom.class, HostsFrom.HOST) == HostsFrom.X_FORWARDED_HOST;
        if (fromForwarded && !reader.hasValueHere(SettingKey.TRUSTED_PROXIES)) {
            problems.missing(reader.fullKey(SettingKey.TRUSTED_PROXIES), SettingKey.TRUSTED_PROXIES, "proxies-missing");
        }
        return fromForwarded;
    }

    private List<AddressRange> ranges(SettingKey key, boolean warnOfEverything) {
        List<AddressRange> ranges = new ArrayList<>();
        for (Setting element : reader.list(key)) {
            try {
                AddressRange range = AddressRange.parse(element.value());
                ranges.add(range);
                if (range.isEverything() && warnOfEverything) {
                    problems.warning(element, key, "range-everything");
                }
            } catch (IllegalArgumentException malformed) {
                problems.error(element, key, "range");
            }
        }
        return ranges;
    }

    /** A path below the context that the filter serves itself; null if it is not set or malformed. */
    private @Nullable String path(SettingKey key) {
        Setting setting = reader.find(key);
        if (setting == null) {
            return null;
        }
        String path = Parsers.plainPath(setting.value());
        if (path != null && path.length() > 1 && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        if (path == null || path.equals("/")) {
            problems.error(setting, key, "own-path");
            return null;
        }
        if (path.contains("/.")) {
            problems.error(setting, key, "dot-path");
            return null;
        }
        return path;
    }

    private static boolean within(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }

    private @Nullable String assetsBaseUrl() {
        Setting setting = reader.find(SettingKey.ASSETS_BASE_URL);
        if (setting == null) {
            return null;
        }
        String url = Parsers.link(setting.value());
        if (url == null || url.indexOf('?') >= 0 || url.indexOf('#') >= 0) {
            problems.error(setting, SettingKey.ASSETS_BASE_URL, "base-url");
            return null;
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private Status status() {
        String path = path(SettingKey.STATUS_PATH);
        List<AddressRange> allow = ranges(SettingKey.STATUS_ALLOW, false);
        warnOfLoopback();
        Setting token = reader.find(SettingKey.STATUS_TOKEN);
        if (token != null && !token.value().matches(TOKEN)) {
            problems.error(token, SettingKey.STATUS_TOKEN, "token-characters");
            token = null;
        } else if (token != null && token.value().length() < MIN_TOKEN) {
            problems.warning(token, SettingKey.STATUS_TOKEN, "token-short", Integer.toString(MIN_TOKEN));
        }
        boolean isGuarded =
                reader.hasValueHere(SettingKey.STATUS_ALLOW) || reader.hasValueHere(SettingKey.STATUS_TOKEN);
        if (path != null && !isGuarded) {
            Setting setting = Objects.requireNonNull(reader.find(SettingKey.STATUS_PATH));
            problems.errorWithExample(
                    setting, SettingKey.STATUS_PATH, "beian.status.allow = [\"10.0.0.0/8\"]", "status-unguarded");
        }
        return new Status(path, allow, token == null ? null : token.value(), dueSoon());
    }

    private int dueSoon() {
        Setting setting = reader.find(SettingKey.STATUS_DUE_SOON);
        Integer days = setting == null ? null : Parsers.integer(setting.value(), 0, MAX_DUE_SOON);
        return reader.checked(
                setting,
                SettingKey.STATUS_DUE_SOON,
                days,
                DEFAULT_DUE_SOON,
                "integer",
                "0",
                Integer.toString(MAX_DUE_SOON));
    }

    /** Behind a proxy on the same machine everybody comes from there. */
    private void warnOfLoopback() {
        for (Setting element : reader.list(SettingKey.STATUS_ALLOW)) {
            if (isLoopback(element.value())) {
                problems.warning(element, SettingKey.STATUS_ALLOW, "allow-loopback");
                return;
            }
        }
    }

    private static boolean isLoopback(String range) {
        try {
            AddressRange parsed = AddressRange.parse(range);
            return parsed.contains("127.0.0.1") || parsed.contains("::1");
        } catch (IllegalArgumentException reportedAlready) {
            return false;
        }
    }

    private Evidence evidence() {
        EvidencePages pages = reader.choice(SettingKey.EVIDENCE_PAGES, EvidencePages.class, EvidencePages.HOME);
        Duration interval = interval();
        return new Evidence(pages, interval, (int) maxSize());
    }

    private Duration interval() {
        Setting setting = reader.find(SettingKey.EVIDENCE_INTERVAL);
        Duration interval = setting == null ? null : Parsers.duration(setting.value());
        boolean fits =
                interval != null && interval.compareTo(MIN_INTERVAL) >= 0 && interval.compareTo(MAX_INTERVAL) <= 0;
        return reader.checked(
                setting, SettingKey.EVIDENCE_INTERVAL, fits ? interval : null, DEFAULT_INTERVAL, "duration");
    }

    private long maxSize() {
        Setting setting = reader.find(SettingKey.EVIDENCE_MAX_SIZE);
        Long size = setting == null ? null : Parsers.size(setting.value());
        boolean fits = size != null && size >= MIN_MAX_SIZE && size <= MAX_MAX_SIZE;
        return reader.checked(setting, SettingKey.EVIDENCE_MAX_SIZE, fits ? size : null, DEFAULT_MAX_SIZE, "size");
    }
}
