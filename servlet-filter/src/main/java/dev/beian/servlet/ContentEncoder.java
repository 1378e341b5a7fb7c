package dev.beian.servlet;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Puts a body into the gzip or the deflate coding, piece by piece.
 *
 * <p>Not thread-safe; holds memory outside of the heap until {@link #end()}.
 */
final class ContentEncoder {
    private static final byte[] GZIP_HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final boolean gzip;
    private final ByteArrayOutputStream out;
    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] piece = new byte[4096];
    private boolean begun;
    private boolean dirty; // something was written since the last flush

    /**
     * An encoder for one body.
     *
     * @param gzip gzip, else deflate
     * @param raw deflate without its header
     * @param out takes the encoded bytes
     */
    ContentEncoder(boolean gzip, boolean raw, ByteArrayOutputStream out) {
        this.gzip = gzip;
        this.out = out;
        this.deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, gzip || raw);
    }

    /** Takes bytes of the body. */
    void encode(byte[] bytes, int from, int length) {
        begin();
        dirty = true;
        checksum.update(bytes, from, length);
        deflater.setInput(bytes, from, length);
        while (!deflater.needsInput()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
    }

    /** Brings out all that was taken, so that whoever reads can decode it. */
    void flush() {
        if (!dirty) {
            return;
        }
        dirty = false;
        int got = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
        while (got > 0) {
            out.write(piece, 0, got);
            got = got < piece.length ? 0 : deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
        }
    }

    /** The body is complete. */
    void finish() {
        begin();
        long length = deflater.getBytesRead();
        deflater.finish();
        while (!deflater.finished()) {
            out.write(piece, 0, deflater.deflate(piece));
        }
        if (gzip) {
            writeInt(checksum.getValue());
            writeInt(length);
        }
    }

    private void begin() {
        if (!begun && gzip) {
            out.writeBytes(GZIP_HEADER);
        }
        begun = true;
    }

    private void writeInt(long value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >>> shift) & 0xFF);
        }
    }

    /** Gives the memory back. */
    void end() {
        deflater.end();
    }
}
