package dev.beian.footer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The hashes by which a content security policy may allow one inline text. Immutable. */
final class InlineHash {
    private final List<String> names;

    /**
     * Hashes a text.
     *
     * @param text the content of the element, ASCII
     */
    InlineHash(String text) {
        this.names = List.of(hash("SHA-256", text), hash("SHA-384", text), hash("SHA-512", text));
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return algorithm.replace("-", "").toLowerCase(Locale.ROOT)
                    + "-"
                    + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java run time that we know has " + algorithm, impossible);
        }
    }

    /**
     * Whether a hash source names this text.
     *
     * @param source the expression without its quotes; the algorithm in any case, the value also in the URL's alphabet
     */
    boolean isWrittenAs(String source) {
        int hyphen = source.indexOf('-');
        String normal = source.substring(0, hyphen).toLowerCase(Locale.ROOT)
                + source.substring(hyphen).replace('_', '/');
        String value = normal.substring(hyphen + 1).replace('-', '+');
        return names.contains(normal.substring(0, hyphen + 1) + value);
    }

    @Override
    public String toString() {
        return names.get(0);
    }
}
