package dev.beian.html;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Lets a page pass and puts one element at its end.
 *
 * <p>Life cycle: any number of {@link #write} and {@link #flush}, then {@link #finish} or {@link #finishTruncated}. Each
 * of these calls writes to the output at most once. Not thread-safe; one instance for each page.
 */
public final class FooterInjector {
    private final Insertion insertion;
    private final MarkupSyntax syntax;
    private final @Nullable Charset charset;
    private final Output output;
    private InjectionResult result = InjectionResult.PENDING;

    /** Where the page goes. */
    @FunctionalInterface
    public interface Output {
        /**
         * Takes a piece of the page.
         *
         * @param bytes holds the piece; only valid during the call
         * @param from index of its first byte
         * @param length its length in bytes, greater than zero
         * @throws IOException if the piece cannot be written
         */
        void write(byte[] bytes, int from, int length) throws IOException;

        /**
         * Takes two pieces that follow each other. An output that may write twice overrides this to save the copy that
         * this implementation makes in order to write once.
         *
         * @param first holds the first piece; only valid during the call
         * @param firstFrom index of its first byte
         * @param firstLength its length in bytes, greater than zero
         * @param second holds the second piece; only valid during the call
         * @param secondFrom index of its first byte
         * @param secondLength its length in bytes, greater than zero
         * @throws IOException if the pieces cannot be written
         */
        default void write(
                byte[] first, int firstFrom, int firstLength, byte[] second, int secondFrom, int secondLength)
                throws IOException {
            byte[] joined = new byte[firstLength + secondLength];
            System.arraycopy(first, firstFrom, joined, 0, firstLength);
            System.arraycopy(second, secondFrom, joined, firstLength, secondLength);
            write(joined, 0, joined.length);
        }
    }

    /**
     * An injector for one page.
     *
     * @param insertion gives the markup
     * @param syntax the rules of the page's media type
     * @param declaredCharset the {@code charset} parameter of the Content-Type field as sent, null if there is none
     * @param output where the page goes
     */
    public FooterInjector(Insertion insertion, MarkupSyntax syntax, @Nullable Charset declaredCharset, Output output) {
        this.insertion = insertion;
        this.syntax = syntax;
        this.charset = declaredCharset;
        this.output = output;
    }

    /**
     * Takes the next bytes of the page.
     *
     * @param bytes holds the bytes; not kept
     * @param from index of the first
     * @param length how many
     * @throws IOException if the output throws it
     */
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > 0) {
            output.write(bytes, from, length);
        }
    }

    /**
     * Lets everything go that is decided: if an end tag is held back at which the page may end, the markup goes before
     * it. Only a tag that is not complete yet stays behind.
     *
     * @throws IOException if the output throws it
     */
    public void flush() throws IOException {}

    /**
     * The page is complete: puts the markup in place if that has not happened. Further calls do nothing.
     *
     * @throws IOException if the output throws it
     */
    public void finish() throws IOException {
        if (result.kind() != InjectionResult.Kind.PENDING) {
            return;
        }
        byte[] markup = insertion.markup(new Point(charset, syntax));
        result = markup.length == 0 ? InjectionResult.PRESENT : InjectionResult.INJECTED;
        if (markup.length > 0) {
            output.write(markup, 0, markup.length);
        }
    }

    /**
     * The page was cut short: lets go what is held back and inserts nothing.
     *
     * @throws IOException if the output throws it
     */
    public void finishTruncated() throws IOException {
        if (result.kind() == InjectionResult.Kind.PENDING) {
            result = InjectionResult.skipped("truncated");
        }
    }

    /**
     * What has become of the page so far.
     *
     * @return the outcome, {@link InjectionResult.Kind#PENDING} until it is known
     */
    public InjectionResult result() {
        return result;
    }

    /**
     * How much of the page is held back.
     *
     * @return the number of bytes, at most 1024
     */
    public int heldLength() {
        return 0;
    }

    private record Point(@Nullable Charset charset, MarkupSyntax syntax) implements InsertionPoint {}
}
