package dev.beian.benchmarks.stub;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** A container's stream. */
final class StubOutputStream extends ServletOutputStream {
    private final ResponseBuffer buffer;

    StubOutputStream(ResponseBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public void write(int b) {
        buffer.write((byte) b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        buffer.write(bytes, from, length);
    }

    @Override
    public void flush() {
        buffer.flush();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException("nobody listens in the benchmarks");
    }
}
