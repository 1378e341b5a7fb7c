package dev.beian.servlet;

import dev.beian.html.InjectionResult;
import dev.beian.html.MarkupSyntax;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The response that the application gets.
 *
 * <p>Its life: <em>undecided</em> as long as the container has not committed, for until then status and fields may
 * change; bytes that may belong to a page are scanned in passing meanwhile. At the commit it becomes <em>injecting</em>
 * or <em>passing</em>; at the end, <em>finished</em>. What is no page at its first byte passes from there on, straight to
 * the container's own stream or writer.
 *
 * <p>This class keeps to the contract of a servlet response; {@link WithholdingResponse} keeps the fields that speak of
 * the body, {@link PageBody} has the bytes of a page. Not thread-safe, as responses are not.
 */
final class InjectingResponse extends WithholdingResponse {
    /**
     * Request attribute that names the wrapper which injects. A string key, so that two copies of this class in two class
     * loaders see each other.
     */
    static final String CLAIM = "dev.beian.servlet.page";

    private enum Phase {
        /** Nothing is settled; the container has not committed. */
        UNDECIDED,
        /** A page that gets its footer. Until the container commits, a changed field leads back to undecided. */
        INJECTING,
        /** Goes out as the application writes it. */
        PASSING,
        /** Complete, or given up by the application. */
        FINISHED
    }

    private enum Taken {
        NOTHING,
        STREAM,
        WRITER
    }

    private final PageDesk desk;
    private @Nullable HttpServletRequest request;
    private Phase phase = Phase.UNDECIDED;
    private Taken taken = Taken.NOTHING;
    private @Nullable InjectingOutputStream stream;
    private @Nullable InjectingWriter writer;
    private @Nullable PageBody page;
    private @Nullable PageFooter footer;

    /** Why the response passes. */
    private @Nullable String reason;

    /** The content type last set through us; only good for telling cheaply what is certainly no page. */
    private @Nullable String typeSet;

    private boolean nonBlocking;

    /** Fields were handed to the container that could not be taken back. */
    private boolean fieldsReleased;

    /** The body ended short of its declared length, and only a broken connection can still tell the client. */
    private boolean incomplete;

    InjectingResponse(PageDesk desk, HttpServletResponse response) {
        super(response);
        this.desk = desk;
    }

    /** Completes the construction: request and response know each other. */
    void belongsTo(HttpServletRequest wrappedRequest) {
        request = wrappedRequest;
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
        if (taken == Taken.WRITER) {
            throw new IllegalStateException("getWriter() has already been called for this response");
        }
        if (stream == null) {
            super.getOutputStream(); // throws if whoever wraps us has taken the writer
            stream = new InjectingOutputStream(this);
        }
        taken = Taken.STREAM;
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (taken == Taken.STREAM) {
            throw new IllegalStateException("getOutputStream() has already been called for this response");
        }
        if (writer == null || taken == Taken.NOTHING) {
            String encoding = super.getCharacterEncoding();
            if (encoding == null || !Charset.isSupported(encoding)) {
                return super.getWriter(); // the container's own judgement
            }
            if (PageTypes.syntaxOf(super.getContentType()) != null) {
                nameCharset(encoding);
            }
            if (writer == null) {
                writer = new InjectingWriter(this, encoding);
            } else {
                writer.restart(encoding);
            }
        }
        taken = Taken.WRITER;
        return writer;
    }

    /** The charset of a writer stands in the Content-Type field, as it would with the container's own writer. */
    private void nameCharset(String encoding) {
        if (!PageTypes.namesCharset(super.getContentType())) {
            super.setCharacterEncoding(encoding);
        }
    }

    /** The container's own stream. */
    ServletOutputStream containerStream() throws IOException {
        return super.getOutputStream();
    }

    /** The container's own writer. */
    PrintWriter containerWriter() throws IOException {
        return super.getWriter();
    }

    /**
     * Where the next bytes of the body go.
     *
     * @return the page; null if they go straight to the container
     */
    @Nullable PageBody page() throws IOException {
        if (page != null) {
            return page;
        }
        return phase == Phase.PASSING || phase == Phase.FINISHED ? null : begin();
    }

