package dev.beian.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stream that the application gets: a page's bytes go through {@link PageBody}, all others straight to the container's
 * stream. Buffers nothing. One write leads to at most one write below in non-blocking mode.
 *
 * <p>As thread-safe as a container's stream: one writer at a time.
 */
final class InjectingOutputStream extends ServletOutputStream implements TakenOutput {
    private final InjectingResponse response;

    InjectingOutputStream(InjectingResponse response) {
        this.response = response;
    }

    @Override
    public void write(int b) throws IOException {
        ServletOutputStream container = response.straightStream();
        if (container != null) {
            container.write(b);
        } else {
            PageBody page = page();
            if (page != null) {
                page.receiveByte(b);
            } else {
                response.goStraight().write(b);
            }
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ServletOutputStream container = response.straightStream();
        if (container != null) {
            container.write(bytes, from, length);
            return;
        }
        Objects.checkFromIndexSize(from, length, bytes.length);
        PageBody page = length == 0 ? null : page();
        if (page != null) {
            page.receive(bytes, from, length);
        } else if (length > 0) {
            response.goStraight().write(bytes, from, length);
        }
    }

    /** {@code write(ByteBuffer)} of Servlet 6.1: takes all that remains in the buffer. */
    public void write(ByteBuffer buffer) throws IOException {
        PageBody page = response.straightStream() == null && buffer.hasRemaining() ? page() : null;
        if (page == null) {
            LaterServlet.write(response.goStraight(), buffer);
            return;
        }
        int length = buffer.remaining();
        if (buffer.hasArray()) {
            page.receive(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
            buffer.position(buffer.limit());
        } else {
            byte[] copy = new byte[length];
            buffer.get(copy);
            page.receive(copy, 0, length);
        }
    }

    @Override
    public void print(String text) throws IOException {
        String written = text == null ? "null" : text;
        PageBody page = response.straightStream() == null && !written.isEmpty() ? page() : null;
        if (page == null) {
            response.goStraight().print(text);
            return;
        }
        byte[] bytes = encode(written);
        page.receive(bytes, 0, bytes.length);
    }

    /** Containers differ in what {@code print} does with characters beyond ASCII; so does this. */
    private byte[] encode(String text) throws IOException {
        if (response.traits().printsInCharset()) {
            return text.getBytes(Charset.forName(response.getCharacterEncoding()));
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                throw new CharConversionException("Not an ISO 8859-1 character: " + text.charAt(i));
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void flush() throws IOException {
        if (response.isAwaitingClose()) {
            return;
        }
        ServletOutputStream container = response.straightStream();
        PageWriteListener listener = response.listener();
        if (container != null) {
            container.flush();
        } else if (listener != null) {
            listener.flush();
        } else {
            response.flushBody();
        }
    }

    @Override
    public void close() throws IOException {
        ServletOutputStream container = response.straightStream();
        PageWriteListener listener = response.listener();
        if (container != null) {
            response.body().finish();
            container.close();
        } else if (listener != null) {
            listener.close();
        } else {
            response.closeBody();
        }
    }

    @Override
    public boolean isReady() {
        PageWriteListener listener = response.listener();
        try {
            return listener != null
                    ? listener.isReady()
                    : response.containerStream().isReady();
        } catch (IOException e) {
            return false; // the container will report it to the listener
        }
    }

    @Override
    public void setWriteListener(WriteListener writeListener) {
        try {
            ServletOutputStream container = response.containerStream();
            if (writeListener == null) {
                container.setWriteListener(null); // the container's own judgement
                return;
            }
            PageWriteListener ours = new PageWriteListener(writeListener, response, container);
            container.setWriteListener(ours);
            response.becomeNonBlocking(ours);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable PageBody page() throws IOException {
        return response.body().page();
    }
}
