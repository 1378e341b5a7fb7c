package dev.beian.it;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response as it came over the wire. Its arrays are not copied: do not change them. */
@SuppressWarnings("ArrayRecordComponent") // a view of the wire, never compared
public record RawResponse(
        String statusLine, List<Field> fields, List<Field> trailers, byte[] wireBody, byte[] body, boolean isComplete) {

    /** One field line, name as sent, value without the white space around it. */
    public record Field(String name, String value) {}

    /** {@return the status code} */
    public int status() {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    /**
     * The first field of a name.
     *
     * @param name the name in any case
     * @return its value, or null if there is none
     */
    public @Nullable String field(String name) {
        List<String> all = fields(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * All fields of a name.
     *
     * @param name the name in any case
     * @return their values in order
     */
    public List<String> fields(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /**
     * The body as text, without the transfer coding.
     *
     * @param charset its encoding
     * @return the text
     */
    public String text(Charset charset) {
        return new String(body, charset);
    }

    /** {@return the body as UTF-8 text, without the transfer coding} */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(statusLine).append('\n');
        fields.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append('\n'));
        return text.append('\n')
                .append(text())
                .append(isComplete ? "" : "\n[cut short]")
                .toString();
    }
}