    /** Judges the response at the first byte of its body. */
    private @Nullable PageBody begin() throws IOException {
        String known = typeSet;
        if (known != null && PageTypes.syntaxOf(known) == null) {
            pass(SkipReasons.NOT_HTML);
            return null;
        }
        String type = super.getContentType();
        MarkupSyntax syntax = PageTypes.syntaxOf(type);
        if (type != null && syntax == null) {
            pass(SkipReasons.NOT_HTML);
            return null;
        }
        String objection;
        try {
            objection = objection();
        } catch (RuntimeException fault) {
            failed("judging a page", fault);
            return null;
        }
        if (objection != null) {
            pass(objection);
            return null;
        }
        ServletOutputStream below;
        try {
            below = super.getOutputStream();
        } catch (IllegalStateException writerTaken) {
            // A filter before us has taken the writer; text can only follow text.
            pass(SkipReasons.WRITER_TAKEN);
            return null;
        }
        if (taken == Taken.WRITER) {
            nameCharset(requireWriter().encoding());
            type = super.getContentType();
        }
        PageBody begun = new PageBody(this, requireFooter(), below, syntax, type);
        page = begun;
        if (nonBlocking) {
            begun.becomeNonBlocking();
        }
        request().setAttribute(CLAIM, this);
        return begun;
    }

    /** Why no page of this request can get a footer through us; null if it may. */
    private @Nullable String objection() {
        if (phase == Phase.UNDECIDED && super.isCommitted()) {
            return SkipReasons.COMMITTED;
        }
        Object claim = request().getAttribute(CLAIM);
        if (claim != null && claim != this) {
            return SkipReasons.CLAIMED;
        }
        if (footer == null) {
            footer = desk.footerFor(request());
        }
        if (footer == null) {
            return SkipReasons.UNKNOWN_HOST;
        }
        if (isUnmappedForward()) {
            desk.unmappedForward();
            return SkipReasons.FORWARD_NOT_MAPPED;
        }
        return desk.exclusionOf(request(), footer);
    }

    /** Whether the container will cut the page off at the end of a forward that has not passed the filter. */
    private boolean isUnmappedForward() {
        return request().getDispatcherType() == DispatcherType.FORWARD
                && !InjectableRequest.sawForward(request())
                && desk.traits(below()).suspendsAfterForward();
    }

    // ---- decision

    /** The commit: from here on status and fields stand. */
    void decide(boolean whole) throws IOException {
        if (phase != Phase.UNDECIDED) {
            return;
        }
        String objection;
        try {
            objection = objectionAtCommit();
            if (objection == null) {
                applyFields(whole);
                phase = Phase.INJECTING;
            }
        } catch (RuntimeException fault) {
            failed("deciding at the commit", fault);
            return;
        }
        if (objection != null) {
            pass(objection);
        }
    }

    private @Nullable String objectionAtCommit() {
        String type = super.getContentType();
        MarkupSyntax syntax = PageTypes.syntaxOf(type);
        if (syntax == null) {
            return SkipReasons.NOT_HTML;
        }
        if (page == null) {
            String objection = objection();
            if (objection != null) {
                return objection;
            }
        } else if (!page.isDescribedBy(syntax, type)) {
            return SkipReasons.TYPE_CHANGED;
        }
        return desk.skipReason(request(), below(), syntax);
    }

    private void applyFields(boolean whole) {
        if (requireFooter().isWatchOnly()) {
            releaseFields();
        }
        if (desk.isDebugging()) {
            super.setHeader(SkipReasons.DEBUG_FIELD, "pending");
        }
    }

    /** From here on everything goes out as the application writes it, fields included. */
    void pass(String why) throws IOException {
        phase = Phase.PASSING;
        reason = why;
        if (!super.isCommitted()) {
            fieldsReleased |= hasWithheld();
            releaseFields();
            if (desk.isDebugging()) {
                super.setHeader(SkipReasons.DEBUG_FIELD, "skipped; reason=" + why);
            }
            if (page == null && taken == Taken.WRITER) {
                requireWriter().goStraight();
            }
        }
        if (page != null) {
            page.letGo();
        }
    }

    private void failed(String place, Throwable fault) throws IOException {
        desk.fault(place, fault);
        pass(SkipReasons.FAULT);
    }

