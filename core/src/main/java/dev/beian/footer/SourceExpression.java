package dev.beian.footer;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One source expression of a content security policy: Content Security Policy Level 3, sections 2.3.1 and 6.7.2. Immutable.
 *
 * @param text the expression as written
 */
record SourceExpression(String text) {
    private static final String SELF = "'self'";

    private boolean is(String keyword) {
        return text.equalsIgnoreCase(keyword);
    }

    /** Whether it allows inline styling, as long as no nonce or hash stands beside it. */
    boolean isUnsafeInline() {
        return is("'unsafe-inline'");
    }

    /** Whether it is a nonce or a hash, beside which {@code 'unsafe-inline'} counts for nothing. */
    boolean isNonceOrHash() {
        return nonce() != null || isHash();
    }

    private boolean isHash() {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith("'")
                && (lower.startsWith("'sha256-") || lower.startsWith("'sha384-") || lower.startsWith("'sha512-"));
    }

    /**
     * The value of a nonce.
     *
     * @return the value, of the characters that the grammar allows and so harmless in markup; null if it is no nonce
     */
    @Nullable String nonce() {
        String prefix = "'nonce-";
        int length = text.length();
        if (length <= prefix.length() + 1
                || text.charAt(length - 1) != '\''
                || !text.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return null;
        }
        String value = text.substring(prefix.length(), length - 1);
        int padding = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain =
                    c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || "+/-_".indexOf(c) >= 0;
            if (c == '=' && i > 0 && padding < 2) {
                padding++;
            } else if (!plain || padding > 0) {
                return null;
            }
        }
        return value;
    }

    /**
     * Whether it allows what comes from an address.
     *
     * @param target an absolute URL; or, of the page's own origin, an absolute path
     */
    boolean allows(URI target) {
        if (target.getScheme() == null) {
            return is(SELF) || text.equals("*");
        }
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        if (text.equals("*")) {
            return scheme.equals("http") || scheme.equals("https");
        }
        if (text.startsWith("'")) {
            return false; // what 'self' is, only the page knows
        }
        if (text.endsWith(":") && text.indexOf('/') < 0) {
            return schemeAllows(text.substring(0, text.length() - 1), scheme);
        }
        return hostSourceAllows(target, scheme);
    }

    private static boolean schemeAllows(String allowed, String scheme) {
        return allowed.equalsIgnoreCase(scheme) || allowed.equalsIgnoreCase("http") && scheme.equals("https");
    }

    private boolean hostSourceAllows(URI target, String scheme) {
        String rest = text;
        int schemeEnd = rest.indexOf("://");
        if (schemeEnd < 0 && !scheme.equals("https")) {
            return false; // the page's own scheme counts then, which is unknown; https is always at least as good
        }
        if (schemeEnd >= 0) {
            if (!schemeAllows(rest.substring(0, schemeEnd), scheme)) {
                return false;
            }
            rest = rest.substring(schemeEnd + 3);
        }
        int slash = rest.indexOf('/');
        String path = slash < 0 ? "" : rest.substring(slash);
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.lastIndexOf(':');
        String port = colon < 0 ? "" : authority.substring(colon + 1);
        String host = colon < 0 ? authority : authority.substring(0, colon);
        return hostAllows(host, target.getHost())
                && portAllows(port, scheme, target.getPort())
                && pathAllows(path, target.getRawPath());
    }

    private static boolean hostAllows(String allowed, @Nullable String host) {
        if (host == null || allowed.isEmpty()) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        String pattern = allowed.toLowerCase(Locale.ROOT);
        return pattern.startsWith("*.") ? lower.endsWith(pattern.substring(1)) : pattern.equals(lower);
    }

    private static boolean portAllows(String allowed, String scheme, int port) {
        int standard = scheme.equals("https") ? 443 : 80;
        int actual = port < 0 ? standard : port;
        if (allowed.isEmpty()) {
            return actual == standard;
        }
        return allowed.equals("*")
                || allowed.equals(Integer.toString(actual))
                || allowed.equals("80") && actual == 443 && scheme.equals("https");
    }

    private static boolean pathAllows(String allowed, @Nullable String path) {
        String actual = path == null || path.isEmpty() ? "/" : path;
        if (allowed.isEmpty() || allowed.equals("/")) {
            return true;
        }
        return allowed.endsWith("/") ? actual.startsWith(allowed) : actual.equals(allowed);
    }

    /** Whether it is the hash of an inline style. */
    boolean isHashOf(InlineHash hash) {
        return isHash() && hash.isWrittenAs(text.substring(1, text.length() - 1));
    }
}
