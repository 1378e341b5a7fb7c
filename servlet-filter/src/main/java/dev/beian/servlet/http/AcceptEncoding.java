package dev.beian.servlet.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Accept-Encoding field (RFC 9110 §12.5.3), narrowed to the codings through which pages are read, so that the
 * application answers in one of them. Stateless.
 */
public final class AcceptEncoding {
    private AcceptEncoding() {}

    /**
     * Narrows a field.
     *
     * @param value the field's value, members of several lines joined by commas
     * @return the members that name gzip, deflate or no coding, with their weights; {@code identity} if none is left; null
     *     if that would leave nothing that the client accepts, or if nothing changes
     */
    public static @Nullable String narrowed(String value) {
        List<String> kept = new ArrayList<>(4);
        boolean dropped = false;
        boolean plain = true;
        boolean any = false;
        for (String part : value.split(",", -1)) {
            String member = part.strip();
            if (member.isEmpty()) {
                continue;
            }
            int semicolon = member.indexOf(';');
            String coding = (semicolon < 0 ? member : member.substring(0, semicolon)).strip();
            boolean refused = Weight.isZero(member);
            if (coding.equalsIgnoreCase("identity") || coding.equals("*")) {
                plain &= !refused;
            }
            if (coding.equals("*") && !refused) {
                dropped = true;
                any = true;
            } else if (refused || isRead(coding)) {
                kept.add(member);
            } else {
                dropped = true;
            }
        }
        if (!dropped) {
            return null;
        }
        boolean readable = kept.stream().anyMatch(member -> !Weight.isZero(member));
        if (readable) {
            return String.join(", ", kept);
        }
        if (plain) {
            return "identity";
        }
        boolean gzip = any && kept.stream().noneMatch(member -> member.regionMatches(true, 0, "gzip", 0, 4));
        if (gzip) {
            kept.add(0, "gzip"); // as good as any other, and the page may not go without
        }
        return gzip ? String.join(", ", kept) : null;
    }

    private static boolean isRead(String coding) {
        return ContentCoding.of(coding) != ContentCoding.OTHER;
    }
}
