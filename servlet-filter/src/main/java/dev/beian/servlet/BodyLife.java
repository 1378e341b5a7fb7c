package dev.beian.servlet;

import dev.beian.html.InjectionResult;
import dev.beian.html.PageSearch;
import dev.beian.servlet.http.ContentCoding;
import dev.beian.servlet.http.InjectionDecision;
import dev.beian.servlet.http.MediaType;
import dev.beian.servlet.http.ServedPaths;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a response's body.
 *
 * <p>Its life: <em>undecided</em> as long as the container has not committed, for until then status and fields may
 * change; bytes that may belong to a page are scanned in passing meanwhile. At the commit it becomes <em>injecting</em>
 * or <em>passing</em>; at the end, <em>finished</em>. What is no page at its first byte passes from there on, straight to
 * the container's own stream or writer.
 *
 * <p>{@link InjectingResponse} keeps to the contract of a servlet response and asks here; {@link PageBody} has the bytes
 * of a page. Not thread-safe, as responses are not.
 */
final class BodyLife {
    /**
     * Request attribute that names the response which injects. A string key, so that two copies of this class in two
     * class loaders see each other.
     */
    static final String CLAIM = "dev.beian.servlet.page";

    private final PageDesk desk;
    private final InjectingResponse response;
    private @Nullable InjectableRequest request;
    private BodyState state = BodyState.UNDECIDED;
    private @Nullable PageBody page;

    /** Made with the first question, which only pages and conditional requests have. */
    private @Nullable FooterChoice choice;

    /** Made for a body that fails, or ends short of its length. */
    private @Nullable CutShortGuard guard;

    BodyLife(PageDesk desk, InjectingResponse response) {
        this.desk = desk;
        this.response = response;
    }

    /** Completes the construction: request and response know each other. */
    void belongsTo(InjectableRequest wrappedRequest) {
        request = wrappedRequest;
    }

    // ---- the first byte

    /**
     * Where the next bytes of the body go.
     *
     * @return the page; null if they go straight to the container
     */
    @Nullable PageBody page() throws IOException {
        if (page != null) {
            return page;
        }
        PageBody begun = state.isOpen() ? begin() : null;
        return begun != null ? begun : textInStream();
    }

    /** The page was dropped and text of another kind follows: it has to go where the container let the page go. */
    private @Nullable PageBody textInStream() throws IOException {
        if (state.isPassing() && page == null && response.writerTaken() != null && response.isStreamOpen()) {
            page = new PageBody(
                    response,
                    this,
                    requireFooter(),
                    true,
                    null,
                    PageSearch.NONE,
                    response.containerStream(),
                    ContentCoding.IDENTITY,
                    null,
                    null);
        }
        return page;
    }

    /** The page if its first byte has come, else null. */
    @Nullable PageBody begun() {
        return page;
    }

    /** The first byte: what becomes of the body is judged. */
    private @Nullable PageBody begin() throws IOException {
        PageBody begun = FirstByte.judge(response, this);
        if (begun != null) {
            page = begun;
            if (response.listener() != null) {
                begun.becomeNonBlocking();
            }
            request().setAttribute(CLAIM, response);
        }
        return begun;
    }

    /** The page shows a number by itself without its link. */
    void noteUnlinked() {
        desk.unlinked(request(), requireFooter());
    }

    /** Why no page of this request can get a footer through us; null if it may. */
    @Nullable String objection() {
        return state.isUndecided() && response.isCommitted() ? SkipReasons.COMMITTED : choice().objection();
    }

    /**
     * Whether the text of a page that begins now may gather on its way. Not within a forward, an include or an asynchronous
     * request: there a container may end the response without asking, or another thread may write.
     */
    boolean mayTextGather() {
        InjectableRequest current = request();
        DispatcherType type = current.getDispatcherType();
        return type != DispatcherType.FORWARD
                && type != DispatcherType.INCLUDE
                && current.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null
                && !current.isAsync();
    }

    // ---- for the request and the response

    /** How the container behaves that runs us. */
    ContainerTraits traits() {
        return desk.traits(below());
    }

