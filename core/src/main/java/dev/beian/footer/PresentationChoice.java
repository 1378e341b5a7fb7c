package dev.beian.footer;

import dev.beian.site.FooterSettings.Style;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how a footer is shown so that no policy of the page is violated, be it enforced or only reported about: the
 * styling that the site wishes, else the next best that is allowed, down to plain attributes; the badge, or none. Immutable
 * but for the last choice, which it remembers; thread-safe.
 */
final class PresentationChoice {
    private final List<Look> wishes; // best first; PLAIN or CLASS is last and always possible
    private final @Nullable URI stylesheet;
    private final @Nullable URI badge;
    private final Presentation unrestricted;
    private volatile @Nullable Choice last;

    /** Computed for the first page with a policy. */
    private static final class Sheet {
        static final InlineHash HASH = new InlineHash(FooterStyle.SHEET);
    }

    private record Choice(List<String> fields, List<String> metas, Presentation presentation) {}

    /**
     * A choice.
     *
     * @param style what the site wishes
     * @param assets where the stylesheet and the badge come from
     * @param contextPath the path of the application's context; empty for the root
     */
    PresentationChoice(Style style, FooterAssets assets, String contextPath) {
        this.stylesheet = target(assets.stylesheetHref(contextPath));
        this.badge = target(assets.badgeSrc(contextPath));
        this.wishes = switch (style) {
            case AUTO -> List.of(Look.INLINE, Look.EMBEDDED, Look.LINKED, Look.PLAIN);
            case INLINE -> List.of(Look.INLINE, Look.EMBEDDED, Look.PLAIN);
            case STYLESHEET -> List.of(Look.LINKED, Look.PLAIN);
            case CLASS -> List.of(Look.CLASS);
        };
        this.unrestricted = unrestricted();
    }

    /** The first wish that there is, for a page without a policy. */
    private Presentation unrestricted() {
        Look first = wishes.get(0);
        return new Presentation(first == Look.LINKED && stylesheet == null ? Look.PLAIN : first, null, badge != null);
    }

    /** An address as policies judge it: absolute, or a path of the page's own origin. Null for one that is neither. */
    private static @Nullable URI target(@Nullable String href) {
        if (href == null) {
            return null;
        }
        try {
            URI uri = URI.create(href.strip());
            boolean ownOrigin = uri.getScheme() == null && uri.getRawAuthority() == null;
            return ownOrigin || uri.getScheme() != null && uri.getHost() != null ? uri : null;
        } catch (IllegalArgumentException notUri) {
            return null;
        }
    }

    /**
     * The presentation for a page.
     *
     * @param fields the values of its policy fields
     * @param metas the contents of its {@code meta} policies
     */
    Presentation choose(Collection<String> fields, List<String> metas) {
        if (fields.isEmpty() && metas.isEmpty()) {
            return unrestricted;
        }
        Choice known = last;
        if (known != null && isSame(known.fields(), fields) && known.metas().equals(metas)) {
            return known.presentation();
        }
        List<ContentSecurityPolicy> policies = new ArrayList<>();
        fields.forEach(field -> policies.addAll(ContentSecurityPolicy.ofField(field)));
        metas.forEach(meta -> policies.add(ContentSecurityPolicy.ofMeta(meta)));
        Presentation presentation = choose(policies);
        last = new Choice(List.copyOf(fields), List.copyOf(metas), presentation);
        return presentation;
    }

    private static boolean isSame(List<String> known, Collection<String> fields) {
        if (known.size() != fields.size()) {
            return false;
        }
        int i = 0;
        for (String field : fields) {
            if (!known.get(i++).equals(field)) {
                return false;
            }
        }
        return true;
    }

    private Presentation choose(List<ContentSecurityPolicy> policies) {
        URI image = badge;
        boolean withBadge = image != null && all(policies, policy -> policy.allowsImage(image));
        for (Look look : wishes) {
            Presentation presentation = presentation(look, policies, withBadge);
            if (presentation != null) {
                return presentation;
            }
        }
        return new Presentation(Look.PLAIN, null, withBadge);
    }

    private @Nullable Presentation presentation(Look look, List<ContentSecurityPolicy> policies, boolean withBadge) {
        String nonce = null;
        switch (look) {
            case INLINE -> {
                if (!all(policies, ContentSecurityPolicy::allowsStyleAttributes)) {
                    return null;
                }
            }
            case EMBEDDED -> {
                nonce = nonce(policies);
                String given = nonce;
                if (!all(policies, policy -> policy.allowsStyleElement(Sheet.HASH, given))) {
                    return null;
                }
            }
            case LINKED -> {
                URI sheet = stylesheet;
                if (sheet == null || !all(policies, policy -> policy.allowsStylesheet(sheet))) {
                    return null;
                }
            }
            default -> {}
        }
        return new Presentation(look, nonce, withBadge);
    }

    private static boolean all(List<ContentSecurityPolicy> policies, Predicate<ContentSecurityPolicy> allows) {
        return policies.stream().allMatch(allows);
    }

    private static @Nullable String nonce(List<ContentSecurityPolicy> policies) {
        for (ContentSecurityPolicy policy : policies) {
            String nonce = policy.styleNonce();
            if (nonce != null) {
                return nonce;
            }
        }
        return null;
    }
}
