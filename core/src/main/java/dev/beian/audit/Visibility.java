package dev.beian.audit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Whether an element's own markup hides what it contains: its name, its attributes, its {@code style}. Style sheets are
 * not looked at; only a browser knows what they come to.
 */
final class Visibility {
    /** Elements whose text no browser that runs scripts renders as the page's text. */
    private static final Set<String> UNRENDERED = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "noframes",
            "noembed",
            "iframe",
            "object",
            "audio",
            "video",
            "canvas",
            "head",
            "title",
            "textarea",
            "select",
            "datalist",
            "svg",
            "math",
            "embed");

    /** Declarations that hide by themselves, in a style whose white space is removed. */
    private static final Pattern HIDING = Pattern.compile(
            "(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\\.0*)?%?|font-size:0(?:px|em|rem|pt|%)?"
                    + "|color:transparent|text-indent:-\\d{3,}\\w*|clip:rect\\(0|clip-path:(?:inset\\((?:50|100)%|circle\\(0)"
                    + "|transform:scale\\(0(?:,0)?\\)|content-visibility:hidden)(?=;|!|$|[,)p])");

    /** Moved out of the page: only together with a position. */
    private static final Pattern POSITIONED = Pattern.compile("(?:^|;)position:(?:absolute|fixed)");

    private static final Pattern FAR_AWAY = Pattern.compile("(?:^|;)(?:left|top|right|bottom|inset):-\\d{3,}");

    /** No room: only together with overflow that is cut. */
    private static final Pattern NO_ROOM =
            Pattern.compile("(?:^|;)(?:max-)?(?:width|height):0(?:px|em|rem|pt|%)?(?=;|!|$)");

    private static final Pattern CUT = Pattern.compile("(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)");

    private Visibility() {}

    /** Whether the element's content is not rendered as text at all. */
    static boolean isUnrendered(Element element) {
        return UNRENDERED.contains(element.normalName());
    }

    /** Whether the element is hidden, and with it all that it contains. */
    static boolean isHidden(Element element) {
        if (element.hasAttr("hidden")) {
            return true;
        }
        String name = element.normalName();
        if (name.equals("dialog") && !element.hasAttr("open")) {
            return true;
        }
        Element parent = element.parent();
        if (parent != null
                && parent.normalName().equals("details")
                && !parent.hasAttr("open")
                && !name.equals("summary")) {
            return true;
        }
        return element.hasAttr("style") && isHiding(element.attr("style"));
    }

    /** Whether a {@code style} attribute hides its element. */
    static boolean isHiding(String style) {
        String compact =
                style.toLowerCase(Locale.ROOT).replaceAll("/\\*.*?\\*/", "").replaceAll("\\s+", "");
        return HIDING.matcher(compact).find()
                || (POSITIONED.matcher(compact).find()
                        && FAR_AWAY.matcher(compact).find())
                || (CUT.matcher(compact).find() && NO_ROOM.matcher(compact).find());
    }
}
