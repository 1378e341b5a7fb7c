package dev.beian.footer;

import dev.beian.html.MarkupSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The footer of one site and year in all its variants, each rendered when it is first needed and kept: by look, badge and
 * syntax, and for pages that show some of the items already, by the items that are missing. What is kept is bounded.
 * Thread-safe.
 */
final class FooterVariants {
    private static final int KEPT_PARTS = 64;

    private final FooterRenderer renderer;
    private final List<FooterItem> items;
    private final int all; // one bit for each item that is shown at all
    private final AtomicReferenceArray<RenderedFooter> complete = new AtomicReferenceArray<>(Look.values().length * 4);
    private final Map<Integer, RenderedFooter> parts = new ConcurrentHashMap<>();

    /**
     * The variants.
     *
     * @param renderer writes them
     * @param items all items, at most {@value FooterEdition#MOST_ITEMS}
     * @param all those of them that are shown, one bit for each
     */
    FooterVariants(FooterRenderer renderer, List<FooterItem> items, int all) {
        this.renderer = renderer;
        this.items = items;
        this.all = all;
    }

    /**
     * A variant.
     *
     * @param missing the items to be shown, one bit for each; not zero
     */
    RenderedFooter get(Look look, boolean withBadge, MarkupSyntax syntax, int missing) {
        int variant = (look.ordinal() * 2 + (withBadge ? 1 : 0)) * 2 + (syntax == MarkupSyntax.XML ? 1 : 0);
        if (missing == all) {
            RenderedFooter known = complete.get(variant);
            if (known == null) {
                known = new RenderedFooter(markup(look, withBadge, syntax, missing));
                complete.set(variant, known);
            }
            return known;
        }
        Integer part = missing << 5 | variant; // small, and so not allocated, for the first two items
        RenderedFooter known = parts.get(part);
        if (known == null) {
            known = new RenderedFooter(markup(look, withBadge, syntax, missing));
            if (parts.size() < KEPT_PARTS) {
                parts.put(part, known);
            }
        }
        return known;
    }

    /**
     * The markup of a variant, without keeping it.
     *
     * @param missing the items to be shown, one bit for each; not zero
     */
    String markup(Look look, boolean withBadge, MarkupSyntax syntax, int missing) {
        List<FooterItem> shown = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if ((missing & 1 << i) != 0) {
                shown.add(items.get(i));
            }
        }
        return renderer.render(shown, look, withBadge, syntax);
    }
}
