package dev.beian.benchmarks.stub;

/** Where a response's bytes end up, instead of a connection. */
public interface Sink {
    /** Takes bytes that are only valid during the call. */
    void take(byte[] bytes, int from, int length);

    /** Drops everything. */
    Sink NOWHERE = (bytes, from, length) -> {};
}
