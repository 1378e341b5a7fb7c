package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.html.FooterInjector;
import dev.beian.html.InjectionResult;
import dev.beian.html.Insertion;
import dev.beian.html.InsertionPoint;
import dev.beian.html.MarkupSyntax;
import dev.beian.html.PageSearch;
import dev.beian.servlet.http.ContentCoding;
import dev.beian.servlet.http.MediaType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponseWrapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a page on their way from the application to the container.
 *
 * <p>Every byte goes through the injector, which holds back what may be the page's end, and to the container's stream at
 * once; nothing is buffered here. Counts what the application wrote, for a body ends where its declared length says, and
 * what the container got, in order to decide before the container commits.
 *
 * <p>Not thread-safe; one instance for each response whose first byte may be that of a page.
 */
final class PageBody implements FooterInjector.Output, Insertion {
    private static final byte[] NOTHING = {};

    private final InjectingResponse response;
    private final BodyLife life;
    private final PageFooter footer;
    private final boolean isWatchOnly;
    private final @Nullable AuditedPage copy;

    /** Why the page gets no footer, and is copied nevertheless; it is counted so. */
    private final @Nullable String exclusion;

    private final ContentCoding coding;
    private final @Nullable CodedPage coded;
    private final FooterInjector injector;
    private final MarkupSyntax syntax;

    /** The content type when the first byte came. */
    private final @Nullable String typeAtStart;

    /** Its charset parameter; a later one makes the page's encoding uncertain. */
    private final @Nullable Charset declaredAtStart;

    private final int bufferSize;
    private ServletOutputStream below;
    private boolean charsetChanged;
    private boolean nonBlocking;
    private boolean finishing;

    /** The page lacks something, and is only watched. */
    private boolean withheld;

    /** A flush has let out what was held, so that the footer's place depends on more than the page. */
    private boolean released;

    private boolean lengthReached;

    /** Collects what goes out with the last write, so that its length is known before it is sent. */
    private @Nullable LastPiece last;

    /** For single bytes; made with the first. */
    private byte @Nullable [] single;

    /** Bytes that the application wrote, without what lies beyond its declared length. */
    private long received;

    /** Bytes that the container got. */
    private long sent;

    /**
     * A page whose first byte is about to come.
     *
     * @param isWatchOnly whether the page goes out as it is
     * @param copy takes the page as it leaves; null for no copy
     * @param search what to look for on the way
     * @param coding the coding in which the application writes the page
     * @param syntax null if no content type is set yet: read as HTML until one is
     * @param contentType the content type as set so far
     */
    PageBody(
            InjectingResponse response,
            BodyLife life,
            PageFooter footer,
            boolean isWatchOnly,
            @Nullable PageCopy copy,
            PageSearch search,
            ServletOutputStream below,
            ContentCoding coding,
            @Nullable MarkupSyntax syntax,
            @Nullable String contentType) {
        this.response = response;
        this.life = life;
        this.footer = footer;
        this.isWatchOnly = isWatchOnly;
        this.copy = copy == null ? null : new AuditedPage(copy, response);
        this.below = below;
        this.syntax = syntax == null ? MarkupSyntax.HTML : syntax;
        this.typeAtStart = contentType;
        this.declaredAtStart = MediaType.encoding(contentType);
        this.bufferSize = response.getBufferSize();
        this.exclusion = footer instanceof ExcludedFooter excluded ? excluded.exclusion() : null;
        this.coding = coding;
        boolean isRead = coding != ContentCoding.IDENTITY && exclusion == null;
        this.coded = isRead ? new CodedPage(this, response, life, coding) : null;
        FooterInjector.Output output = coded == null ? this : coded;
        this.injector = new FooterInjector(this, this.syntax, declaredAtStart, search, output);
    }

    /** The footer that the page gets, or is excluded from. */
    PageFooter footer() {
        return footer;
    }

    /** Why the page gets no footer, and is copied nevertheless; null if it may get one. */
    @Nullable String exclusion() {
        return exclusion;
    }

    /** Goes on over another stream. */
    void continueOn(ServletOutputStream stream) {
        below = stream;
    }

    /** From here on the container takes one write only when it said that it is ready. */
    void becomeNonBlocking() {
        nonBlocking = true;
    }

    /** Takes bytes of the application; writes to the container at most once, if that matters to it. */
    void receive(byte[] bytes, int from, int length) throws IOException {
        if (lengthReached) {
            return; // the container would have closed it
        }
        if (coded != null && coded.takes()) {
            coded.receive(bytes, from, length);
            return;
        }
        if (life.isPassing() || life.isFinished()) {
            below.write(bytes, from, length); // if finished, the container says what that means
            return;
        }
        long declared = response.declaredLength();
        if (declared != WithholdingResponse.NO_LENGTH && length >= declared - received) {
            receiveLast(bytes, from, (int) Math.max(0, declared - received));
            return;
        }
        if (!life.isInjecting() && mayCommit(length)) {
            decide(bytes);
            if (life.isPassing()) {
                passOn(bytes, from, length);
                return;
            }
        }
        received += length;
        injector.write(bytes, from, length);
    }

