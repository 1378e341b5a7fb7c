package dev.beian.footer;

import dev.beian.html.MarkupSyntax;
import dev.beian.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the markup of a site's footer: one {@code div} with the items, each with its kind in {@code data-beian}. Immutable
 * and thread-safe.
 */
final class FooterRenderer {
    /** Class name of the root element. */
    static final String ROOT_CLASS = "beian-footer";

    /** Class name of the line that holds the items. */
    static final String LINE_CLASS = "beian-footer-line";

    /** Class name of every item. */
    static final String ITEM_CLASS = "beian-footer-item";

    /** Class name of the badge's image. */
    static final String BADGE_CLASS = "beian-footer-badge";

    /** Stands for the nonce of the page's policy until a page gives one. */
    static final String NONCE_PLACE = "beian-nonce-place";

    private static final String LABEL = "网站备案信息";

    private final String rootClasses;
    private final FooterAssets assets;

    /**
     * A renderer.
     *
     * @param site whose footer it is
     * @param assets what the filter serves for it
     */
    FooterRenderer(Site site, FooterAssets assets) {
        StringBuilder classes = new StringBuilder(ROOT_CLASS);
        site.footer().classes().forEach(name -> classes.append(' ').append(name));
        this.rootClasses = classes.toString();
        this.assets = assets;
    }

    /**
     * The markup.
     *
     * @param items what is shown, in this order; at least one
     * @param look where the styling comes from
     * @param withBadge whether the badge may be shown, if there is one
     * @param syntax the rules of the page
     */
    String render(List<FooterItem> items, Look look, boolean withBadge, MarkupSyntax syntax) {
        Markup markup = new Markup(syntax);
        markup.start("div").flag("data-beian-footer").attribute("class", rootClasses);
        markup.attribute("lang", "zh-CN").attribute("dir", "ltr");
        markup.attribute("role", "region")
                .attribute("aria-label", LABEL); // a landmark, as all content should be in one
        style(markup, look, FooterStyle.ROOT);
        stylesheet(markup, look);
        markup.start("div").attribute("class", LINE_CLASS);
        style(markup, look, FooterStyle.LINE);
        boolean first = true;
        for (FooterItem item : items) {
            if (!first) {
                markup.space();
            }
            first = false;
            item(markup, item, look, withBadge);
        }
        return markup.end().end().toString();
    }

    private void stylesheet(Markup markup, Look look) {
        String href = assets.stylesheetHref();
        if (look == Look.EMBEDDED) {
            markup.start("style")
                    .attribute("nonce", NONCE_PLACE)
                    .stylesheet(FooterStyle.SHEET)
                    .end();
        } else if (look == Look.LINKED && href != null) {
            markup.start("link")
                    .attribute("rel", "stylesheet")
                    .attribute("href", href)
                    .endVoid();
        }
    }

    private void item(Markup markup, FooterItem item, Look look, boolean withBadge) {
        String href = item.href();
        markup.start(href == null ? "span" : "a")
                .attribute("data-beian", item.kind().attribute());
        markup.attribute("class", ITEM_CLASS);
        if (href != null) {
            markup.attribute("href", href).attribute("target", "_blank").attribute("rel", "noreferrer noopener");
        } else {
            markup.attribute("dir", "auto"); // a name in another script keeps its own direction
        }
        style(markup, look, FooterStyle.ITEM);
        if (item.kind() == ItemKind.PSB && withBadge) {
            badge(markup, assets.badgeSrc(), look);
        }
        markup.text(item.text()).end();
    }

    private static void badge(Markup markup, @Nullable String src, Look look) {
        if (src != null) {
            markup.start("img").attribute("src", src).attribute("alt", "").attribute("height", "20");
            markup.attribute("class", BADGE_CLASS);
            style(markup, look, FooterStyle.BADGE);
            markup.endVoid();
        }
    }

    private static void style(Markup markup, Look look, String declarations) {
        if (look == Look.INLINE) {
            markup.attribute("style", declarations);
        }
    }
}
