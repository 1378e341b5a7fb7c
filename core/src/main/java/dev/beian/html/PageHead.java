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

    private static final byte[] NOTHING = {};
    private static final int MOST = 16;
    private static final String POLICY = "content-security-policy";

    private final TagText tag = new TagText(NOTHING, 0, 0);
    private List<String> policies = List.of();
    private @Nullable String baseHref;

    /** A {@code meta} start tag in the page's head, whole in an array, or as much as could be kept of it. */
    void meta(byte[] bytes, int from, int to, boolean whole) {
        tag.read(bytes, from, to);
        if (!tag.find("http-equiv") || !tag.isValue(POLICY) || policies.size() > MOST) {
            return;
        }
        String policy = STRICTEST;
        if (whole && policies.size() < MOST) {
            tag.read(bytes, from, to);
            policy = tag.valueOf("content");
        }
        if (policy != null && !policy.isBlank()) {
            List<String> more = new ArrayList<>(policies);
            more.add(policy);
            policies = List.copyOf(more);
        }
    }

    /** A {@code base} start tag, whole in an array, or as much as could be kept of it. The first with an address counts. */
    void base(byte[] bytes, int from, int to, boolean whole) {
        if (baseHref == null) {
            tag.read(bytes, from, to);
            baseHref = whole ? tag.valueOf("href") : BASE_TOO_LONG;
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
