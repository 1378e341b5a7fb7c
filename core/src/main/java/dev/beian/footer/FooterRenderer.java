package dev.beian.footer;

import dev.beian.html.MarkupSyntax;
import dev.beian.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the markup of a site's footer: one {@code div} with the items, each with its kind in {@code data-beian}. Boxes in
 * it are {@code span} elements, so that the first {@code </div>} of the markup is also its end, for tools that look for
 * it by a simple pattern. Immutable and thread-safe.
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

    private static final String PLAIN_COLOR = "#333333";
    private static final String PLAIN_BACKGROUND = "#f6f6f6";
    private static final String LABEL = "网站备案信息";

    private final String rootClasses;
    private final @Nullable String badgeSrc;
    private final @Nullable String stylesheetHref;

    /**
     * A renderer.
     *
     * @param site whose footer it is
     * @param assets its badge and stylesheet
     * @param contextPath the path of the application's context; empty for the root
     */
    FooterRenderer(Site site, FooterAssets assets, String contextPath) {
        StringBuilder classes = new StringBuilder(ROOT_CLASS);
        for (String name : site.footer().classes()) {
            classes.append(' ').append(name);
        }
        this.rootClasses = classes.toString();
        this.badgeSrc = assets.badgeSrc(contextPath);
        this.stylesheetHref = assets.stylesheetHref(contextPath);
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
        markup.attribute("lang", "zh-CN");
        markup.attribute("role", "region")
                .attribute("aria-label", LABEL); // a landmark, as all content should be in one
        style(markup, look, FooterStyle.ROOT);
        stylesheet(markup, look);
        switch (look) {
            case PLAIN -> plain(markup, items, withBadge);
            case CLASS -> line(markup, items, look, withBadge);
            default -> {
                box(markup, look, "beian-footer-stage", FooterStyle.STAGE);
                box(markup, look, "beian-footer-strut", FooterStyle.STRUT).end();
                line(markup, items, look, withBadge);
                markup.end();
            }
        }
        return markup.end().toString();
    }

    private void stylesheet(Markup markup, Look look) {
        String href = stylesheetHref;
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

    /** Centred, small, and dark on light, by nothing but attributes. */
    private void plain(Markup markup, List<FooterItem> items, boolean withBadge) {
        markup.attribute("align", "center");
        markup.start("table").attribute("role", "presentation").attribute("align", "center");
        markup.attribute("bgcolor", PLAIN_BACKGROUND)
                .attribute("cellpadding", "6")
                .attribute("dir", "ltr");
        markup.start("tbody").start("tr").start("td").attribute("align", "center");
        markup.start("small").start("font").attribute("color", PLAIN_COLOR);
        items(markup, items, Look.PLAIN, withBadge);
        markup.end().end().end().end().end().end();
    }

    private void line(Markup markup, List<FooterItem> items, Look look, boolean withBadge) {
        markup.start("span")
                .attribute("class", LINE_CLASS)
                .attribute("dir", "ltr"); // the root follows the page's direction
        style(markup, look, FooterStyle.LINE);
        items(markup, items, look, withBadge);
        markup.end();
    }

    private static Markup box(Markup markup, Look look, String className, String declarations) {
        markup.start("span").attribute("class", className);
        style(markup, look, declarations);
        return markup;
    }

    private void items(Markup markup, List<FooterItem> items, Look look, boolean withBadge) {
        boolean first = true;
        for (FooterItem item : items) {
            if (!first) {
                markup.space();
            }
            first = false;
            item(markup, item, look, withBadge);
        }
    }

    private void item(Markup markup, FooterItem item, Look look, boolean withBadge) {
        String href = item.href();
        String badge = item.kind() == ItemKind.PSB && withBadge ? badgeSrc : null;
        markup.start(href == null ? "span" : "a")
                .attribute("data-beian", item.kind().attribute());
        markup.attribute("class", ITEM_CLASS);
        if (href == null) {
            markup.attribute("dir", "auto"); // a name in another script keeps its own direction
            style(markup, look, FooterStyle.ITEM);
        } else {
            markup.attribute("href", href).attribute("target", "_blank").attribute("rel", "noreferrer noopener");
            style(markup, look, badge == null ? FooterStyle.LINK : FooterStyle.BESIDE_BADGE);
        }
        badge(markup, badge, look);
        if (look == Look.PLAIN && href != null) {
            markup.start("font")
                    .attribute("color", PLAIN_COLOR)
                    .text(item.text())
                    .end(); // links have their own colour
        } else {
            markup.text(item.text());
        }
        markup.end();
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