    /**
     * Whether bytes may come some time after the application wrote them: nothing goes straight to the container, which asks
     * nobody when it ends a response, and nobody counts them.
     */
    boolean mayWait() {
        return life.isOpen() && response.declaredLength() == WithholdingResponse.NO_LENGTH;
    }

    /** Takes one byte of the application. */
    void receiveByte(int b) throws IOException {
        if (lengthReached) {
            return; // the last byte may still be waiting in our array
        }
        byte[] one = single;
        if (one == null) {
            one = new byte[1];
            single = one;
        }
        one[0] = (byte) b;
        receive(one, 0, 1);
    }

    /** Takes the bytes with which the body has its declared length: a container would close it now, so we end it. */
    private void receiveLast(byte[] bytes, int from, int length) throws IOException {
        lengthReached = true;
        received += length;
        last = new LastPiece(bytes);
        injector.write(bytes, from, length);
        endAtLength();
    }

    /**
     * The body has its declared length, with which a container closes it. Where the client was not told that length, its end
     * goes out now, so that whatever the application does next cannot take it back.
     */
    void endAtLength() throws IOException {
        life.finish();
        boolean isContainers = !(response.below() instanceof ServletResponseWrapper);
        if (isContainers && response.isCommitted() && !nonBlocking && life.isChangingBody() && !life.isHead()) {
            below.close();
        }
    }

    /** Decides; what is held back and let go by that waits for the bytes that come, to be one write with them. */
    private void decide(byte[] coming) throws IOException {
        if (injector.heldLength() > 0) {
            last = new LastPiece(coming);
        }
        life.decide(false);
        if (!life.isPassing()) {
            last = null;
        }
    }

    private void passOn(byte[] bytes, int from, int length) throws IOException {
        if (last != null) {
            last.add(bytes, from, length);
            sendLast();
        } else {
            below.write(bytes, from, length);
        }
    }

    /** Whether the container may commit when it gets the next bytes; sooner than it does never harms. */
    private boolean mayCommit(int length) {
        // Tomcat and Undertow commit when the buffer is full, Jetty also on a write of more than a quarter of it.
        return sent + injector.heldLength() + length >= bufferSize || length > bufferSize / 4;
    }

    /** Lets out what is decided, and has the container send it. */
    void flush() throws IOException {
        release();
        below.flush();
    }

    /** Lets out what is decided. */
    void release() throws IOException {
        released = true;
        if (coded != null) {
            coded.release();
        } else if (!life.isPassing() && !life.isFinished()) {
            injector.flush();
        }
    }

    /** Lets out what is held and inserts nothing any more. */
    void letGo() throws IOException {
        injector.finishTruncated();
        if (coded != null) {
            coded.letGo();
        }
    }

    /** The application has given up what it wrote so far. */
    void discard() {
        if (coded != null) {
            coded.discard();
        }
    }

    /** The application failed: a held end tag is the certain end of the page, otherwise nothing is added. */
    void breakOff() throws IOException {
        if (coded != null) {
            coded.breakOff();
            return;
        }
        injector.flush();
        injector.finishTruncated();
    }

    /**
     * The application has written all that it will.
     *
     * @return whether bytes are missing that the client can miss only if the connection breaks
     */
    boolean finish() throws IOException {
        if (coded != null) {
            return coded.finish();
        }
        if (life.isPassing()) {
            sendLast();
            return false;
        }
        if (isShort()) {
            return breakShort();
        }
        if (!released && response.withheldFields() != null) {
            life.descriptionChanged(); // the validator of a part of the page may be a better one of the whole
        }
        life.decide(true);
        if (life.isPassing()) {
            sendLast();
            return false;
        }
        finishing = !response.isCommitted();
        injector.finish();
        sendLast();
        settle(0); // where nothing was held, nothing was written
        if (response.declaredLength() > received && !response.isCommitted()) {
            response.commit(); // the answer to a HEAD has only a part of the page, which the container must not count
        }
        completeCopy();
        return false;
    }

    /** The page is complete, and so is its copy for the audit. A fragment says nothing about what the page shows. */
    void completeCopy() {
        if (copy != null
                && (isCoded() || !SkipReasons.FRAGMENT.equals(injector.result().reason()))) {
            copy.complete(isCoded() ? coding.name().toLowerCase(Locale.ROOT) : "identity");
        }
    }

    /** The copy for the audit has the page as it is read, whatever its coding. */
    void addToCopy(byte[] bytes, int from, int length) {
        if (copy != null) {
            copy.add(bytes, from, length);
        }
    }

    /** Whether the bytes that go through here are in a coding that nobody reads on the way. */
    private boolean isCoded() {
        return coding != ContentCoding.IDENTITY && coded == null;
    }

    boolean breakShort() throws IOException {
        if (!response.isCommitted()) {
            life.pass(SkipReasons.TRUNCATED); // with the declared length, which tells the client
            return false;
        }
        injector.finishTruncated();
        return !isWatchOnly;
    }

    /** Whether bytes of the page have gone to the container in another form than the application wrote them. */
    boolean isUnderWay() {
        return coded != null && coded.isUnderWay();
    }

