package dev.beian.it;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One client connection that sends exact bytes and shows exact bytes.
 *
 * <p>Requests may be sent one after the other (keep-alive) or several before the first answer is read (pipelining). Not
 * thread-safe. Reading waits at most {@value #READ_TIMEOUT_MILLIS} ms and then throws; that is no part of any assertion.
 */
public final class RawHttp implements AutoCloseable {

    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private String lastMethod = "GET";

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects to a port of the loopback interface.
     *
     * @param port the port
     * @return the connection
     */
    public static RawHttp connect(int port) {
        return connect(port, 0);
    }

    /**
     * Connects to a port of the loopback interface as a client that takes little at a time, so that a server soon has to
     * wait for it to read.
     *
     * @param port the port
     * @param receiveBuffer the size of the socket's receive buffer in bytes; 0 for the platform's own
     * @return the connection
     */
    public static RawHttp connect(int port, int receiveBuffer) {
        return connect(InetAddress.getLoopbackAddress(), port, receiveBuffer);
    }

    /**
     * Connects to a port.
     *
     * @param address the address
     * @param port the port
     * @return the connection
     */
    public static RawHttp connect(InetAddress address, int port) {
        return connect(address, port, 0);
    }

    private static RawHttp connect(InetAddress address, int port, int receiveBuffer) {
        Socket socket = new Socket();
        try {
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer); // only counts before the connection is made
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(address, port), READ_TIMEOUT_MILLIS);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a request without a body. A {@code Host: localhost} field is added unless there is one among the lines.
     *
     * @param method the method
     * @param target the request target
     * @param fieldLines field lines without line ends, in ISO-8859-1
     * @return this
     */
    public RawHttp request(String method, String target, String... fieldLines) {
        return request(method, target, new byte[0], fieldLines);
    }

    /**
     * Sends a request with a body, whose length is declared unless a field line declares a length or a coding.
     *
     * @param method the method
     * @param target the request target
     * @param body the body's bytes
     * @param fieldLines field lines without line ends, in ISO-8859-1
     * @return this
     */
    public RawHttp request(String method, String target, byte[] body, String... fieldLines) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        boolean host = false;
        boolean framed = body.length == 0;
        for (String line : fieldLines) {
            host |= line.regionMatches(true, 0, "Host:", 0, 5);
            framed |= line.regionMatches(true, 0, "Content-Length:", 0, 15)
                    || line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18);
            head.append(line).append("\r\n");
        }
        if (!host) {
            head.append("Host: localhost\r\n");
        }
        if (!framed) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        lastMethod = method;
        send(head.toString());
        return body.length == 0 ? this : send(body);
    }

    /**
     * Sends text as it is.
     *
     * @param latin1 characters below U+0100, one byte each
     * @return this
     */
    public RawHttp send(String latin1) {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends bytes as they are.
     *
     * @param bytes the bytes
     * @return this
     */
    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Reads one whole response to the method of the last {@link #request}.
     *
     * @return the response, complete or cut short (see {@link RawResponse#isComplete})
     */
    public RawResponse receive() {
        return receive(lastMethod);
    }

    /**
     * Reads one whole response.
     *
     * @param requestMethod the method of the request that it answers: the answer to a HEAD has no body
     * @return the response, complete or cut short (see {@link RawResponse#isComplete})
     */
    public RawResponse receive(String requestMethod) {
        return incoming(requestMethod).rest();
    }

    /**
     * Reads the head of a response to the method of the last {@link #request}, and lets the caller read on part by part.
     *
     * @return the response under way
     */
    public IncomingResponse incoming() {
        return incoming(lastMethod);
    }

    private IncomingResponse incoming(String requestMethod) {
        try {
            return IncomingResponse.readHead(in, requestMethod);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tells whether the server has closed its side, after everything before was read.
     *
     * @return true at the end of the connection; waits for it or for further bytes
     */
    public boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Breaks the connection off, so that the server's next write to it fails. */
    public void breakOff() {
        try {
            socket.setSoLinger(true, 0); // closing resets the connection
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connection, whatever is under way. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
