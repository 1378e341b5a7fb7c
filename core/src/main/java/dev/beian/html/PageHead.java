package dev.beian.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page declares for itself, as far as it matters to a footer: its content security policies (HTML Standard, "Content
 * security policy state" of {@code <meta http-equiv>}) and what its addresses are relative to ("The base element"). Not
 * thread-safe; one instance for each page that declares anything.
 */
final class PageHead {
    /** What stands for a policy that is too long, or one too many: nothing is allowed. */
    static final String STRICTEST = "default-src 'none'; style-src 'none'; img-src 'none'";

    /** What stands for a base that is too long to be kept: no page's own. */
    static final String BASE_TOO_LONG = "too-long:";

    private static final int MOST = 16;
    private static final String POLICY = "content-security-policy";

    private List<String> policies = List.of();
    private @Nullable String baseHref;

    /**
     * Whether a {@code meta} start tag may declare a policy. Nearly all others have no such letter, and need not be read.
     *
     * @param to index behind its {@code >}, or behind what could be kept of it
     */
    static boolean mayBePolicy(byte[] bytes, int from, int to) {
        return Swar.indexOfEither(bytes, from, to, 'q', 'Q') < to; // of http-equiv
    }

    /** Whether a {@code meta} start tag declares a policy. */
    static boolean isPolicy(TagText tag) {
        return tag.find("http-equiv") && tag.isValue(POLICY);
    }

    /**
     * A policy is declared.
     *
     * @param tag the start tag, read from its start; null if it is too long to be kept
     */
    void policy(@Nullable TagText tag) {
        if (policies.size() > MOST) {
            return;
        }
        String policy = tag == null || policies.size() == MOST ? STRICTEST : tag.valueOf("content");
        if (policy != null && !policy.isBlank()) {
            List<String> more = new ArrayList<>(policies);
            more.add(policy);
            policies = List.copyOf(more);
        }
    }

    /**
     * A {@code base} start tag. The first with an address counts.
     *
     * @param tag the tag, read from its start; null if it is too long to be kept
     */
    void base(@Nullable TagText tag) {
        if (baseHref == null) {
            baseHref = tag == null ? BASE_TOO_LONG : tag.valueOf("href");
        }
    }

    /** The policies so far, in order. */
    List<String> policies() {
        return policies;
    }

    /** The address of the base as written, character references decoded; null if the page declares none. */
    @Nullable String baseHref() {
        return baseHref;
    }
}
