package dev.beian.footer;

import dev.beian.html.InsertionPoint;
import dev.beian.html.MarkupSyntax;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page as a footer is told of it.
 *
 * @param shown the indexes of the numbers that the page shows
 * @param linked those of them that stand in the right link
 */
record PageEnd(
        @Nullable Charset charset,
        MarkupSyntax syntax,
        Set<Integer> shown,
        Set<Integer> linked,
        List<String> metaPolicies,
        @Nullable String baseHref)
        implements InsertionPoint {
    static final PageEnd HTML =
            new PageEnd(StandardCharsets.UTF_8, MarkupSyntax.HTML, Set.of(), Set.of(), List.of(), null);
    static final PageEnd XHTML =
            new PageEnd(StandardCharsets.UTF_8, MarkupSyntax.XML, Set.of(), Set.of(), List.of(), null);

    static PageEnd showing(Set<Integer> shown, Set<Integer> linked) {
        return new PageEnd(StandardCharsets.UTF_8, MarkupSyntax.HTML, shown, linked, List.of(), null);
    }

    static PageEnd withMetaPolicies(String... policies) {
        return new PageEnd(StandardCharsets.UTF_8, MarkupSyntax.HTML, Set.of(), Set.of(), List.of(policies), null);
    }

    static PageEnd withBase(String href) {
        return new PageEnd(StandardCharsets.UTF_8, MarkupSyntax.HTML, Set.of(), Set.of(), List.of(), href);
    }

    /** The markup of a footer as text, for a page in UTF-8. */
    String of(SiteFooter footer, String... policies) {
        return new String(footer.markup(charset, this, List.of(policies), null), StandardCharsets.UTF_8);
    }

    @Override
    public boolean isShown(int wanted) {
        return shown.contains(wanted);
    }

    @Override
    public boolean isLinked(int wanted) {
        return linked.contains(wanted);
    }
}
