package dev.beian.footer;

/**
 * How a footer looks, as declarations for {@code style} attributes and as a stylesheet.
 *
 * <p>A site adjusts it by the custom properties {@code --beian-color}, {@code --beian-background}, {@code
 * --beian-font-size}, {@code --beian-padding} and {@code --beian-gap}.
 */
final class FooterStyle {
    static final String ROOT = "clear:both;text-align:center;font-size:var(--beian-font-size,12px);line-height:1.6;"
            + "padding:var(--beian-padding,.5em 1em);"
            + "color:var(--beian-color,#222);background:var(--beian-background,rgba(255,255,255,.65))";
    static final String LINE = "display:block";
    static final String ITEM = "display:inline-block;margin:0 var(--beian-gap,.5em);color:inherit";
    static final String BADGE = "height:20px;width:auto;vertical-align:middle;margin:0 .25em 0 0;border:0";

    /** The rules of the stylesheet. */
    static final String SHEET = ".beian-footer{" + ROOT + "}\n"
            + ".beian-footer-line{" + LINE + "}\n"
            + ".beian-footer-item{" + ITEM + "}\n"
            + ".beian-footer-badge{" + BADGE + "}\n";

    private FooterStyle() {}
}
