package dev.beian.servlet;

import dev.beian.html.FooterInjector;
import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.ContentCoding;
import dev.beian.servlet.http.InjectionDecision;
import java.io.IOException;

/**
 * The bytes of a page that the application writes in a content coding: decoded on their way to the injector and encoded
 * again on their way to the container.
 *
 * <p>What comes before the decision is held, at most a container's buffer of it, so that a page that gets no footer goes
 * out with the application's own bytes and fields. One write of the application, one flush and the end each lead to at
 * most one write below. Not thread-safe.
 */
final class CodedPage implements FooterInjector.Output {
    private final PageBody page;
    private final InjectingResponse response;
    private final BodyLife life;
    private final Recoding recoding;

    CodedPage(PageBody page, InjectingResponse response, BodyLife life, ContentCoding coding) {
        this.page = page;
        this.response = response;
        this.life = life;
        this.recoding = new Recoding(coding);
    }

    /** Whether bytes of the page have gone out recoded. */
    boolean isUnderWay() {
        return recoding.hasBegun();
    }

    /** Whether the next bytes come here; else they go straight. */
    boolean takes() {
        return !life.isFinished() && (recoding.hasBegun() || !life.isPassing());
    }

    /** Takes bytes of the application. */
    void receive(byte[] bytes, int from, int length) throws IOException {
        long declared = response.declaredLength();
        long left = declared == WithholdingResponse.NO_LENGTH ? Long.MAX_VALUE : declared - page.count(0);
        boolean isLast = length >= left;
        int taken = isLast ? (int) Math.max(0, left) : length;
        page.count(taken);
        if (recoding.hasBegun()) {
            recoding.decode(bytes, from, taken, page.injector()::write);
            if (!isLast) {
                send();
            }
        } else {
            recoding.hold(bytes, from, taken);
            if (!isLast && recoding.heldLength() >= page.bufferSize()) {
                life.decide(false);
                if (!life.isPassing()) {
                    recoding.begin(page.injector()::write);
                    send();
                }
            }
        }
        if (isLast) {
            page.reachLength();
            page.endAtLength();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        page.addToCopy(bytes, from, length);
        recoding.encode(bytes, from, length);
    }

    /** Lets out what is decided. */
    void release() throws IOException {
        if (life.isFinished() || (life.isPassing() && !recoding.hasBegun())) {
            return;
        }
        recoding.begin(page.injector()::write);
        if (!life.isPassing()) {
            page.injector().flush();
        }
        recoding.flush();
        send();
    }

    /** The page passes: what is held goes out as it came, unless the page is under way in our coding. */
    void letGo() throws IOException {
        if (!recoding.hasBegun() && recoding.heldLength() > 0) {
            byte[] held = recoding.held();
            page.sendCoded(held, 0, held.length);
        }
    }

    /** The application failed: a held end tag is the certain end of the page, otherwise nothing is added. */
    void breakOff() throws IOException {
        try {
            if (!recoding.hasBegun()) {
                letGo();
                return;
            }
            page.injector().flush();
            page.injector().finishTruncated();
            if (recoding.isComplete()) {
                recoding.finish(); // the application has ended the coding, if not the page
            } else {
                recoding.flush();
            }
            send();
        } finally {
            discard();
        }
    }

    /**
     * The application has written all that it will.
     *
     * @return whether bytes are missing that the client can miss only if the connection breaks
     */
    boolean finish() throws IOException {
        try {
            return recoding.hasBegun() ? finishUnderWay() : finishHeld();
        } finally {
            discard();
        }
    }

    private boolean finishUnderWay() throws IOException {
        boolean isWhole = recoding.isComplete() && !page.isShort();
        if (isWhole && !life.isPassing()) {
            page.injector().finish();
            page.completeCopy();
        } else {
            page.injector().finishTruncated();
        }
        if (isWhole) {
            recoding.finish();
        } else {
            recoding.flush(); // without the coding's end, so that the page is seen to be cut short, as it came
        }
        send();
        return page.isShort();
    }

    /** The page has ended before anything of it went out: if it gets no footer, it goes out as it came. */
    private boolean finishHeld() throws IOException {
        if (life.isPassing()) {
            return false;
        }
        if (page.isShort()) {
            return page.breakShort();
        }
        life.decide(true);
        if (life.isPassing()) {
            return false;
        }
        recoding.decodeHeld(page.injector()::write);
        if (!recoding.isComplete()) {
            life.pass(recoding.isMalformed() ? InjectionDecision.CONTENT_CODING : SkipReasons.TRUNCATED);
            return false;
        }
        page.injector().finish();
        boolean injected = page.injector().result().kind() == InjectionResult.Kind.INJECTED;
        if (injected) {
            recoding.finish();
        }
        byte[] whole = injected ? recoding.takeEncoded() : recoding.held();
        page.settleWhole(whole.length);
        page.completeCopy();
        page.sendCoded(whole, 0, whole.length);
        return false;
    }

    private void send() throws IOException {
        byte[] encoded = recoding.takeEncoded();
        if (encoded.length > 0) {
            page.sendCoded(encoded, 0, encoded.length);
        }
    }

    /** The page is over, or given up. */
    void discard() {
        recoding.end();
    }
}
