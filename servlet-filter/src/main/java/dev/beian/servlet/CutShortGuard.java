package dev.beian.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Sees to it that the client of a body that fails can tell that it has a part, where it could without us.
 *
 * <p>It could by the length that the application declared, which is not that of the page with its footer and so is not
 * sent; and in one container by what becomes of an error page that comes too late. Where such a body would be ended as if
 * it were whole, the container is kept from ending it. Not thread-safe, as responses are not.
 */
final class CutShortGuard {
    private final BodyLife life;

    /** The body ended short of its declared length, and only a broken connection can still tell the client. */
    private boolean incomplete;

    /** The application has failed, or its time is over, before the body was complete. */
    private boolean failed;

    CutShortGuard(BodyLife life) {
        this.life = life;
    }

    /**
     * The body is about to be committed before its end.
     *
     * @param response the response
     * @param request its request
     * @param hasLength whether it goes out with the length that the application declared, if any
     */
    static void committing(InjectingResponse response, HttpServletRequest request, boolean hasLength) {
        boolean lacksLength = !hasLength
                && response.declaredLength() != WithholdingResponse.NO_LENGTH
                && mayBreakOff(response, request);
        if (lacksLength || isWriterMissed(response, request)) {
            response.guardEnd();
        }
    }

    /** The application has failed, or its time is over; unless somebody completes the body, it stays a part. */
    void failed() {
        failed = true;
    }

    /**
     * The application has completed the body.
     *
     * @param isIncomplete whether it is short of its length, and the client was not told that length
     */
    void completed(boolean isIncomplete) {
        incomplete = isIncomplete;
        failed = false;
    }

    /** Whether the client would take the body for whole, which it would not without us. */
    boolean isCutShort() {
        HttpServletRequest request = life.request();
        InjectingResponse response = life.response();
        return ((incomplete || (failed && life.isShort())) && mayBreakOff(response, request))
                || (failed
                        && life.begun() != null
                        && response.writerTaken() != null
                        && isWriterMissed(response, request));
    }

    /** Whether the body ended short of its declared length, so that closing it would make it look complete. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Tells the container to break the connection if nothing else can tell the client that bytes are missing. */
    void failIfIncomplete() throws IOException {
        if (incomplete) {
            life.response().commit(); // what is still in the container's buffer is lost when it breaks the connection
            throw new IOException("the response ended short of the Content-Length that the application declared");
        }
    }

    /** Whether a body can be broken off without harm to those of other requests. */
    private static boolean mayBreakOff(InjectingResponse response, HttpServletRequest request) {
        return isHttp1(request) || !response.traits().breaksConnectionWithStream();
    }

    /** Whether a container breaks a body off that fails only if it can have its own writer, whose stream we have taken. */
    private static boolean isWriterMissed(InjectingResponse response, HttpServletRequest request) {
        return response.traits().addsErrorPageToCommitted() && isHttp1(request);
    }

    private static boolean isHttp1(HttpServletRequest request) {
        return request.getProtocol().startsWith("HTTP/1.");
    }
}
