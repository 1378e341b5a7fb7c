package dev.beian.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The content security policies that a page declares in its head: HTML Standard, "Content security policy state" of
 * {@code <meta http-equiv>}. Not thread-safe; one instance for each page.
 */
final class MetaPolicies {
    /** What stands for a policy that is too long, or one too many: nothing is allowed. */
    static final String STRICTEST = "default-src 'none'; style-src 'none'; img-src 'none'";

    private static final int MOST = 16;
    private static final String NAME = "content-security-policy";

    private List<String> texts = List.of();

    /** A {@code meta} start tag in the page's head, whole in an array, or as much as could be kept of it. */
    void meta(byte[] bytes, int from, int to, boolean whole) {
        String name = new TagText(bytes, from, to).valueOf("http-equiv");
        if (!NAME.equalsIgnoreCase(name) || texts.size() > MOST) {
            return;
        }
        String policy = whole && texts.size() < MOST ? new TagText(bytes, from, to).valueOf("content") : STRICTEST;
        if (policy != null && !policy.isBlank()) {
            List<String> more = new ArrayList<>(texts);
            more.add(policy);
            texts = List.copyOf(more);
        }
    }

    /** The policies so far, in order. */
    List<String> texts() {
        return texts;
    }
}
