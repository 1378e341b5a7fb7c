package dev.beian.config;

import dev.beian.site.PathPattern;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts to values. Each answers null for a text that is none of its kind. */
final class Parsers {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,3}))?\\s*([A-Za-zµ]*)");
    private static final Map<String, Duration> DURATIONS = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("seconds", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("minutes", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("hours", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)));
    private static final Map<String, Integer> SIZES = Map.of(
            "", 1, "b", 1, "k", 1 << 10, "kb", 1 << 10, "kib", 1 << 10, "m", 1 << 20, "mb", 1 << 20, "mib", 1 << 20);
    private static final Pattern ORDER = Pattern.compile("(HIGHEST|LOWEST)_PRECEDENCE(?:\\s*([+-])\\s*([0-9]{1,9}))?");

    private Parsers() {}

    static @Nullable Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> Boolean.TRUE;
            case "false", "off", "no", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** A constant by its name, in any letter case, with hyphens or underscores. */
    static <E extends Enum<E>> @Nullable E choice(Class<E> type, String text) {
        String name = text.replace('-', '_').toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    static @Nullable Locale locale(String text) {
        return switch (text.replace('_', '-').toLowerCase(Locale.ROOT)) {
            case "zh-cn", "zh" -> Locale.SIMPLIFIED_CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> null;
        };
    }

    /** A calendar date of ISO 8601 in its extended format, with a year of four digits: {@code 2026-03-01}. */
    static @Nullable LocalDate date(String text) {
        try {
            return text.length() == "2026-03-01".length() ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    static @Nullable Integer integer(String text, int least, int most) {
        if (!text.matches("[+-]?[0-9]{1,10}")) {
            return null;
        }
        long value = Long.parseLong(text);
        return value < least || value > most ? null : Integer.valueOf((int) value);
    }

    /** The order of a filter: a number, or relative to Spring's {@code Ordered} constants. */
    static @Nullable Integer order(String text) {
        Matcher matcher = ORDER.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        long base = matcher.group(1).equals("HIGHEST") ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        long offset = matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3));
        long value = "-".equals(matcher.group(2)) ? base - offset : base + offset;
        return value < Integer.MIN_VALUE || value > Integer.MAX_VALUE ? null : Integer.valueOf((int) value);
    }

    /** A length of time: {@code 90s}, {@code 1m}, {@code 2 hours}, or by ISO 8601, {@code PT1M}. */
    static @Nullable Duration duration(String text) {
        if (text.startsWith("P") || text.startsWith("p")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException malformed) {
                return null;
            }
        }
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Duration unit = DURATIONS.get(matcher.group(3).toLowerCase(Locale.ROOT));
        return unit == null || matcher.group(2) != null ? null : unit.multipliedBy(Long.parseLong(matcher.group(1)));
    }

    /** A number of bytes: {@code 512KiB}, {@code 1M}; a step is 1024 in every spelling, as in Spring Boot. */
    static @Nullable Long size(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Integer unit = SIZES.get(matcher.group(3).toLowerCase(Locale.ROOT));
        if (unit == null) {
            return null;
        }
        String fraction = matcher.group(2) == null ? "" : "." + matcher.group(2);
        return new BigDecimal(matcher.group(1) + fraction)
                .multiply(BigDecimal.valueOf(unit))
                .longValue();
    }

    /** A link that a browser opens as a page: an absolute http or https URL, or a path of the site. */
    static @Nullable String link(String text) {
        return isWebUrl(text) || isSitePath(text) ? text : null;
    }

    /** Whether a text is an absolute http or https URL with a host; {@code {code}} may stand in it. */
    static boolean isWebUrl(String text) {
        String filled = text.replace("{code}", "0");
        String lower = filled.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return false;
        }
        try {
            URI uri = new URI(filled);
            return uri.getRawAuthority() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Whether a text is an absolute path of the site that is being read; not one that names another host. */
    static boolean isSitePath(String text) {
        if (!text.startsWith("/") || text.startsWith("//") || text.startsWith("/\\")) {
            return false;
        }
        try {
            return new URI(text.replace("{code}", "0")).getRawAuthority() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /**
     * A path below the context, without pattern characters: normalised, with a leading slash, without one at its end unless it
     * is the root.
     */
    static @Nullable String plainPath(String text) {
        if (!text.startsWith("/") || text.indexOf('*') >= 0) {
            return null;
        }
        try {
            PathPattern.parse(text);
            return text;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Class names, divided by white space. */
    static @Nullable List<String> classNames(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("\"'<>&`".indexOf(text.charAt(i)) >= 0) {
                return null;
            }
        }
        return List.of(text.strip().split("\\s+"));
    }
}
