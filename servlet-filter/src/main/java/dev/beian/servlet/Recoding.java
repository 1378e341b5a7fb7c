package dev.beian.servlet;

import dev.beian.servlet.http.ContentCoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a page out of its content coding and puts it back in, on both sides of the injector.
 *
 * <p>Its life: what the application writes is <em>held</em> as it is until it is decided that the page gets a footer, so
 * that a page that gets none goes out with its own bytes; from the decision on the page is <em>recoded</em> as it comes.
 * Not thread-safe; holds memory outside of the heap until {@link #end()}.
 */
final class Recoding {
    private final ContentCoding coding;
    private final ContentDecoder decoder;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(1024);
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(1024);
    private @Nullable ContentEncoder encoder;
    private boolean begun;

    /** A page in {@link ContentCoding#GZIP} or {@link ContentCoding#DEFLATE}. */
    Recoding(ContentCoding coding) {
        this.coding = coding;
        this.decoder = new ContentDecoder(coding);
    }

    /** Keeps bytes as the application wrote them. */
    void hold(byte[] bytes, int from, int length) {
        held.write(bytes, from, length);
    }

    /** How many bytes are held. */
    int heldLength() {
        return held.size();
    }

    /** What is held. */
    byte[] held() {
        return held.toByteArray();
    }

    /** Decodes what is held, which is held still. */
    void decodeHeld(ContentDecoder.Sink page) throws IOException {
        byte[] first = held.toByteArray();
        decoder.decode(first, 0, first.length, page);
    }

    /** From here on the page goes out recoded. */
    void begin(ContentDecoder.Sink page) throws IOException {
        if (!begun) {
            begun = true;
            decodeHeld(page);
            held.reset();
        }
    }

    /** Whether the page goes out recoded. */
    boolean hasBegun() {
        return begun;
    }

    /** Decodes the next bytes of the application. */
    void decode(byte[] bytes, int from, int length, ContentDecoder.Sink page) throws IOException {
        decoder.decode(bytes, from, length, page);
    }

    /** Whether the page has ended as its coding says. */
    boolean isComplete() {
        return decoder.isComplete();
    }

    /** Whether the page is not in the coding that it is said to be in. */
    boolean isMalformed() {
        return decoder.isMalformed();
    }

    /** Takes bytes of the page as it is to go out. */
    void encode(byte[] bytes, int from, int length) {
        encoder().encode(bytes, from, length);
    }

    /** Brings out all that was encoded so far. */
    void flush() {
        encoder().flush();
    }

    /** The page is complete. */
    void finish() {
        encoder().finish();
    }

    /** What is encoded since the last call. */
    byte[] takeEncoded() {
        byte[] taken = encoded.toByteArray();
        encoded.reset();
        return taken;
    }

    private ContentEncoder encoder() {
        ContentEncoder known = encoder;
        if (known == null) {
            known = new ContentEncoder(coding == ContentCoding.GZIP, decoder.isRaw(), encoded);
            encoder = known;
        }
        return known;
    }

    /** Gives the memory back. */
    void end() {
        decoder.end();
        if (encoder != null) {
            encoder.end();
        }
    }
}
