package dev.beian.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a response's body, but for type and length, which nearly every response has: the fields that are kept
 * back, the coding, the trailers, and whether its end is guarded. Not thread-safe; made with the first of them.
 */
final class BodyDescription {
    /** Validators and digests; made with the first such field. */
    private @Nullable WithheldFields withheld;

    /** Content-Encoding as set through us, several lines joined; what stands below us alone belongs to an outer filter. */
    private @Nullable String contentEncoding;

    /** The application's trailers; null if it set none, or nothing was to be kept from them. */
    private @Nullable Supplier<Map<String, String>> trailers;

    private boolean isEndGuarded;

    /** The kept fields, null if there are none. */
    @Nullable WithheldFields withheld() {
        return withheld;
    }

    /** The kept fields, to which one is added. */
    WithheldFields toWithhold() {
        WithheldFields fields = withheld;
        if (fields == null) {
            fields = new WithheldFields();
            withheld = fields;
        }
        return fields;
    }

    /** Forgets the kept fields. */
    void forgetWithheld() {
        withheld = null;
    }

    /** Hands the kept fields to the container as the application set them. */
    void releaseTo(HttpServletResponse response) {
        if (withheld != null) {
            withheld.releaseTo(response);
        }
    }

    /** The coding of the bytes that the application writes, as it told us; null if it told none. */
    @Nullable String contentEncoding() {
        return contentEncoding;
    }

    /** The coding is told in place of all that was told before. */
    void setContentEncoding(@Nullable String value) {
        contentEncoding = value;
    }

    /** A further line tells a coding. */
    void addContentEncoding(String value) {
        contentEncoding = contentEncoding == null ? value : contentEncoding + ", " + value;
    }

    /** The application's trailers, if they do not reach the container as they are. */
    @Nullable Supplier<Map<String, String>> trailers() {
        return trailers;
    }

    /** The application sets trailers, which do not reach the container as they are. */
    void setTrailers(Supplier<Map<String, String>> supplier) {
        trailers = supplier;
    }

    /** Whether the container asks us for trailers that the application did not set. */
    boolean isEndGuarded() {
        return isEndGuarded;
    }

    /** From here on the container asks us for trailers, which the application did not set. */
    void guardEnd() {
        isEndGuarded = true;
    }
}
