package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import dev.beian.html.FooterInjector;
import dev.beian.html.MarkupSyntax;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Our injector alone, its output copied as a container copies it. */
public final class InjectorRun {
    private final byte[] buffer = new byte[Page.PIECE];

    /** Lets a page pass. */
    public void serve(Page page, Sink sink) throws IOException {
        FooterInjector injector = new FooterInjector(
                point -> {
                    Charset charset = point.charset();
                    return Footer.bytes(charset == null ? StandardCharsets.US_ASCII : charset);
                },
                MarkupSyntax.HTML,
                page.charset(),
                Footer.SEARCH,
                (bytes, from, length) -> copy(bytes, from, length, sink));
        for (byte[] piece : page.pieces()) {
            injector.write(piece, 0, piece.length);
        }
        injector.finish();
    }

    private void copy(byte[] bytes, int from, int length, Sink sink) {
        for (int done = 0; done < length; ) {
            int piece = Math.min(buffer.length, length - done);
            System.arraycopy(bytes, from + done, buffer, 0, piece);
            sink.take(buffer, 0, piece);
            done += piece;
        }
    }
}
