package dev.beian.servlet;

import dev.beian.servlet.http.MediaType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The response that the application gets: keeps to the contract of a servlet response on the way of a page to its footer.
 *
 * <p>{@link WithholdingResponse} keeps the fields that speak of the body, {@link BodyLife} decides what becomes of it. Not
 * thread-safe, as responses are not.
 */
final class InjectingResponse extends WithholdingResponse {
    private final BodyLife body;

    /** Ours, as the application has it; kept when a reset or a forward gives it back, for it may be taken again. */
    private @Nullable TakenOutput output;

    private boolean isTaken;

    /** The container's stream once the bytes of the body are known to go straight. */
    private @Nullable ServletOutputStream straightStream;

    /** What stands between the container and the application's listener in non-blocking mode, else null. */
    private @Nullable PageWriteListener listener;

    /** Whether the container has given us its stream, so that it refuses its writer. */
    private boolean isStreamOpen;

    /** A forward is over, and the container is about to close the stream or the writer. */
    private boolean isAwaitingClose;

    /** Whether the content type last set through us is certainly no page's. */
    private boolean isNoPageSet;

    InjectingResponse(PageDesk desk, HttpServletResponse response) {
        super(response);
        this.body = new BodyLife(desk, this);
    }

    /** Completes the construction: request and response know each other. */
    void belongsTo(InjectableRequest wrappedRequest) {
        body.belongsTo(wrappedRequest);
    }

    /** What becomes of the body. */
    BodyLife body() {
        return body;
    }

    /** Our wrapper in a chain of wrappers, null if there is none. */
    static @Nullable InjectingResponse in(@Nullable ServletResponse response) {
        ServletResponse current = response;
        while (current instanceof ServletResponseWrapper wrapper) {
            if (current instanceof InjectingResponse ours) {
                return ours;
            }
            current = wrapper.getResponse();
        }
        return null;
    }

    /** Whether a chain of wrappers contains this class as loaded by another class loader. */
    static boolean isForeignIn(ServletResponse response) {
        ServletResponse current = response;
        while (current instanceof ServletResponseWrapper wrapper) {
            if (current.getClass() != InjectingResponse.class
                    && current.getClass().getName().equals(InjectingResponse.class.getName())) {
                return true;
            }
            current = wrapper.getResponse();
        }
        return false;
    }

