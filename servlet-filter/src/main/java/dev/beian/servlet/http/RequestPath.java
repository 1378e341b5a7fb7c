package dev.beian.servlet.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path within an application, in the one form in which rules about paths are applied to it.
 *
 * <p>Whatever a container may take for the same resource gets the same form: path parameters are dropped, every
 * percent-encoded octet is decoded once (an encoded slash then separates segments as a plain one does), empty segments
 * and dot segments are resolved (RFC 3986 §3.3, §5.2.4). So no spelling of a path dodges a rule or widens it. Stateless.
 */
public final class RequestPath {
    private RequestPath() {}

    /**
     * The path within the application.
     *
     * @param requestUri the path of the request target as sent, not decoded
     * @param contextPath the context's part of it, as sent or decoded; empty for the root
     * @return the decoded path, with a leading slash; what lies outside of the context is given whole
     */
    public static String within(String requestUri, String contextPath) {
        String path = normalise(requestUri);
        if (contextPath.isEmpty()) {
            return path;
        }
        String context = normalise(contextPath);
        if (!path.startsWith(context)) {
            return path;
        }
        if (path.length() == context.length()) {
            return "/";
        }
        return path.charAt(context.length()) == '/' ? path.substring(context.length()) : path;
    }

    /**
     * The one form of a path.
     *
     * @param raw a path, not decoded
     * @return the decoded path, with a leading slash
     */
    static String normalise(String raw) {
        if (isNormal(raw)) {
            return raw;
        }
        String decoded = decode(withoutParameters(raw));
        List<String> segments = new ArrayList<>();
        int from = 0;
        String last = "";
        while (from <= decoded.length()) {
            int slash = decoded.indexOf('/', from);
            int to = slash < 0 ? decoded.length() : slash;
            last = decoded.substring(from, to);
            if (last.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!last.isEmpty() && !last.equals(".")) {
                segments.add(last);
            }
            from = to + 1;
        }
        boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
        String path = "/" + String.join("/", segments);
        return folder && !segments.isEmpty() ? path + "/" : path;
    }

    /** Whether nothing is to be done, as for nearly every request. */
    private static boolean isNormal(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return false;
        }
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == ';' || (before == '/' && (c == '/' || c == '.'))) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static String withoutParameters(String raw) {
        int semicolon = raw.indexOf(';');
        if (semicolon < 0) {
            return raw;
        }
        StringBuilder kept = new StringBuilder(raw.length());
        int from = 0;
        while (semicolon >= 0) {
            kept.append(raw, from, semicolon);
            int slash = raw.indexOf('/', semicolon);
            from = slash < 0 ? raw.length() : slash;
            semicolon = raw.indexOf(';', from);
        }
        return kept.append(raw, from, raw.length()).toString();
    }

    /** Decodes as UTF-8; what is no octet in percent-encoding stays as it is. */
    private static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        StringBuilder decoded = new StringBuilder(raw.length());
        byte[] octets = new byte[raw.length() / 3];
        int i = 0;
        while (i < raw.length()) {
            int count = 0;
            while (i + 2 < raw.length()
                    && raw.charAt(i) == '%'
                    && isHex(raw.charAt(i + 1))
                    && isHex(raw.charAt(i + 2))) {
                octets[count++] =
                        (byte) (Character.digit(raw.charAt(i + 1), 16) << 4 | Character.digit(raw.charAt(i + 2), 16));
                i += 3;
            }
            if (count > 0) {
                decoded.append(new String(octets, 0, count, StandardCharsets.UTF_8));
            } else {
                decoded.append(raw.charAt(i++));
            }
        }
        return decoded.toString();
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
