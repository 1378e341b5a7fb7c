package dev.beian.footer;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One content security policy, as far as a footer can meet it: Content Security Policy Level 3. Immutable.
 *
 * <p>What it does not know for certain to be allowed counts as forbidden. It is never changed, added to or sent.
 */
final class ContentSecurityPolicy {
    private final Map<String, List<SourceExpression>> directives = new HashMap<>(); // by name in lower case

    private ContentSecurityPolicy(String text) {
        for (String token : text.split(";", -1)) {
            String directive = token.strip();
            if (!directive.isEmpty()) {
                String[] words = directive.split("[\\t\\n\\f\\r ]+");
                List<SourceExpression> sources = new ArrayList<>();
                for (int i = 1; i < words.length; i++) {
                    sources.add(new SourceExpression(words[i]));
                }
                directives.putIfAbsent(words[0].toLowerCase(Locale.ROOT), sources); // the first of a name counts
            }
        }
    }

    /**
     * The policies of a response's field.
     *
     * @param value the field's value; several policies are separated by commas (section 2.2.2)
     */
    static List<ContentSecurityPolicy> ofField(String value) {
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        for (String policy : value.split(",", -1)) {
            policies.add(new ContentSecurityPolicy(policy));
        }
        return policies;
    }

    /**
     * The policy of a {@code meta} element.
     *
     * @param content its {@code content}, one policy whatever commas it contains (HTML Standard, "http-equiv")
     */
    static ContentSecurityPolicy ofMeta(String content) {
        return new ContentSecurityPolicy(content);
    }

    /** The sources of the first of some directives that there is; null if there is none, and all is allowed. */
    private @Nullable List<SourceExpression> sources(String... names) {
        for (String name : names) {
            List<SourceExpression> sources = directives.get(name);
            if (sources != null) {
                return sources;
            }
        }
        return null;
    }

    private static boolean allowsAllInline(List<SourceExpression> sources) {
        return sources.stream().anyMatch(SourceExpression::isUnsafeInline)
                && sources.stream().noneMatch(SourceExpression::isNonceOrHash);
    }

    /** Whether any {@code style} attribute is allowed. */
    boolean allowsStyleAttributes() {
        List<SourceExpression> sources = sources("style-src-attr", "style-src", "default-src");
        return sources == null || allowsAllInline(sources);
    }

    /**
     * Whether a {@code style} element is allowed.
     *
     * @param hash that of its content
     * @param nonce its nonce; null if it has none
     */
    boolean allowsStyleElement(InlineHash hash, @Nullable String nonce) {
        List<SourceExpression> sources = styleElementSources();
        return sources == null
                || allowsAllInline(sources)
                || sources.stream()
                        .anyMatch(source -> source.isHashOf(hash) || nonce != null && nonce.equals(source.nonce()));
    }

    /** The first nonce with which {@code style} elements and stylesheets are allowed; null if there is none. */
    @Nullable String styleNonce() {
        List<SourceExpression> sources = styleElementSources();
        if (sources != null) {
            for (SourceExpression source : sources) {
                String nonce = source.nonce();
                if (nonce != null) {
                    return nonce;
                }
            }
        }
        return null;
    }

    private @Nullable List<SourceExpression> styleElementSources() {
        return sources("style-src-elem", "style-src", "default-src");
    }

    /**
     * Whether a stylesheet may be loaded without a nonce.
     *
     * @param target where from, as {@link SourceExpression#allows} takes it
     */
    boolean allowsStylesheet(URI target) {
        return allows(styleElementSources(), target);
    }

    /**
     * Whether an image may be loaded.
     *
     * @param target where from, as {@link SourceExpression#allows} takes it
     */
    boolean allowsImage(URI target) {
        return allows(sources("img-src", "default-src"), target);
    }

    private static boolean allows(@Nullable List<SourceExpression> sources, URI target) {
        return sources == null || sources.stream().anyMatch(source -> source.allows(target));
    }
}
