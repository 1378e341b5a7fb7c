package dev.beian.servlet;

import dev.beian.servlet.http.ContentCoding;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Takes the gzip (RFC 1952) or deflate (RFC 1950, or RFC 1951 without its header as some senders have it) coding off a
 * body, piece by piece.
 *
 * <p>A gzip body may have several members; what follows the last one is padding and means nothing. Never throws on
 * malformed input: it stops there and says so. Not thread-safe; holds memory outside of the heap until {@link #end()}.
 */
final class ContentDecoder {
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int FHCRC = 2;

    private enum State {
        /** Before the first byte, or between two members. */
        START,
        /** In the ten bytes with which a gzip member begins; {@code count} of them are read. */
        FIXED_HEADER,
        /** In the two bytes with the length of the extra field. */
        EXTRA_LENGTH,
        /** In the extra field; {@code count} bytes are left. */
        EXTRA,
        /** In the file's name, which ends with a zero byte. */
        NAME,
        /** In the comment, which ends with a zero byte. */
        COMMENT,
        /** In the header's checksum; {@code count} bytes are read. */
        HEADER_CHECKSUM,
        /** In the compressed data. */
        DATA,
        /** In checksum and length; {@code count} of the eight bytes are read. */
        TRAILER,
        /** Complete; all that follows means nothing. */
        PADDING,
        /** Not in this coding, or damaged. */
        MALFORMED
    }

    /** Where the decoded bytes go. */
    @FunctionalInterface
    interface Sink {
        /** Takes bytes, which are valid during the call only. */
        void take(byte[] bytes, int from, int length) throws IOException;
    }

    private final boolean gzip;
    private final byte[] decoded = new byte[8192];
    private final CRC32 checksum = new CRC32();
    private Inflater inflater;
    private boolean raw;
    private State state = State.START;
    private int count;
    private int flags;
    private int first; // the byte of a deflate body that came before its second
    private long trailer;
    private long length; // of the current member, decoded
    private boolean complete;

    /** A decoder for {@link ContentCoding#GZIP} or {@link ContentCoding#DEFLATE}. */
    ContentDecoder(ContentCoding coding) {
        gzip = coding == ContentCoding.GZIP;
        inflater = new Inflater(gzip);
    }

    /** Whether a deflate body came without the header of RFC 1950. */
    boolean isRaw() {
        return raw;
    }

    /** Whether what came so far may be the whole body. */
    boolean isComplete() {
        return complete && state != State.MALFORMED;
    }

    /** Whether the body is not in this coding, or damaged. */
    boolean isMalformed() {
        return state == State.MALFORMED;
    }

    /** Takes the next bytes of the body, and hands on what they decode to. */
    void decode(byte[] bytes, int from, int size, Sink sink) throws IOException {
        int at = from;
        int to = from + size;
        while (at < to && state != State.MALFORMED && state != State.PADDING) {
            if (state == State.DATA) {
                at = inflate(bytes, at, to, sink);
            } else if (gzip) {
                readFrame(bytes[at++] & 0xFF);
            } else {
                at = readDeflateHeader(bytes, at);
            }
        }
    }

    private int inflate(byte[] bytes, int from, int to, Sink sink) throws IOException {
        inflater.setInput(bytes, from, to - from);
        try {
            int got = inflater.inflate(decoded);
            while (got > 0) {
                checksum.update(decoded, 0, got);
                length += got;
                sink.take(decoded, 0, got);
                got = inflater.inflate(decoded);
            }
        } catch (DataFormatException damaged) {
            state = State.MALFORMED;
            return to;
        }
        if (inflater.needsDictionary()) {
            state = State.MALFORMED;
            return to;
        }
        if (!inflater.finished()) {
            return to;
        }
        int left = inflater.getRemaining();
        if (gzip) {
            enter(State.TRAILER);
            trailer = 0;
        } else {
            complete = true;
            state = State.PADDING;
        }
        return to - left;
    }

    /** Reads the first two bytes of a deflate body, which tell whether it has a header. */
    private int readDeflateHeader(byte[] bytes, int at) {
        int b = bytes[at] & 0xFF;
        if (count == 0) {
            first = b;
            count = 1;
            return at + 1;
        }
        boolean header = (first & 0x0F) == 8 && ((first << 8) + b) % 31 == 0;
        if (!header) {
            inflater.end();
            inflater = new Inflater(true);
            raw = true;
        }
        state = State.DATA;
        inflater.setInput(new byte[] {(byte) first});
        try {
            inflater.inflate(decoded); // one byte decodes to nothing yet
        } catch (DataFormatException damaged) {
            state = State.MALFORMED;
        }
        return at;
    }

    /** Reads a byte of what stands around the data of a gzip member. */
    private void readFrame(int b) {
        switch (state) {
            case START -> {
                if (b == 0x1F) {
                    enter(State.FIXED_HEADER);
                    count = 1;
                } else {
                    state = complete ? State.PADDING : State.MALFORMED;
                }
            }
            case FIXED_HEADER -> readFixedHeader(b);
            case EXTRA_LENGTH -> {
                trailer |= (long) b << (8 * count++);
                if (count == 2) {
                    int extra = (int) trailer;
                    flags &= ~FEXTRA;
                    if (extra == 0) {
                        readOptions();
                    } else {
                        state = State.EXTRA;
                        count = extra;
                    }
                }
            }
            case EXTRA -> {
                if (--count == 0) {
                    readOptions();
                }
            }
            case NAME -> {
                if (b == 0) {
                    flags &= ~FNAME;
                    readOptions();
                }
            }
            case COMMENT -> {
                if (b == 0) {
                    flags &= ~FCOMMENT;
                    readOptions();
                }
            }
            case HEADER_CHECKSUM -> {
                if (++count == 2) {
                    flags &= ~FHCRC;
                    readOptions();
                }
            }
            case TRAILER -> readTrailer(b);
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void readFixedHeader(int b) {
        boolean right = (count != 1 || b == 0x8B) && (count != 2 || b == 8) && (count != 3 || (b & 0xE0) == 0);
        if (!right) {
            state = complete ? State.PADDING : State.MALFORMED;
            return;
        }
        if (count == 3) {
            flags = b;
        }
        if (++count == 10) {
            complete = false;
            readOptions();
        }
    }

    /** Goes to the next optional part of the header, in the order of RFC 1952 §2.3, or to the data. */
    private void readOptions() {
        if ((flags & FEXTRA) != 0) {
            enter(State.EXTRA_LENGTH);
            trailer = 0;
        } else if ((flags & FNAME) != 0) {
            enter(State.NAME);
        } else if ((flags & FCOMMENT) != 0) {
            enter(State.COMMENT);
        } else if ((flags & FHCRC) != 0) {
            enter(State.HEADER_CHECKSUM);
        } else {
            inflater.reset();
            checksum.reset();
            length = 0;
            enter(State.DATA);
        }
    }

    private void readTrailer(int b) {
        trailer |= (long) b << (8 * count++);
        if (count == 8) {
            boolean right = trailer == (checksum.getValue() | (length & 0xFFFFFFFFL) << 32);
            complete = right;
            enter(right ? State.START : State.MALFORMED);
        }
    }

    private void enter(State next) {
        state = next;
        count = 0;
    }

    /** Gives the memory back. */
    void end() {
        inflater.end();
    }
}
