package dev.beian.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends a page through an injector, cut in some way, and checks what holds for every page. */
record PageRun(
        String output, InjectionResult result, @Nullable Charset charset) {
    static final String MARKUP = "<div data-beian-footer>F</div>";

    /** A way to cut a page. */
    interface Cut {
        int next(int done, int length);
    }

    static final Cut WHOLE = (done, length) -> length;
    static final Cut SINGLE_BYTES = (done, length) -> done + 1;

    static Cut at(int index) {
        return (done, length) -> done < index ? index : length;
    }

    static Cut random(long seed, int most) {
        Random random = new Random(seed);
        return (done, length) -> Math.min(length, done + 1 + random.nextInt(most));
    }

    /** The page in one piece, which must come out the same for every two-way split and byte for byte. */
    static PageRun of(String page) {
        return of(page.getBytes(StandardCharsets.ISO_8859_1), MarkupSyntax.HTML, null);
    }

    static PageRun of(byte[] page, MarkupSyntax syntax, @Nullable Charset declared) {
        PageRun whole = run(page, syntax, declared, WHOLE, MARKUP);
        check(page, whole, run(page, syntax, declared, SINGLE_BYTES, MARKUP), "single bytes");
        for (int i = 1; i < page.length; i++) {
            check(page, whole, run(page, syntax, declared, at(i), MARKUP), "cut at " + i);
        }
        return whole;
    }

    private static void check(byte[] page, PageRun expected, PageRun actual, String how) {
        if (!expected.equals(actual)) {
            throw new AssertionError(how + ": " + actual + " instead of " + expected + " for "
                    + new String(page, StandardCharsets.ISO_8859_1));
        }
    }

    static PageRun run(byte[] page, MarkupSyntax syntax, @Nullable Charset declared, Cut cut, String markup) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] writes = {0};
        Charset[] charset = {null};
        FooterInjector injector = new FooterInjector(
                point -> {
                    charset[0] = point.charset();
                    return markup.getBytes(point.charset() == null ? StandardCharsets.US_ASCII : point.charset());
                },
                syntax,
                declared,
                (bytes, from, length) -> {
                    writes[0]++;
                    out.write(bytes, from, length);
                });
        try {
            for (int done = 0; done < page.length; ) {
                int next = cut.next(done, page.length);
                writes[0] = 0;
                write(injector, page, done, next);
                done = next;
                if (writes[0] > 1
                        || injector.heldLength() > FooterInjector.WINDOW
                        || out.size() + injector.heldLength() != done) {
                    throw new AssertionError("after " + done + " bytes: " + writes[0] + " writes, "
                            + injector.heldLength() + " held, " + out.size() + " out");
                }
            }
            writes[0] = 0;
            injector.finish();
            injector.finish();
            if (writes[0] > 1) {
                throw new AssertionError(writes[0] + " writes at the end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PageRun(out.toString(StandardCharsets.ISO_8859_1), injector.result(), charset[0]);
    }

    /** Sends a piece out of an array that holds something else around it, and nothing of it afterwards. */
    static void write(FooterInjector injector, byte[] page, int from, int to) throws IOException {
        byte[] buffer = new byte[to - from + 6];
        Arrays.fill(buffer, (byte) '<');
        System.arraycopy(page, from, buffer, 3, to - from);
        injector.write(buffer, 3, to - from);
        Arrays.fill(buffer, (byte) '>');
    }

    /** The output as text; the page was UTF-8. */
    String text() {
        return new String(output.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The output with the place of the markup shown as {@code #}. */
    String shown() {
        return output.replace(MARKUP, "#");
    }
}
