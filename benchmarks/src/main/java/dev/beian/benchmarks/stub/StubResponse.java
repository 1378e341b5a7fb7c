package dev.beian.benchmarks.stub;

import jakarta.servlet.ServletOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A response that does with bytes and text what a container does before they reach the connection: text is encoded by way
 * of a buffer of chars, bytes are copied into a buffer of 8 KiB, and the response commits when that is full. Recycled, as
 * containers recycle theirs. Not thread-safe.
 */
public final class StubResponse extends UnusedResponse {
    private final ResponseBuffer buffer = new ResponseBuffer();
    private final StubOutputStream stream = new StubOutputStream(buffer);
    private final StubWriter writer = new StubWriter(buffer);
    private final Map<String, String> fields = new HashMap<>();
    private String contentType;
    private String characterEncoding;
    private long contentLength;
    private int status;

    /** A response whose bytes go nowhere. */
    public StubResponse() {
        recycle(Sink.NOWHERE);
    }

    /** Makes it a new response. */
    public void recycle(Sink sink) {
        buffer.recycle(sink);
        writer.recycle();
        fields.clear();
        contentType = null;
        characterEncoding = null;
        contentLength = -1;
        status = 200;
    }

    /** The container's part at the end of a request. */
    public void end() {
        writer.flush();
        buffer.flush();
    }

    /** How many bytes were sent. */
    public long sent() {
        return buffer.sent();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        writer.encodeIn(Charset.forName(getCharacterEncoding()));
        return writer;
    }

    @Override
    public void setContentType(String type) {
        int parameter = type.indexOf("charset=");
        if (parameter >= 0) {
            characterEncoding = type.substring(parameter + "charset=".length());
            contentType = type.substring(0, type.indexOf(';'));
        } else {
            contentType = type;
        }
    }

    @Override
    public String getContentType() {
        return contentType == null || characterEncoding == null
                ? contentType
                : contentType + ";charset=" + characterEncoding;
    }

    @Override
    public String getCharacterEncoding() {
        return characterEncoding == null ? StandardCharsets.ISO_8859_1.name() : characterEncoding;
    }

    @Override
    public void setCharacterEncoding(String encoding) {
        characterEncoding = encoding;
    }

    @Override
    public Locale getLocale() {
        return Locale.ROOT;
    }

    @Override
    public int getBufferSize() {
        return ResponseBuffer.SIZE;
    }

    @Override
    public boolean isCommitted() {
        return buffer.isCommitted();
    }

    @Override
    public void flushBuffer() {
        end();
    }

    @Override
    public void resetBuffer() {
        buffer.reset();
    }

    @Override
    public void setContentLength(int length) {
        contentLength = length;
    }

    @Override
    public void setContentLengthLong(long length) {
        contentLength = length;
    }

    /** The length that was declared, -1 if none was. */
    public long contentLength() {
        return contentLength;
    }

    @Override
    public void setStatus(int newStatus) {
        status = newStatus;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        fields.put(name.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public void addHeader(String name, String value) {
        setHeader(name, value);
    }

    @Override
    public boolean containsHeader(String name) {
        return getHeader(name) != null;
    }

    @Override
    public String getHeader(String name) {
        if (fields.isEmpty()) {
            return null;
        }
        return fields.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Collection<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyList() : List.of(value);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return fields.keySet();
    }
}
