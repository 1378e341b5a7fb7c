package dev.beian.servlet;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The writer that the application gets: a page's text is encoded at once and goes in pieces through {@link PageBody}, all
 * other text goes straight to the container's writer. Of a page that can get no footer any more it holds nothing back but
 * half of a surrogate pair, for a container that ends the response after a forward never asks for more.
 *
 * <p>Keeps to {@link PrintWriter}: no method throws, {@link #checkError()} tells of a failure. Line ends and the locale of
 * {@code format} are those of the container's writer. As thread-safe as a container's writer: one thread at a time.
 */
final class InjectingWriter extends PrintWriter implements TakenOutput {
    private final InjectingResponse response;
    private String encoding;

    /** The container's writer once the body is known to go straight. */
    private @Nullable PrintWriter straight;

    private @Nullable PageEncoder encoder;
    private boolean failed;

    /** A writer in an encoding that this platform supports. */
    InjectingWriter(InjectingResponse response, String encoding) {
        super(Unused.WRITER);
        this.response = response;
        this.encoding = encoding;
    }

    /** The encoding that stands since the application took the writer. */
    String encoding() {
        return encoding;
    }

    /** The response was reset and the writer taken again. */
    void restart(String newEncoding) {
        encoding = newEncoding;
        undoStraight();
    }

    @Override
    public void undoStraight() {
        straight = null;
        encoder = null;
    }

    @Override
    public boolean isWriterStraight() {
        return straight != null;
    }

    /** The body passes: from here on the container's writer takes it, which also names its charset now. */
    void goStraight() throws IOException {
        if (straight == null && encoder == null) {
            straight = response.containerWriter();
        }
    }

    @Override
    public void write(int c) {
        PrintWriter container = straight;
        if (container != null) {
            container.write(c);
            return;
        }
        try {
            PageEncoder page = encoder();
            if (page != null) {
                page.write((char) c);
            } else {
                straight().write(c);
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void write(char[] text, int from, int length) {
        PrintWriter container = straight;
        if (container != null) {
            container.write(text, from, length);
            return;
        }
        try {
            PageEncoder page = length == 0 ? null : encoder();
            if (page != null) {
                page.write(text, from, length);
            } else if (length > 0) {
                straight().write(text, from, length);
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void write(char[] text) {
        write(text, 0, text.length);
    }

    @Override
    public void write(String text, int from, int length) {
        PrintWriter container = straight;
        if (container != null) {
            container.write(text, from, length);
            return;
        }
        try {
            PageEncoder page = length == 0 ? null : encoder();
            if (page != null) {
                page.write(text, from, length);
            } else if (length > 0) {
                straight().write(text, from, length);
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void flush() {
        if (response.isAwaitingClose()) {
            return;
        }
        try {
            if (straight != null) {
                straight.flush();
            } else {
                response.flushBody();
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void close() {
        try {
            if (straight != null) {
                response.body().finish();
                straight.close();
            } else {
                response.closeBody();
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void drain() throws IOException {
        if (encoder != null) {
            encoder.drain();
        }
    }

    @Override
    public void drainQuietly() {
        try {
            drain();
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void stopGathering() {
        PageEncoder page = encoder;
        try {
            if (page != null) {
                page.stopGathering();
            }
        } catch (IOException e) {
            failed = true;
        }
    }

    @Override
    public void discard() {
        if (encoder != null) {
            encoder.discard();
        }
    }

    /** What is left is a surrogate without its other half. */
    @Override
    public void finishText() throws IOException {
        if (encoder != null) {
            encoder.finish();
        }
    }

    @Override
    public boolean checkError() {
        if (straight != null) {
            return straight.checkError();
        }
        flush();
        return failed;
    }

    @Override
    protected void setError() {
        failed = true;
    }

    @Override
    protected void clearError() {
        failed = false;
    }

    @Override
    public void print(boolean value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        write(value);
    }

    @Override
    public void print(int value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        write(value);
    }

    @Override
    public void print(@Nullable String value) {
        write(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        write(String.valueOf(value));
    }

    @Override
    public void println() {
        if (straight != null) {
            straight.println();
        } else {
            write(response.traits().lineSeparator());
        }
    }

    @Override
    public void println(boolean value) {
        print(value);
        println();
    }

    @Override
    public void println(char value) {
        print(value);
        println();
    }

    @Override
    public void println(int value) {
        print(value);
        println();
    }

    @Override
    public void println(long value) {
        print(value);
        println();
    }

    @Override
    public void println(float value) {
        print(value);
        println();
    }

    @Override
    public void println(double value) {
        print(value);
        println();
    }

    @Override
    public void println(char[] value) {
        print(value);
        println();
    }

    @Override
    public void println(@Nullable String value) {
        print(value);
        println();
    }

    @Override
    public void println(@Nullable Object value) {
        print(value);
        println();
    }

    @Override
    public PrintWriter format(String format, @Nullable Object... arguments) {
        Locale locale = response.traits().formatsInResponseLocale()
                ? response.getLocale()
                : Locale.getDefault(Locale.Category.FORMAT);
        return format(locale, format, arguments);
    }

    @Override
    public PrintWriter format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        write(String.format(locale, format, arguments));
        return this;
    }

    @Override
    public PrintWriter append(@Nullable CharSequence text) {
        write(String.valueOf(text));
        return this;
    }

    @Override
    public PrintWriter append(@Nullable CharSequence text, int from, int to) {
        write(String.valueOf(text).substring(from, to));
        return this;
    }

    @Override
    public PrintWriter append(char c) {
        write(c);
        return this;
    }

    /** The encoder of the page's text; null if the text goes straight to the container's writer. */
    private @Nullable PageEncoder encoder() throws IOException {
        PageEncoder known = encoder;
        if (known != null) {
            return known;
        }
        PageBody page = response.body().page();
        if (page == null || straight != null) { // passing may have made the writer go straight
            return null;
        }
        PageEncoder made = PageEncoder.of(encoding, page, response.body().mayTextGather(), response.traits());
        encoder = made;
        return made;
    }

    private PrintWriter straight() throws IOException {
        PrintWriter container = straight;
        if (container == null) {
            container = response.containerWriter();
            straight = container;
        }
        return container;
    }

    /** What {@link PrintWriter} wants to be constructed over; all of its methods are overridden. */
    private static final class Unused {
        static final Writer WRITER = nullWriter();

        private Unused() {}

        private static Writer nullWriter() {
            return Writer.nullWriter();
        }
    }
}