    // ---- stream and writer

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (writerTaken() != null) {
            throw new IllegalStateException("getWriter() has already been called for this response");
        }
        InjectingOutputStream stream;
        if (output instanceof InjectingOutputStream known) {
            stream = known;
        } else {
            containerStream(); // throws if whoever wraps us has taken the writer
            stopGathering(); // a writer that was given back is asked for nothing any more
            stream = new InjectingOutputStream(this);
            output = stream;
        }
        isTaken = true;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        InjectingWriter taken = writerTaken();
        if (taken != null) {
            return taken;
        }
        if (isTaken) {
            throw new IllegalStateException("getOutputStream() has already been called for this response");
        }
        String encoding = super.getCharacterEncoding();
        if (encoding == null || !isSupported(encoding)) {
            return super.getWriter(); // the container's own judgement
        }
        if (!isNoPageSet && MediaType.syntaxOf(super.getContentType()) != null) {
            nameCharset(encoding);
        }
        InjectingWriter writer;
        if (output instanceof InjectingWriter known) {
            writer = known;
            writer.restart(encoding);
        } else {
            writer = new InjectingWriter(this, encoding);
            output = writer;
        }
        isTaken = true;
        return writer;
    }

    /** Whether this platform knows a charset's name, which may be no name at all. */
    private static boolean isSupported(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /** The charset of a writer stands in the Content-Type field, as it would with the container's own writer. */
    void nameCharset(String encoding) {
        if (!MediaType.namesCharset(super.getContentType())) {
            super.setCharacterEncoding(encoding);
        }
    }

    /** The container's own stream. */
    ServletOutputStream containerStream() throws IOException {
        ServletOutputStream container = super.getOutputStream();
        isStreamOpen = true;
        return container;
    }

    /** The container's stream if the bytes of the body are known to go straight, else null. */
    @Nullable ServletOutputStream straightStream() {
        return straightStream;
    }

    /** The container's stream, for what goes straight. */
    ServletOutputStream goStraight() throws IOException {
        ServletOutputStream container = straightStream;
        if (container == null) {
            container = containerStream();
            if (body.page() == null) {
                straightStream = container;
            }
        }
        return container;
    }

    /** Whether text can only go through the container's stream, for it was taken for a page that was dropped since. */
    boolean isStreamOpen() {
        return isStreamOpen;
    }

    /** The container's own writer. */
    PrintWriter containerWriter() throws IOException {
        return super.getWriter();
    }

    /** The writer if the application has taken it, else null. */
    @Nullable InjectingWriter writerTaken() {
        return isTaken && output instanceof InjectingWriter writer ? writer : null;
    }

    boolean isWriterStraight() {
        return output != null && output.isWriterStraight();
    }

    /** Hands what has gathered of the text to the page, before the page is judged or let out. */
    void drainText() throws IOException {
        if (output != null) {
            output.drain();
        }
    }

    @Override
    void drainTextQuietly() {
        if (output != null) {
            output.drainQuietly();
        }
    }

    /** From here on no text gathers: others than the thread of this dispatch may write and end the response. */
    void stopGathering() {
        if (output != null) {
            output.stopGathering();
        }
    }

    /** The application has given up what it wrote, of which some may not have reached the page yet. */
    void discardText() {
        if (output != null) {
            output.discard();
        }
    }

    /** Writes what is left of the text when the body ends. */
    void finishText() throws IOException {
        if (output != null) {
            output.finishText();
        }
    }

    /** The next byte or character is judged anew. */
    void undoStraight() {
        straightStream = null;
        if (output != null) {
            output.undoStraight();
        }
    }

    @Override
    boolean isWithholding() {
        return body.isWithholding();
    }

    @Override
    void descriptionChanged() {
        body.descriptionChanged();
    }

    /**
     * Completes an asynchronous request: the page first, then the container.
     *
     * @param container what completes the request in the container; runs later if the container is not ready for our last
     *     bytes
     */
    void complete(Runnable container) {
        PageWriteListener nonBlocking = listener;
        try {
            if (nonBlocking != null) {
                nonBlocking.complete(container);
                return;
            }
            body.finish();
        } catch (IOException clientGone) {
            // The container knows, and tells the application's listeners.
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            body.fault("completing a request", fault);
        }
        container.run();
    }

    // ---- flush, reset, error

    /** Lets out all that is written, for the stream and the writer of a body that has not gone straight yet. */
    void flushBody() throws IOException {
        drainText();
        body.decide(false);
        PageBody page = body.begun();
        if (page == null && body.isFinished()) {
            return; // given up for an error or a redirect, which one container sends only later
        }
        if (page != null) {
            page.flush();
        } else if (writerTaken() != null && !body.isInjecting() && !isStreamOpen) {
            super.getWriter().flush();
        } else {
            super.getOutputStream().flush();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        body.release();
        super.flushBuffer();
    }

    /** The application, or the container after a forward, closes the stream or the writer. */
    void closeBody() throws IOException {
        body.finish();
        if (body.isIncomplete()) {
            return; // a closed stream would make it look complete
        }
        if (writerTaken() != null && body.isStraight() && !isStreamOpen) {
            super.getWriter().close();
        } else {
            super.getOutputStream().close();
        }
    }

    @Override
    public void reset() {
        refuseOnceCommitted();
        if (body.isIncluded()) {
            drainTextQuietly(); // the container judges what becomes of it
        }
        super.reset();
        if (!body.isIncluded()) {
            forgetAll();
            isNoPageSet = false;
            isTaken = false;
            isStreamOpen = false;
            body.restart();
        }
    }

    @Override
    public void resetBuffer() {
        refuseOnceCommitted();
        super.resetBuffer();
        body.restartIfPossible();
    }

    @Override
    public void setBufferSize(int size) {
        drainTextQuietly(); // the container refuses it once there is something
        super.setBufferSize(size);
    }

    /**
     * Undertow drops what it still holds of a page that is on its way before it refuses, or does not refuse at all. Where
     * nothing was written yet, the container judges.
     */
    private void refuseOnceCommitted() {
        if (body.begun() != null && !body.isIncluded() && super.isCommitted()) {
            throw new IllegalStateException("The response is committed.");
        }
    }

    /** A forward is over: a container that flushes before it closes would give the body's length away. */
    void awaitClose() {
        isAwaitingClose = traits().flushesAfterForward();
    }

    /** Whether a flush is only the first half of a container's closing. */
    boolean isAwaitingClose() {
        return isAwaitingClose;
    }

    /** A forward has begun: the container has dropped what was written, whether or not it told us. */
    void forwarded() {
        isAwaitingClose = false;
        if (!super.isCommitted()) {
            if (traits().forgetsTakenOnForward()) {
                isTaken = false;
                isStreamOpen = false;
            }
            body.restartIfPossible();
        }
    }

    /** Goes on over another response, after an asynchronous dispatch that has lost the wrapper. */
    void continueOn(HttpServletResponse response) throws IOException {
        setResponse(response);
        if (body.begun() != null) {
            body.continueOn(super.getOutputStream());
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        giveUp(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        giveUp(status);
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        giveUp(SC_FOUND);
        super.sendRedirect(location);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        sendRedirect(location, SC_FOUND, clearBuffer);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (clearBuffer) {
            giveUp(status);
        } else if (body.isOpen()) {
            body.pass(SkipReasons.REDIRECT);
        }
        LaterServlet.sendRedirect(below(), location, status, clearBuffer);
    }

    /**
     * Before the call below, for one container sends its error page from inside {@code sendError}. Another sends interim
     * responses through it, after which the page comes.
     */
    private void giveUp(int status) throws IOException {
        boolean isInterim = status >= 100 && status < 200;
        if (!isInterim && !super.isCommitted() && !body.isIncluded()) {
            body.replacedBy(status);
        }
    }

    // ---- content type and charset

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(contentTypeToSend(type));
        contentTypeSent();
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (writerTaken() == null) {
            super.setCharacterEncoding(encoding);
            descriptionChanged();
        }
    }

    /** {@code setCharacterEncoding} of Servlet 6.1. */
    public void setCharacterEncoding(@Nullable Charset charset) {
        setCharacterEncoding(charset == null ? null : charset.name());
    }

    @Override
    public void setLocale(Locale locale) {
        super.setLocale(locale);
        descriptionChanged();
    }

    @Override
    @Nullable String contentTypeToSend(@Nullable String type) {
        if (body.isIncluded() || super.isCommitted()) {
            return type;
        }
        boolean isPage = MediaType.syntaxOf(type) != null;
        isNoPageSet = type != null && !isPage;
        if (isPage) {
            body.becamePageTooLate();
        }
        InjectingWriter text = writerTaken();
        if (type == null || text == null) {
            return type;
        }
        // After getWriter() the charset stands, whatever the new type says; the container does not know of our writer.
        String named = MediaType.charset(type);
        if (named == null || traits().restatesCharset()) {
            super.setCharacterEncoding(text.encoding());
            return MediaType.withoutCharset(type);
        }
        return named.equalsIgnoreCase(text.encoding()) ? type : MediaType.withCharset(type, text.encoding());
    }

    /** The container has the type that {@link #contentTypeToSend} gave. */
    @Override
    void contentTypeSent() {
        InjectingWriter text = writerTaken();
        if (text != null && mayTouchFields() && !text.encoding().equalsIgnoreCase(super.getCharacterEncoding())) {
            super.setCharacterEncoding(text.encoding()); // a type may imply a charset of its own
        }
        descriptionChanged();
    }

    @Override
    boolean mayTouchFields() {
        return !super.isCommitted() && !body.isIncluded();
    }

    @Override
    boolean isChangingBody() {
        return body.isChangingBody();
    }

    @Override
    boolean isCutShort() {
        return body.isCutShort();
    }

    @Override
    boolean ignoresNull() {
        return traits().ignoresNull();
    }

    // ---- for the parts

    /** Whether the content type last set through us is certainly no page's, which saves asking the container for it. */
    boolean isNoPageSet() {
        return isNoPageSet;
    }

    ContainerTraits traits() {
        return body.traits();
    }

    /** What stands between the container and the application's listener; null in blocking mode. */
    @Nullable PageWriteListener listener() {
        return listener;
    }

    /** From here on the container takes a write only when it said that it is ready. */
    void becomeNonBlocking(PageWriteListener ours) {
        listener = ours;
        body.becomeNonBlocking();
    }

    void fault(String place, Throwable cause) {
        body.fault(place, cause);
    }

    /** Has the container send the fields as they are, without a length of its own. */
    void commit() throws IOException {
        below().flushBuffer();
    }

    void setExactLength(long length) {
        below().setContentLengthLong(length);
    }
}
