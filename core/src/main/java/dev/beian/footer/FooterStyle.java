package dev.beian.footer;

/**
 * How a footer looks, as declarations for {@code style} attributes and as a stylesheet of the same declarations. ASCII
 * only, and without {@code < & "}.
 *
 * <p>A page's own styles are unknown, so everything starts with {@code all: revert} and says what it needs:
 *
 * <ul>
 *   <li><b>Colours.</b> The text takes the lightness of the colour that it inherits, driven to one end of the scale, and
 *       gets a veil of the opposite end behind it: near to the page where the page's own text is readable, and readable
 *       itself on any background, for the veil is dense enough.
 *   <li><b>A row.</b> In a {@code body} that is a flex row, the root has no width ({@code flex-basis: 0}, inline size
 *       contained), so it moves nothing, and it is sticky sideways towards the middle of the window. A percentage of its
 *       width then tells rows from all else: {@code (10em - 100%) * 99} is large in a row, and very negative elsewhere. By
 *       that the line gets its width, and hangs below the row. Everywhere else the root has its container's width and so no
 *       room to move sideways.
 *   <li><b>A full window.</b> Where the {@code body} has a definite height, {@code calc(0% + x)} is {@code x}, else it
 *       computes to {@code auto}. Only then the stage reaches a little above the root, and the line, sticky in it, comes
 *       into a window that cannot be scrolled to its place. Below a short page the root is sticky towards the lower edge of
 *       the window, if the {@code body} reaches there.
 * </ul>
 *
 * <p>A site adjusts it by the custom properties {@code --beian-color}, {@code --beian-background}, {@code
 * --beian-font-size}, {@code --beian-padding} and {@code --beian-gap}.
 */
final class FooterStyle {
    private static final String HEIGHT = "3em"; // of one line with its padding
    private static final String WIDTH = "min(90vw,50em)"; // of the line in a row
    private static final String TRAVEL =
            "clamp(4.5em,(60em - 100vw)*99,6.5em)"; // how far the line comes up; more on a phone
    private static final String IN_ROW = "(10em - 100%)*99"; // large in a row, very negative elsewhere
    private static final String NOT_IN_ROW = "(100% - 10em)*99";

    /** The root: takes the place. */
    static final String ROOT = "all:revert;clear:both;contain:inline-size;display:flow-root;box-sizing:border-box;"
            + "position:sticky;top:calc(100vh - " + HEIGHT + ");inset-inline-start:calc(50% + " + WIDTH
            + "/2);inset-inline-end:calc(50% - "
            + WIDTH
            + "/2);flex:0 0 0%;width:100%;min-width:0;height:calc(0% + " + HEIGHT + ");min-height:" + HEIGHT
            + ";margin:0;padding:0;align-self:flex-end;justify-self:stretch;grid-column:1/-1;column-span:all;"
            + "break-inside:avoid;writing-mode:horizontal-tb;pointer-events:none;"
            + "font-size:var(--beian-font-size,clamp(12px,.75em,14px));line-height:1.5;text-align:center;"
            + "color:var(--beian-color,oklch(from currentcolor clamp(.25,(l - .68)*999,.93) 0 0))";

    /** The stage: where the line may move. */
    static final String STAGE =
            "all:revert;display:block;position:relative;top:calc(0% - " + TRAVEL + ");height:calc(100% + " + TRAVEL
                    + ");width:max(100%,min(" + WIDTH + "," + IN_ROW + "));margin:clamp(0px," + IN_ROW + "," + HEIGHT
                    + ") 0 max(-99em,min(0px," + NOT_IN_ROW + "));margin-inline-start:max(-1*" + WIDTH + ",min(0px,"
                    + NOT_IN_ROW + "))";

    /** The strut above the line. */
    static final String STRUT = "all:revert;display:block;height:calc(0% + " + TRAVEL + ")";

    /** The line with the items. */
    static final String LINE = "all:revert;display:block;position:sticky;bottom:0;box-sizing:border-box;"
            + "padding:var(--beian-padding,.75em 1em);pointer-events:auto;background:var(--beian-background,"
            + "oklch(from currentcolor clamp(0,(.68 - l)*999,1) 0 0/.8));backdrop-filter:blur(6px)";

    /** An item without a link. */
    static final String ITEM =
            "all:revert;display:inline-block;margin:0 var(--beian-gap,.5em);color:inherit;overflow-wrap:anywhere";

    /** An item with a link. The outline of a focused link is the browser's own again, whatever the page says of outlines. */
    static final String LINK =
            ITEM + ";text-decoration:underline 1px;text-underline-offset:.2em;outline:revert!important";

    /** A link whose text stands beside the badge, on one line. */
    static final String BESIDE_BADGE = LINK + ";white-space:nowrap";

    /** The badge. */
    static final String BADGE = "all:revert;height:20px;width:auto;vertical-align:middle;margin:-4px .3em -4px 0";

    /** The rules of the stylesheet. */
    static final String SHEET = sheet();

    private FooterStyle() {}

    private static String sheet() {
        String root =
                ".beian-footer.beian-footer.beian-footer[data-beian-footer]"; // stronger than most rules of a page
        return rule(root, ROOT)
                + rule(root + " .beian-footer-stage", STAGE)
                + rule(root + " .beian-footer-strut", STRUT)
                + rule(root + " .beian-footer-line", LINE)
                + rule(root + " .beian-footer-item", ITEM)
                + rule(root + " a.beian-footer-item", LINK)
                + rule(root + " a.beian-footer-item[data-beian=psb]", BESIDE_BADGE)
                + rule(root + " .beian-footer-badge", BADGE)
                + rule(
                        root + " a.beian-footer-item:focus-visible",
                        "outline:2px solid currentcolor!important;outline-offset:2px");
    }

    private static String rule(String selector, String declarations) {
        return selector + "{" + declarations + "}\n";
    }
}
