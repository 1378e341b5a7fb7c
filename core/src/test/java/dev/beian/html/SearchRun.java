package dev.beian.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What an injector says of a page that was searched on its way. */
record SearchRun(
        String found, List<String> policies, @Nullable String base) {
    private static final byte[] NOTHING = {};

    /** The page cut in one way. For each number: {@code -} not shown, {@code s} shown, {@code l} shown in its link. */
    static SearchRun run(
            byte[] page, MarkupSyntax syntax, @Nullable Charset declared, PageSearch search, PageRun.Cut cut) {
        StringBuilder found = new StringBuilder();
        List<String> policies = new ArrayList<>();
        AtomicReference<@Nullable String> base = new AtomicReference<>();
        FooterInjector injector = new FooterInjector(
                point -> {
                    for (int i = 0; i < search.wanted().size(); i++) {
                        found.append(point.isLinked(i) ? 'l' : point.isShown(i) ? 's' : '-');
                    }
                    policies.addAll(point.metaPolicies());
                    base.set(point.baseHref());
                    return NOTHING;
                },
                syntax,
                declared,
                search,
                (bytes, from, length) -> {});
        try {
            for (int done = 0; done < page.length; ) {
                int next = cut.next(done, page.length);
                PageRun.write(injector, page, done, next);
                done = next;
            }
            injector.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (injector.result().kind() != InjectionResult.Kind.PRESENT) {
            found.append(injector.result());
        }
        return new SearchRun(found.toString(), policies, base.get());
    }

    /** The page in one piece, in single bytes and in two pieces of every length, which must make no difference. */
    static SearchRun of(byte[] page, MarkupSyntax syntax, @Nullable Charset declared, PageSearch search) {
        SearchRun whole = run(page, syntax, declared, search, PageRun.WHOLE);
        check(whole, run(page, syntax, declared, search, PageRun.SINGLE_BYTES), "single bytes");
        for (int i = 1; i < page.length; i++) {
            check(whole, run(page, syntax, declared, search, PageRun.at(i)), "cut at " + i);
        }
        return whole;
    }

    private static void check(SearchRun expected, SearchRun actual, String how) {
        if (!expected.equals(actual)) {
            throw new AssertionError(how + ": " + actual + " instead of " + expected);
        }
    }
}
