package dev.beian.benchmarks.client;

import dev.beian.benchmarks.stub.Sink;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection that stays open, as lean as it can be: what the client takes is missing to the server on the same machine.
 * Knows bodies with a length and in chunks, and nothing else. Not thread-safe.
 */
public final class HttpConnection implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from; // of what is in the buffer and not yet consumed
    private int to;
    private String head = "";

    /** Connects to a port of the loopback interface. */
    public HttpConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** The bytes of a request as a browser sends it. */
    public static byte[] request(String target) {
        String lines = "GET " + target + " HTTP/1.1\r\n"
                + "Host: www.example.cn\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n"
                + "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
                + "Accept-Language: zh-CN,zh;q=0.8,en;q=0.5\r\n"
                + "\r\n";
        return lines.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request. */
    public void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
    }

    /** Sends a request, takes the whole answer; gives the number of bytes of its body. */
    public long exchange(byte[] request, Sink sink) throws IOException {
        send(request);
        readHead();
        return readBody(sink);
    }

    /** Reads the head of an answer: status line and fields. */
    public String readHead() throws IOException {
        from = 0;
        to = 0;
        int end = -1;
        while (end < 0) {
            fill();
            end = endOfHead();
        }
        head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        from = end;
        return head;
    }

    private int endOfHead() {
        for (int i = 3; i < to; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Reads the body after its head; gives its number of bytes. */
    public long readBody(Sink sink) throws IOException {
        int length = head.indexOf(LENGTH);
        if (length >= 0) {
            int start = length + LENGTH.length();
            return read(
                    Long.parseLong(
                            head.substring(start, head.indexOf('\r', start)).strip()),
                    sink);
        }
        if (!head.contains(CHUNKED)) {
            throw new IOException("neither a length nor chunks: " + head);
        }
        long total = 0;
        for (long chunk = chunkSize(); chunk > 0; chunk = chunkSize()) {
            total += read(chunk, sink);
            skipLineEnd();
        }
        skipLineEnd();
        return total;
    }

    private long read(long length, Sink sink) throws IOException {
        for (long left = length; left > 0; ) {
            if (from == to) {
                from = 0;
                to = 0;
                fill();
            }
            int piece = (int) Math.min(left, to - from);
            sink.take(buffer, from, piece);
            from += piece;
            left -= piece;
        }
        return length;
    }

    private long chunkSize() throws IOException {
        long size = 0;
        for (int b = next(); b != '\r'; b = next()) {
            size = size * 16 + Character.digit(b, 16);
        }
        next();
        return size;
    }

    private void skipLineEnd() throws IOException {
        next();
        next();
    }

    private int next() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
            fill();
        }
        return buffer[from++] & 0xFF;
    }

    private void fill() throws IOException {
        int count = in.read(buffer, to, buffer.length - to);
        if (count <= 0) {
            throw new EOFException("the server has closed the connection");
        }
        to += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
