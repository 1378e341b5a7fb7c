package dev.beian.it;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A response whose body is read part by part. Its framing is read as RFC 9112, section 6.3, has it: no body for HEAD, 1xx,
 * 204 and 304, else chunked, else by length, else until the connection ends. Not thread-safe.
 */
public final class IncomingResponse {

    private enum Framing {
        NONE,
        CHUNKED,
        LENGTH,
        UNTIL_CLOSE
    }

    private final InputStream in;
    private final String statusLine;
    private final List<RawResponse.Field> fields;
    private final List<RawResponse.Field> trailers = new ArrayList<>();
    private final Framing framing;
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private long left; // bytes of the body, or of the current chunk, still to come
    private boolean inChunk; // a chunk was begun, so that its line end is still to come when nothing of it is left
    private boolean ended; // nothing more is to be read
    private boolean complete; // ended as the framing says

    private IncomingResponse(InputStream in, String statusLine, List<RawResponse.Field> fields, String method) {
        this.in = in;
        this.statusLine = statusLine;
        this.fields = fields;
        int status = Integer.parseInt(statusLine.substring(9, 12));
        RawResponse head = snapshot();
        String length = head.field("Content-Length");
        String coding = head.field("Transfer-Encoding");
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            framing = Framing.NONE;
        } else if (coding != null && coding.equalsIgnoreCase("chunked")) {
            framing = Framing.CHUNKED;
        } else if (length != null) {
            framing = Framing.LENGTH;
            left = Long.parseLong(length.trim());
        } else {
            framing = Framing.UNTIL_CLOSE;
        }
        if (framing == Framing.NONE || (framing == Framing.LENGTH && left == 0)) {
            end(true);
        }
    }

    static IncomingResponse readHead(InputStream in, String method) throws IOException {
        String statusLine = readLine(in, new ByteArrayOutputStream());
        return new IncomingResponse(in, statusLine, readFields(in, new ByteArrayOutputStream()), method);
    }

    /**
     * The response as far as it was read.
     *
     * @return a snapshot with all fields
     */
    public RawResponse snapshot() {
        return new RawResponse(
                statusLine,
                List.copyOf(fields),
                List.copyOf(trailers),
                wire.toByteArray(),
                body.toByteArray(),
                ended && complete);
    }

    /**
     * Reads until the body ends in, or contains, a text; what came with it in the same byte is all that is read.
     *
     * @param ascii the text, ASCII
     * @return everything of the body so far, as ISO-8859-1
     * @throws AssertionError if the body ends before
     */
    public String readUntil(String ascii) {
        String seen = body.toString(StandardCharsets.ISO_8859_1);
        while (!seen.contains(ascii)) {
            if (!step()) {
                throw new AssertionError("the body ended before \"" + ascii + "\" came: " + seen);
            }
            seen = body.toString(StandardCharsets.ISO_8859_1);
        }
        return seen;
    }

    /**
     * Reads until so much of the body has come.
     *
     * @param length how many bytes of the body
     * @return everything of the body so far
     * @throws AssertionError if the body ends before
     */
    public byte[] readBytes(int length) {
        while (body.size() < length) {
            if (!step()) {
                throw new AssertionError("the body ended after " + body.size() + " bytes");
            }
        }
        return body.toByteArray();
    }

    /**
     * Reads to the end of the response.
     *
     * @return the response
     */
    public RawResponse rest() {
        while (step()) {
            // read on
        }
        return snapshot();
    }

    /** Reads one byte of the body, with the framing around it; false at the end. */
    private boolean step() {
        if (ended) {
            return false;
        }
        try {
            if (framing == Framing.CHUNKED && left == 0) {
                if (inChunk) {
                    readLine(in, wire); // Jetty sends a chunk's line end together with the next chunk
                }
                inChunk = true;
                left = Long.parseLong(readLine(in, wire).split(";", 2)[0].trim(), 16);
                if (left == 0) {
                    trailers.addAll(readFields(in, wire));
                    end(true);
                    return false;
                }
            }
            int value = in.read();
            if (value < 0) {
                end(framing == Framing.UNTIL_CLOSE);
                return false;
            }
            wire.write(value);
            body.write(value);
            if (framing == Framing.UNTIL_CLOSE) {
                return true;
            }
            left--;
            if (left == 0 && framing == Framing.LENGTH) {
                end(true);
            }
            return true;
        } catch (EOFException | SocketException e) {
            end(false);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(boolean asFramed) {
        ended = true;
        complete = asFramed;
    }

    private static List<RawResponse.Field> readFields(InputStream in, ByteArrayOutputStream wire) throws IOException {
        List<RawResponse.Field> fields = new ArrayList<>();
        for (String line = readLine(in, wire); !line.isEmpty(); line = readLine(in, wire)) {
            int colon = line.indexOf(':');
            fields.add(new RawResponse.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    private static String readLine(InputStream in, ByteArrayOutputStream wire) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int value = in.read(); value != '\n'; value = in.read()) {
            if (value < 0) {
                throw new EOFException("the connection ended inside a line: " + line);
            }
            wire.write(value);
            line.write(value);
        }
        wire.write('\n');
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