    /**
     * Whether the bytes that go out depend on nothing but the page, once it is complete: neither on a flush on the way, nor
     * on our encoder, of which another version may choose others.
     */
    boolean isCertain() {
        return coded == null && !released;
    }

    /** Counts bytes of the application; answers how many there were in all. */
    long count(int length) {
        received += length;
        return received;
    }

    /** The application has reached its declared length: whatever it still writes is nothing. */
    void reachLength() {
        lengthReached = true;
    }

    /** Whether the application has written less than it declared. */
    boolean isShort() {
        return response.declaredLength() > received && !life.isHead();
    }

    FooterInjector injector() {
        return injector;
    }

    int bufferSize() {
        return bufferSize;
    }

    /** What became of the page. */
    InjectionResult result() {
        InjectionResult result = outcome();
        Throwable fault = result.fault();
        if (fault != null) {
            response.fault("scanning a page", fault);
        }
        return result;
    }

    private InjectionResult outcome() {
        InjectionResult result = injector.result();
        String reason = withheld ? SkipReasons.WATCH_ONLY : exclusion;
        return reason == null || result.kind() == InjectionResult.Kind.FAILED ? result : SkipReasons.result(reason);
    }

    /**
     * Whether the page can still be what it was taken for at its first byte.
     *
     * @param nowSyntax the syntax of the content type that goes out
     * @param nowType the content type that goes out
     * @param nowCoding the coding that goes out
     */
    boolean isDescribedBy(MarkupSyntax nowSyntax, @Nullable String nowType, ContentCoding nowCoding) {
        if (nowCoding != coding) {
            return false;
        }
        if (nowSyntax == syntax && Objects.equals(nowType, typeAtStart)) {
            charsetChanged = false;
            return true;
        }
        Charset now = MediaType.encoding(nowType);
        charsetChanged = !Objects.equals(now, declaredAtStart);
        return nowSyntax == syntax && (!charsetChanged || (isScannedAsAscii(now) && isScannedAsAscii(declaredAtStart)));
    }

    /** Whether pages in a charset are scanned byte by byte as ASCII; unknown ones are. */
    private static boolean isScannedAsAscii(@Nullable Charset charset) {
        return charset == null
                || (!charset.name().startsWith("ISO-2022")
                        && charset.canEncode()
                        && Arrays.equals("<".getBytes(charset), new byte[] {'<'}));
    }

    @Override
    public byte[] markup(InsertionPoint point) {
        // The injector knows the charset that was declared at the first byte; with a later one only ASCII is certain.
        byte[] markup = footer.markup(charsetChanged ? null : point.charset(), point, life.request(), response);
        if (footer.isUnlinked(point)) {
            life.noteUnlinked();
        }
        if (isWatchOnly) {
            withheld = markup.length > 0;
            return NOTHING;
        }
        return markup;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (last != null) {
            last.add(bytes, from, length);
            return;
        }
        settle(length);
        send(bytes, from, length);
    }

    @Override
    public void write(byte[] first, int firstFrom, int firstLength, byte[] second, int secondFrom, int secondLength)
            throws IOException {
        if (nonBlocking && last == null) {
            FooterInjector.Output.super.write(first, firstFrom, firstLength, second, secondFrom, secondLength);
            return;
        }
        if (last != null) {
            last.add(first, firstFrom, firstLength);
            last.add(second, secondFrom, secondLength);
            return;
        }
        settle(firstLength + secondLength);
        send(first, firstFrom, firstLength);
        send(second, secondFrom, secondLength);
    }

    private void sendLast() throws IOException {
        LastPiece piece = last;
        last = null;
        if (piece == null || piece.length() == 0) {
            return;
        }
        settle(piece.length());
        if (nonBlocking) {
            byte[] joined = piece.joined();
            send(joined, 0, joined.length);
        } else {
            piece.sendTo(this::send);
        }
    }

    /** The page has ended, and all that is left of it is about to be written. */
    void settleWhole(int lastLength) {
        finishing = !response.isCommitted();
        settle(lastLength);
    }

    /**
     * Where the page ends before the commit, its fields tell all of it. Called before its last bytes are written, for
     * with them the container may commit.
     */
    private void settle(int lastLength) {
        if (!finishing) {
            return;
        }
        finishing = false;
        life.settled(outcome());
        if (response.declaredLength() > received) {
            return; // an answer to HEAD that has only a part of the body, or none
        }
        if (injector.result().kind() != InjectionResult.Kind.INJECTED) {
            response.releaseDescription();
        }
        long length = sent + lastLength;
        boolean known = response.declaredLength() != WithholdingResponse.NO_LENGTH;
        if (known || length >= bufferSize) { // else the container counts itself
            response.setExactLength(length);
        }
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
        addToCopy(bytes, from, length);
        sendCoded(bytes, from, length);
    }

    /** Writes to the container what is no part of the page as it is read, but of its coding. */
    void sendCoded(byte[] bytes, int from, int length) throws IOException {
        sent += length;
        if (length == 1) {
            below.write(bytes[from]);
        } else {
            below.write(bytes, from, length);
        }
    }
}