    /** A fault of ours. */
    void fault(String place, Throwable cause) {
        desk.fault(place, cause);
    }

    /** What the paths of the application were seen to serve. */
    ServedPaths servedPaths() {
        return desk.servedPaths();
    }

    /** Which footer a page of this request gets. */
    FooterChoice choice() {
        FooterChoice known = choice;
        if (known == null) {
            known = new FooterChoice(desk, this);
            choice = known;
        }
        return known;
    }

    /** The footer if anybody has asked for it. */
    @Nullable PageFooter footer() {
        return choice == null ? null : choice.known();
    }

    /** What became of a page that has ended before the commit. */
    void settled(InjectionResult result) {
        AnswerFields.settled(desk, response, result);
    }

    // ---- the decision

    /**
     * The commit: from here on status and fields stand.
     *
     * @param whole whether the body is complete, so that nothing follows what is known of it
     */
    void decide(boolean whole) throws IOException {
        decide(whole, !whole);
    }

    /**
     * The commit.
     *
     * @param whole whether the body is complete
     * @param isGuarded whether the client has to be able to tell the end of the body from a failure. What is not committed
     *     when the application fails needs no guard: the container replaces it, and ends it as it would without us
     */
    private void decide(boolean whole, boolean isGuarded) throws IOException {
        if (!state.isUndecided()) {
            return;
        }
        String objection;
        try {
            objection = objectionAtCommit();
            if (objection == null) {
                AnswerFields.describePage(
                        desk, response, requireFooter(), request(), whole && page != null && page.isCertain());
                state = BodyState.INJECTING;
                if (isGuarded) {
                    CutShortGuard.committing(
                            response, request(), requireFooter().isWatchOnly());
                }
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            failed("deciding at the commit", fault);
            return;
        }
        if (objection != null) {
            pass(objection);
        }
    }

    private @Nullable String objectionAtCommit() {
        HttpServletResponse below = below();
        String type = below.getContentType();
        InjectionDecision decision = InjectionDecision.of(
                below.getStatus(), type, response.contentEncoding(), below.getHeader("Content-Disposition"));
        if (decision.reason() != null) {
            return decision.reason();
        }
        if (page == null) {
            String objection = objection();
            if (objection != null) {
                return objection;
            }
        } else if (!page.isDescribedBy(decision.syntax(), type, decision.coding())) {
            return SkipReasons.TYPE_CHANGED;
        }
        return null;
    }

    /** From here on everything goes out as the application writes it, fields included. */
    void pass(String why) throws IOException {
        String exclusion = page == null || why.equals(SkipReasons.FAULT) ? null : page.exclusion();
        state = BodyState.passing(exclusion == null ? why : exclusion);
        if (!response.isCommitted()) {
            AnswerFields.describePassing(desk, response, why, footer(), request(), page != null && page.isUnderWay());
            InjectingWriter writer = response.writerTaken();
            if (page == null && writer != null && !response.isStreamOpen()) {
                writer.goStraight();
            }
        }
        if (page != null) {
            page.letGo();
            response.drainText();
        }
    }

    /** The response passes for a fault of ours. */
    void failed(String place, Throwable fault) throws IOException {
        desk.fault(place, fault);
        pass(SkipReasons.FAULT);
    }

    /** Something was set on which it depends what becomes of the body. */
    void descriptionChanged() {
        PageFooter known = footer();
        if (state.isInjecting() && !response.isCommitted()) {
            state = BodyState.UNDECIDED;
        } else if (state.isPassing() && known != null && !response.isCommitted()) {
            AnswerFields.changedWhilePassing(desk, response, known);
        }
    }

    /** The body goes straight as no page, and is declared to be one only now. */
    void becamePageTooLate() {
        if (page == null && InjectionDecision.NOT_HTML.equals(state.reason())) {
            state = state.because(SkipReasons.TYPE_CHANGED);
        }
    }

    /** Whether fields that are set now are kept back. */
    boolean isWithholding() {
        return isOpen() && !response.isCommitted() && !isIncluded();
    }

    /** Whether the body that goes out may be another than the application's. */
    boolean isChangingBody() {
        return state.reason() == null
                && page != null
                && footer() != null
                && !requireFooter().isWatchOnly();
    }

    /** Whether the footer may still come: neither passing nor finished. */
    boolean isOpen() {
        return state.isOpen();
    }

    boolean isInjecting() {
        return state.isInjecting();
    }

    boolean isPassing() {
        return state.isPassing();
    }

    boolean isFinished() {
        return state.isFinished();
    }

    /** Whether the body goes out for a reason as the application writes it, and no page was begun. */
    boolean isStraight() {
        return page == null && state.reason() != null;
    }

    boolean isHead() {
        return "HEAD".equals(request().getMethod());
    }

    /** An included servlet may not touch status and fields; the container below sees to that, we must not either. */
    boolean isIncluded() {
        return request().getDispatcherType() == DispatcherType.INCLUDE;
    }

    // ---- the end

    /** The body is complete. Further calls do nothing. */
    void finish() throws IOException {
        if (state.isFinished()) {
            return;
        }
        try {
            if (page != null) {
                response.finishText();
                if (!state.isFinished()) { // the last of the text may have reached the declared length
                    completed(page.finish());
                }
            } else {
                settleEmpty();
                completed(state.isInjecting()
                        && response.isCommitted()
                        && isShort()
                        && !requireFooter().isWatchOnly());
            }
        } finally {
            if (!state.isFinished()) {
                report();
                close();
            }
        }
    }

    /** The body has ended without a byte. */
    private void settleEmpty() throws IOException {
        decide(true);
        if (!state.isInjecting() || response.isCommitted()) {
            return;
        }
        if (!isHead()) {
            response.releaseDescription(); // nothing was added to nothing
        } else if (!requireFooter().isWatchOnly()) {
            response.commit(); // before the container counts, for a GET may have a body
        }
    }

    /**
     * The application failed: what it wrote goes out, and nothing is added to it unless its end is certain. Before the
     * commit it counts for nothing, for the container is about to send its error page instead.
     */
    void abort() {
        response.drainTextQuietly(); // as long as a commit on the way is that of a page that goes on
        if (state.isFinished()) {
            return;
        }
        try {
            decide(false, false);
            if (page != null && !isPassing()) {
                page.breakOff();
                if (response.isCommitted()) {
                    response.commit(); // what is still in the container's buffer is lost when it breaks the connection
                }
            }
        } catch (IOException clientGone) {
            // What the application throws says more.
        } finally {
            if (response.isCommitted()) {
                guard().failed();
                report();
            }
            close();
        }
    }

    /**
     * An asynchronous response has timed out or failed: whoever answers goes on; if nobody does, the container ends it at
     * once, and what was written has to be out by then.
     */
    void letGo() throws IOException {
        if (response.isCommitted() && !state.isFinished()) {
            guard().failed(); // until somebody completes it
            release();
        }
    }

    private CutShortGuard guard() {
        CutShortGuard known = guard;
        if (known == null) {
            known = new CutShortGuard(this);
            guard = known;
        }
        return known;
    }

    private void completed(boolean isIncomplete) {
        if (isIncomplete || guard != null) {
            guard().completed(isIncomplete);
        }
    }

    /** Whether the client would take the body for whole, which it would not without us. */
    boolean isCutShort() {
        return guard != null && guard.isCutShort();
    }

    /** Whether the body ended short of its declared length, so that closing it would make it look complete. */
    boolean isIncomplete() {
        return guard != null && guard.isIncomplete();
    }

    /** Tells the container to break the connection if nothing else can tell the client that bytes are missing. */
    void failIfIncomplete() throws IOException {
        if (guard != null) {
            guard.failIfIncomplete();
        }
    }

    /** Whether the body of a page is short of the length that the application declared. */
    boolean isShort() {
        boolean isShort = page != null ? page.isShort() : response.declaredLength() > 0 && !isHead();
        return isShort && state.reason() == null; // what passes is not counted, and has its length
    }

    /** The connection has failed: what is held can reach nobody, and the page is counted for what it came to. */
    void breakOff() {
        if (state.isFinished()) {
            return;
        }
        report();
        dropPage();
        close();
    }

    /** The application has given up what it wrote so far: an error or a redirect goes out instead. */
    void abandon() {
        dropPage();
        response.forgetFields();
        close();
    }

    /**
     * An error or a redirect goes out in place of what was written.
     *
     * @param status its status
     */
    void replacedBy(int status) throws IOException {
        if (status == HttpServletResponse.SC_NOT_MODIFIED && isOpen()) {
            pass(InjectionDecision.NOT_MODIFIED); // no error but an answer, whose fields count
        }
        AnswerFields.tellSkipped(
                desk,
                response,
                status == HttpServletResponse.SC_NOT_MODIFIED
                        ? InjectionDecision.NOT_MODIFIED
                        : status < 400 ? SkipReasons.REDIRECT : SkipReasons.ERROR);
        abandon();
    }

    private void dropPage() {
        if (page != null) {
            page.discard();
            page = null;
            response.discardText();
            releaseClaim();
        }
    }

    private void close() {
        state = state.finished();
        if (page != null) {
            releaseClaim();
        }
    }

    private void releaseClaim() {
        HttpServletRequest current = request();
        if (current.getAttribute(CLAIM) == response) {
            current.removeAttribute(CLAIM);
        }
    }

    private void report() {
        String reason = state.reason();
        boolean mayCount = reason == null ? page != null : SkipReasons.isCounted(reason);
        if (mayCount && !isHead()) {
            InjectionResult result = result(reason);
            if (result != null) {
                desk.served(request(), footer(), result);
            }
        }
    }

    private @Nullable InjectionResult result(@Nullable String reason) {
        if (reason == null) {
            return page == null ? null : page.result();
        }
        return MediaType.syntaxOf(below().getContentType()) == null ? null : SkipReasons.result(reason);
    }

    /** Finishes if that takes no write; answers whether the body is finished. */
    boolean finishWithoutWriting() throws IOException {
        if (!state.isFinished() && (page == null || state.isPassing())) {
            finish();
        }
        return state.isFinished();
    }

    /** From here on the container takes a write only when it said that it is ready. */
    void becomeNonBlocking() {
        if (page != null) {
            page.becomeNonBlocking();
        }
    }

    // ---- flush and new beginnings

    /** Lets out what is decided, short of having the container send it. */
    void release() throws IOException {
        response.drainText();
        decide(false);
        if (page != null) {
            page.release();
        }
    }

    /** The buffer was reset; if nothing irrevocable has happened, the body is judged anew at its next first byte. */
    void restartIfPossible() {
        // Fields that the container has cannot be taken back, nor its writer once text went through it.
        if (!state.isPassing() || (!response.hasWithheld() && !response.isWriterStraight())) {
            restart();
        }
    }

    /** The response was reset, fields included: the body is judged anew at its next first byte. */
    void restart() {
        dropPage();
        state = BodyState.UNDECIDED;
        guard = null;
        response.undoStraight();
    }

    /** Goes on over another stream. */
    void continueOn(ServletOutputStream stream) {
        if (page != null) {
            page.continueOn(stream);
        }
    }

    /** The application goes on with the container's own response: what it set and wrote so far is handed over. */
    void leave() {
        try {
            if (isOpen()) {
                pass(SkipReasons.UNWRAPPED);
            }
            finish();
        } catch (IOException clientGone) {
            // Whoever writes next will notice.
        }
    }

    /** The footer as the page has it, which may be excluded from it. */
    PageFooter requireFooter() {
        return page == null ? choice().require() : page.footer();
    }

    /** The request as it was last dispatched. */
    InjectableRequest request() {
        return Objects.requireNonNull(request);
    }

    InjectingResponse response() {
        return response;
    }

    /** The container's response. */
    HttpServletResponse below() {
        return response.below();
    }
}
