package dev.beian.benchmarks.stub;

/** A container's buffer of bytes. */
final class ResponseBuffer {
    /** Its size in bytes, that of Tomcat. */
    static final int SIZE = 8192;

    private final byte[] bytes = new byte[SIZE];
    private Sink sink = Sink.NOWHERE;
    private int length; // of what is in it
    private long sent; // what has left it
    private boolean committed;

    void recycle(Sink newSink) {
        sink = newSink;
        length = 0;
        sent = 0;
        committed = false;
    }

    void write(byte[] source, int from, int count) {
        int done = 0;
        while (done < count) {
            int piece = Math.min(count - done, SIZE - length);
            System.arraycopy(source, from + done, bytes, length, piece);
            length += piece;
            done += piece;
            if (length == SIZE) {
                flush();
            }
        }
    }

    void write(byte b) {
        bytes[length++] = b;
        if (length == SIZE) {
            flush();
        }
    }

    void flush() {
        committed = true;
        if (length > 0) {
            sink.take(bytes, 0, length);
            sent += length;
            length = 0;
        }
    }

    void reset() {
        if (committed) {
            throw new IllegalStateException("committed");
        }
        length = 0;
    }

    boolean isCommitted() {
        return committed;
    }

    long sent() {
        return sent;
    }
}
