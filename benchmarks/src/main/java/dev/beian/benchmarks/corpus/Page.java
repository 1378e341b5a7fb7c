package dev.beian.benchmarks.corpus;

import java.nio.charset.Charset;
import java.util.Arrays;

/** A page as an application sends it: in pieces, as file servlets and buffering template engines have them. */
public final class Page {
    /** Length of a piece in bytes; the last one may be shorter. */
    public static final int PIECE = 8192;

    private final String name;
    private final byte[] bytes;
    private final Charset charset;
    private final byte[][] pieces;

    /**
     * A page.
     *
     * @param name tells it apart in messages
     * @param bytes its content; not to be changed
     * @param charset the encoding that its Content-Type field names
     */
    public Page(String name, byte[] bytes, Charset charset) {
        this.name = name;
        this.bytes = bytes;
        this.charset = charset;
        this.pieces = new byte[(bytes.length + PIECE - 1) / PIECE][];
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = Arrays.copyOfRange(bytes, i * PIECE, Math.min(bytes.length, (i + 1) * PIECE));
        }
    }

    /** Tells it apart in messages. */
    public String name() {
        return name;
    }

    /** Its content. */
    public byte[] bytes() {
        return bytes;
    }

    /** Its content in pieces. */
    public byte[][] pieces() {
        return pieces;
    }

    /** The encoding that its Content-Type field names. */
    public Charset charset() {
        return charset;
    }

    /** The value of its Content-Type field. */
    public String contentType() {
        return "text/html;charset=" + charset.name();
    }

    /** Its text. */
    public String text() {
        return new String(bytes, charset);
    }

    @Override
    public String toString() {
        return name;
    }
}
