package dev.beian.html;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;

/** The Encoding Standard's "replacement": stateful encodings of which a browser shows nothing, for safety's sake. */
final class ReplacementCharset extends Charset {
    static final String NAME = "replacement";
    static final Charset INSTANCE = new ReplacementCharset();

    private ReplacementCharset() {
        super(NAME, null);
    }

    @Override
    public boolean contains(Charset other) {
        return false;
    }

    @Override
    public CharsetDecoder newDecoder() {
        throw new UnsupportedOperationException("nothing is read in this encoding");
    }

    @Override
    public boolean canEncode() {
        return false;
    }

    @Override
    public CharsetEncoder newEncoder() {
        throw new UnsupportedOperationException("nothing is written in this encoding");
    }
}
