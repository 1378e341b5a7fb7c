package dev.beian.servlet.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag (RFC 9110 §8.8.3). Immutable.
 *
 * @param isWeak whether it only says that the representations are as good as each other, not that they are the same bytes
 * @param opaque what stands between the quotes; compared, never read
 */
public record EntityTag(boolean isWeak, String opaque) {
    /**
     * Reads a tag.
     *
     * @param value a field's value, null if there is none
     * @return the tag; null if the value is not exactly one well-formed tag
     */
    public static @Nullable EntityTag parse(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        boolean weak = text.startsWith("W/");
        int from = weak ? 2 : 0;
        int last = text.length() - 1;
        if (last <= from || text.charAt(from) != '"' || text.charAt(last) != '"') {
            return null;
        }
        for (int i = from + 1; i < last; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == 0x7F || c > 0xFF) {
                return null;
            }
        }
        return new EntityTag(weak, text.substring(from + 1, last));
    }

    /**
     * The members of a list of tags, as {@code If-None-Match} and {@code If-Match} have it.
     *
     * @param lines the field's lines in order
     * @return the members as written, without white space around them and without empty ones; a comma within a tag's
     *     quotes separates nothing; one that is no tag ({@code *} too) is a member like the others
     */
    static List<String> members(List<String> lines) {
        List<String> members = new ArrayList<>(2);
        for (String line : lines) {
            int from = 0;
            boolean quoted = false;
            for (int i = 0; i <= line.length(); i++) {
                boolean end = i == line.length();
                if (end || (line.charAt(i) == ',' && !quoted)) {
                    String member = line.substring(from, i).strip();
                    if (!member.isEmpty()) {
                        members.add(member);
                    }
                    from = i + 1;
                } else if (line.charAt(i) == '"') {
                    quoted = !quoted;
                }
            }
        }
        return members;
    }

    /** Whether both stand for representations that are as good as each other (RFC 9110 §8.8.3.2). */
    boolean isWeaklyEqualTo(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    /** {@return the tag as it stands in a field} */
    @Override
    public String toString() {
        return (isWeak ? "W/\"" : "\"") + opaque + '"';
    }
}
