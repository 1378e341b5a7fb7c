package dev.beian.servlet.status;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between the shapes of the status by what a client accepts (RFC 9110 §12.5.1), and between languages (§12.5.4).
 * Stateless.
 */
final class AcceptedType {
    private AcceptedType() {}

    /**
     * Whether a client would rather have a page than JSON. A client that does not care gets JSON.
     *
     * @param accept the Accept field's value, several lines joined by commas; null if there is none
     */
    static boolean prefersHtml(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        return quality(accept, "text", "html") > quality(accept, "application", "json");
    }

    /** The weight that a field gives to a type: that of the most specific range that covers it. */
    private static double quality(String accept, String type, String subtype) {
        double found = 0;
        int specificity = -1;
        for (String member : accept.split(",", -1)) {
            String[] parts = member.split(";", -1);
            String range = parts[0].strip().toLowerCase(Locale.ROOT);
            int matched = range.equals(type + '/' + subtype)
                    ? 2
                    : range.equals(type + "/*") ? 1 : range.equals("*/*") ? 0 : -1;
            if (matched > specificity) {
                specificity = matched;
                found = weight(parts);
            }
        }
        return found;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                try {
                    return Double.parseDouble(parameter.substring(2).strip());
                } catch (NumberFormatException malformed) {
                    return 0;
                }
            }
        }
        return 1;
    }

    /**
     * The language of the page for people.
     *
     * @param acceptLanguage the Accept-Language field's value; null if there is none
     * @param otherwise what to take where it names none of ours
     * @return Chinese or English
     */
    static Locale language(@Nullable String acceptLanguage, Locale otherwise) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return otherwise;
        }
        List<Locale> ours = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ours);
            if (found != null) {
                return found;
            }
            // Any Chinese is closer to ours than English is.
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                if (range.getRange().startsWith("zh") && range.getWeight() > 0) {
                    return Locale.SIMPLIFIED_CHINESE;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return otherwise;
        }
        return otherwise;
    }
}
