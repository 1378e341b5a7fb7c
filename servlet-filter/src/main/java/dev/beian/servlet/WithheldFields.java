package dev.beian.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The validator and digest fields of a response, kept back until it is known which bytes its body has.
 *
 * <p>Fields once set cannot be removed before Servlet 6.1, so what speaks of the bytes of a response that may turn out to
 * be a page is not handed to the container before the commit. (The length, which nearly every response has, is kept by
 * {@link WithholdingResponse} itself.) Until then, and for the application ever after,
 * this object answers for them as if they had been set. Values are kept as written, one entry for each field line, in
 * order.
 *
 * <p>Not thread-safe; one instance for each response that sets such a field at all.
 */
final class WithheldFields {
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private final List<String> names = new ArrayList<>(4);
    private final List<String> values = new ArrayList<>(4);

    /**
     * Whether a field belongs here.
     *
     * @param name the field's name in any case, null allowed
     * @return true for the fields that describe the bytes of the body
     */
    static boolean withholds(@Nullable String name) {
        if (name == null) {
            return false;
        }
        // The length tells most names apart without looking at their letters.
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("ETag");
            case 6 -> name.equalsIgnoreCase("Digest");
            case 11 -> name.equalsIgnoreCase("Content-MD5") || name.equalsIgnoreCase("Repr-Digest");
            case 13 -> name.equalsIgnoreCase("Last-Modified") || name.equalsIgnoreCase("Accept-Ranges");
            case 14 -> name.equalsIgnoreCase("Content-Digest");
            default -> false;
        };
    }

    /** A date as it stands in a field (RFC 9110 §5.6.7). */
    static String date(long millis) {
        return IMF_FIXDATE.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }

    /** Puts a value in place of all that the field had. */
    void set(String name, String value) {
        remove(name);
        add(name, value);
    }

    /** Adds a line to the field. */
    void add(String name, String value) {
        names.add(name);
        values.add(value);
    }

    /** Takes the field away. */
    void remove(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
    }

    /** The field's first value, null if it is not set here. */
    @Nullable String first(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    /** All values of the field in order, empty if it is not set here. */
    List<String> all(String name) {
        List<String> found = new ArrayList<>(1);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** Adds the names of the fields set here to names that the container knows, each name once. */
    void addNamesTo(Collection<String> known) {
        for (String name : names) {
            if (known.stream().noneMatch(name::equalsIgnoreCase)) {
                known.add(name);
            }
        }
    }

    /** Hands every field to the container as the application set it. */
    void releaseTo(HttpServletResponse response) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (isFirstLine(i)) {
                response.setHeader(name, values.get(i));
            } else {
                response.addHeader(name, values.get(i));
            }
        }
    }

    private boolean isFirstLine(int line) {
        for (int i = 0; i < line; i++) {
            if (names.get(i).equalsIgnoreCase(names.get(line))) {
                return false;
            }
        }
        return true;
    }
}
