package dev.beian.benchmarks.stub;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;

/**
 * A container's writer: chars gather in a buffer of 8 Ki, and are encoded when that is full. Without the locks of {@link
 * PrintWriter}, as containers' own writers are.
 */
final class StubWriter extends PrintWriter {
    private static final int SIZE = 8192;

    private final ResponseBuffer buffer;
    private final char[] chars = new char[SIZE];
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    private int length; // of what is in chars
    private Charset charset;
    private CharsetEncoder encoder;

    StubWriter(ResponseBuffer buffer) {
        super(Writer.nullWriter());
        this.buffer = buffer;
    }

    void recycle() {
        length = 0;
    }

    void encodeIn(Charset newCharset) {
        if (!newCharset.equals(charset)) {
            charset = newCharset;
            encoder = newCharset
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
        }
    }

    @Override
    public void write(int c) {
        chars[length++] = (char) c;
        if (length == SIZE) {
            encode();
        }
    }

    @Override
    public void write(char[] text, int from, int count) {
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, SIZE - length);
            System.arraycopy(text, from + done, chars, length, piece);
            done += taken(piece);
        }
    }

    @Override
    public void write(String text, int from, int count) {
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, SIZE - length);
            text.getChars(from + done, from + done + piece, chars, length);
            done += taken(piece);
        }
    }

    private int taken(int piece) {
        length += piece;
        if (length == SIZE) {
            encode();
        }
        return piece;
    }

    @Override
    public void write(char[] text) {
        write(text, 0, text.length);
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void flush() {
        if (length > 0) {
            encode();
        }
    }

    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean checkError() {
        return false;
    }

    /** Text without halves of surrogate pairs at the seams, which is all that the benchmarks have. */
    private void encode() {
        CharBuffer text = CharBuffer.wrap(chars, 0, length);
        encoder.reset();
        do {
            bytes.clear();
            encoder.encode(text, bytes, true);
            buffer.write(bytes.array(), 0, bytes.position());
        } while (text.hasRemaining());
        length = 0;
    }
}
