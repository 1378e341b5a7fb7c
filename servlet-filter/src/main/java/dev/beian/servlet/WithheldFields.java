package dev.beian.servlet;

import dev.beian.servlet.http.HttpDate;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
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
            case 7 -> name.equalsIgnoreCase("Trailer");
            case 9 -> name.equalsIgnoreCase("Signature");
            case 11 -> name.equalsIgnoreCase("Content-MD5") || name.equalsIgnoreCase("Repr-Digest");
            case 13 -> name.equalsIgnoreCase("Last-Modified") || name.equalsIgnoreCase("Accept-Ranges");
            case 14 -> name.equalsIgnoreCase("Content-Digest");
            case 15 -> name.equalsIgnoreCase("Signature-Input");
            case 16 -> name.equalsIgnoreCase("Unencoded-Digest");
            default -> false;
        };
    }

    /**
     * Whether a trailer says something of the bytes of a body that is no longer true when one of them has changed.
     *
     * @param name the field's name in any case
     * @return true for digests, signatures, validators and the length
     */
    static boolean isStaleOnChange(String name) {
        return withholds(name) || name.equalsIgnoreCase("Content-Length");
    }

    /** A date as it stands in a field (RFC 9110 §5.6.7). */
    static String date(long millis) {
        return HttpDate.format(Math.floorDiv(millis, 1000L));
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
            release(i, values.get(i), response);
        }
    }

    /** Hands over what stays true of a body that is the application's to the byte, under a validator of ours. */
    void releaseDigestsTo(HttpServletResponse response) {
        for (int i = 0; i < names.size(); i++) {
            if (!isValidator(names.get(i))) {
                release(i, values.get(i), response);
            }
        }
    }

    /** Announces the trailers of a body that changes: those that say nothing of its bytes. */
    void releaseTrailersTo(HttpServletResponse response) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase("Trailer")) {
                StringJoiner kept = new StringJoiner(", ");
                for (String name : values.get(i).split(",", -1)) {
                    if (!name.isBlank() && !isStaleOnChange(name.strip())) {
                        kept.add(name.strip());
                    }
                }
                if (kept.length() > 0) {
                    release(i, kept.toString(), response);
                }
            }
        }
    }

    private void release(int line, String value, HttpServletResponse response) {
        if (isFirstLine(line)) {
            response.setHeader(names.get(line), value);
        } else {
            response.addHeader(names.get(line), value);
        }
    }

    private static boolean isValidator(String name) {
        return name.equalsIgnoreCase("ETag")
                || name.equalsIgnoreCase("Last-Modified")
                || name.equalsIgnoreCase("Accept-Ranges");
    }

    /** Whether the application set one of the fields by which copies are revalidated or resumed. */
    boolean hasValidator() {
        return names.stream().anyMatch(WithheldFields::isValidator);
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