    @Override
    boolean isWithholding() {
        return (phase == Phase.UNDECIDED || phase == Phase.INJECTING) && !super.isCommitted() && !isIncluded();
    }

    @Override
    void descriptionChanged() {
        if (phase == Phase.INJECTING && !super.isCommitted()) {
            phase = Phase.UNDECIDED;
        }
    }

    boolean isPassing() {
        return phase == Phase.PASSING;
    }

    boolean isFinished() {
        return phase == Phase.FINISHED;
    }

    boolean isHead() {
        return "HEAD".equals(request().getMethod());
    }

    /** An included servlet may not touch status and fields; the container below sees to that, we must not either. */
    private boolean isIncluded() {
        return request().getDispatcherType() == DispatcherType.INCLUDE;
    }

    // ---- end

    /** The body is complete. Further calls do nothing. */
    void finish() throws IOException {
        if (phase == Phase.FINISHED) {
            return;
        }
        try {
            if (page != null) {
                if (writer != null) {
                    writer.finishText();
                }
                incomplete = page.finish();
            } else {
                settleEmpty();
            }
        } finally {
            report();
            close();
        }
    }

    /** The body has ended without a byte. */
    private void settleEmpty() throws IOException {
        decide(true);
        if (phase == Phase.INJECTING && !super.isCommitted() && !isHead()) {
            releaseLength(); // nothing was added to nothing
        }
    }

    /** The application failed: what it wrote goes out, and nothing is added to it unless its end is certain. */
    void abort() throws IOException {
        if (phase == Phase.FINISHED) {
            return;
        }
        try {
            if (page != null && !isPassing()) {
                page.breakOff();
            }
        } finally {
            report();
            close();
        }
    }

    /** The application has given up what it wrote so far: an error or a redirect goes out instead. */
    void abandon() {
        page = null;
        forgetFields();
        close();
    }

    private void close() {
        phase = Phase.FINISHED;
        HttpServletRequest current = request();
        if (current.getAttribute(CLAIM) == this) {
            current.removeAttribute(CLAIM);
        }
    }

    private void report() {
        if (isHead()) {
            return;
        }
        InjectionResult result = null;
        if (reason == null) {
            result = page == null ? null : page.result();
        } else if (SkipReasons.isCounted(reason) && PageTypes.syntaxOf(super.getContentType()) != null) {
            result = SkipReasons.result(reason);
        }
        if (result != null) {
            desk.served(request(), footer, result);
        }
    }

    /** Tells the container to break the connection if nothing else can tell the client that bytes are missing. */
    void failIfIncomplete() throws IOException {
        if (incomplete) {
            throw new IOException("the response ended short of the Content-Length that the application declared");
        }
    }

    boolean isIncomplete() {
        return incomplete;
    }

    /**
     * Completes an asynchronous request: the page first, then the container.
     *
     * @param container what completes the request in the container; runs later if the container is not ready for our last
     *     bytes
     */
    void complete(Runnable container) {
        PageWriteListener listener = stream == null ? null : stream.listener();
        try {
            if (listener != null) {
                listener.complete(container);
                return;
            }
            finish();
        } catch (IOException clientGone) {
            // The container knows, and tells the application's listeners.
        } catch (RuntimeException fault) {
            desk.fault("completing a request", fault);
        }
        container.run();
    }

    /** Finishes if that takes no write; answers whether the body is finished. */
    boolean finishWithoutWriting() throws IOException {
        if (phase != Phase.FINISHED && (page == null || phase == Phase.PASSING)) {
            finish();
        }
        return phase == Phase.FINISHED;
    }

    /** From here on the container takes a write only when it said that it is ready. */
    void becomeNonBlocking() {
        nonBlocking = true;
        if (page != null) {
            page.becomeNonBlocking();
        }
    }

    // ---- flush, reset, error

    /** Lets out all that is written, for the stream and the writer of a body that has not gone straight yet. */
    void flushBody() throws IOException {
        decide(false);
        if (page != null) {
            page.flush();
        } else if (taken == Taken.WRITER && phase != Phase.INJECTING) {
            super.getWriter().flush();
        } else {
            super.getOutputStream().flush();
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        releaseBody();
        super.flushBuffer();
    }

    /** Lets out what is decided, short of having the container send it. */
    void releaseBody() throws IOException {
        decide(false);
        if (page != null) {
            page.release();
        }
    }

    /** The application, or the container after a forward, closes the stream or the writer. */
    void closeBody() throws IOException {
        finish();
        if (incomplete) {
            return; // a closed stream would make it look complete
        }
        if (taken == Taken.WRITER && page == null && reason != null) {
            super.getWriter().close();
        } else {
            super.getOutputStream().close();
        }
    }

    @Override
    public void reset() {
        super.reset();
        if (!isIncluded()) {
            forgetFields();
            fieldsReleased = false;
            typeSet = null;
            taken = Taken.NOTHING;
            restart();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        restartIfPossible();
    }

    /** A forward has begun: the container has dropped what was written, whether or not it told us. */
    void forwarded() {
        if (!super.isCommitted()) {
            if (desk.traits(below()).forgetsTakenOnForward()) {
                taken = Taken.NOTHING;
            }
            restartIfPossible();
        }
    }

    private void restartIfPossible() {
        // Fields that the container has cannot be taken back, nor its writer once text went through it.
        if (phase != Phase.PASSING || (!fieldsReleased && !(writer != null && writer.isStraight()))) {
            restart();
        }
    }

    private void restart() {
        if (page != null) {
            page = null;
            close();
        }
        phase = Phase.UNDECIDED;
        reason = null;
        incomplete = false;
        if (stream != null) {
            stream.undoStraight();
        }
        if (writer != null) {
            writer.undoStraight();
        }
    }

    /** Goes on over another response, after an asynchronous dispatch that has lost the wrapper. */
    void continueOn(HttpServletResponse response) throws IOException {
        setResponse(response);
        if (page != null) {
            page.continueOn(super.getOutputStream());
        }
    }

    /** The application goes on with the container's own response: what it set so far is handed over. */
    void leave() {
        try {
            if (page == null && phase == Phase.UNDECIDED && !super.isCommitted()) {
                pass(SkipReasons.UNWRAPPED);
            }
        } catch (IOException clientGone) {
            // Whoever writes next will notice.
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        giveUp();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        giveUp();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        giveUp();
        super.sendRedirect(location);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        sendRedirect(location, HttpServletResponse.SC_FOUND, clearBuffer);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /** {@code sendRedirect} of Servlet 6.1. */
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        if (clearBuffer) {
            giveUp();
        } else if (phase == Phase.UNDECIDED || phase == Phase.INJECTING) {
            pass(SkipReasons.REDIRECT);
        }
        LaterServlet.sendRedirect(below(), location, status, clearBuffer);
    }

    /** Before the call below, for one container sends its error page from inside {@code sendError}. */
    private void giveUp() {
        if (!super.isCommitted() && !isIncluded()) {
            abandon();
        }
    }

    // ---- content type and charset

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(contentTypeToSend(type));
        descriptionChanged();
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (taken != Taken.WRITER) {
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
        if (isIncluded() || super.isCommitted()) {
            return type;
        }
        typeSet = type;
        if (page == null && SkipReasons.NOT_HTML.equals(reason) && PageTypes.syntaxOf(type) != null) {
            reason = SkipReasons.TYPE_CHANGED;
        }
        if (type == null || taken != Taken.WRITER || writer == null) {
            return type;
        }
        // After getWriter() the charset stands, whatever the new type says.
        return PageTypes.withCharset(type, writer.encoding());
    }

    @Override
    boolean ignoresNull() {
        return desk.traits(below()).ignoresNull();
    }

    // ---- for the parts

    ContainerTraits traits() {
        return desk.traits(below());
    }

    void fault(String place, Throwable cause) {
        desk.fault(place, cause);
    }

    void setExactLength(long length) {
        below().setContentLengthLong(length);
    }

    private InjectingWriter requireWriter() {
        return Objects.requireNonNull(writer);
    }

    private PageFooter requireFooter() {
        return Objects.requireNonNull(footer);
    }

    private HttpServletRequest request() {
        return Objects.requireNonNull(request);
    }
}
