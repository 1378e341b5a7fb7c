package dev.beian.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An application that writes its pieces without blocking, one for each time that the stream says that it is ready. */
final class Pieces implements WriteListener {

    /** How one piece is written. */
    interface Way {
        void write(ServletOutputStream out, byte[] piece) throws IOException;
    }

    /** How the application ends. */
    interface End {
        void end(ServletOutputStream out, AsyncContext async) throws IOException;
    }

    /** Is down as soon as the application has had to wait for its client. */
    final CountDownLatch waited = new CountDownLatch(1);

    /** Is down as soon as the application was told of a failure. */
    final CountDownLatch failed = new CountDownLatch(1);

    /** Is down as soon as the request is over. */
    final CountDownLatch over = new CountDownLatch(1);

    private final Iterator<byte[]> pieces;
    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Way way;
    private final End end;
    private final boolean isEndedByWaiting;
    private volatile boolean ended;

    private Pieces(
            Iterator<byte[]> pieces,
            HttpServletRequest request,
            HttpServletResponse response,
            Way way,
            End end,
            boolean isEndedByWaiting)
            throws IOException {
        this.pieces = pieces;
        this.async = request.startAsync();
        this.out = response.getOutputStream();
        this.way = way;
        this.end = end;
        this.isEndedByWaiting = isEndedByWaiting;
    }

    /** Begins to write. */
    static Pieces write(Iterator<byte[]> pieces, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return write(pieces, request, response, ServletOutputStream::write, (out, async) -> async.complete());
    }

    /** Begins to write in a way of its own. */
    static Pieces write(
            Iterator<byte[]> pieces, HttpServletRequest request, HttpServletResponse response, Way way, End end)
            throws IOException {
        return begin(new Pieces(pieces, request, response, way, end, false));
    }

    /** Begins to write what it ends, without a word of its own, as soon as its client has to be waited for. */
    static Pieces writeUntilItWaits(
            Iterator<byte[]> pieces, HttpServletRequest request, HttpServletResponse response, End end)
            throws IOException {
        return begin(new Pieces(pieces, request, response, ServletOutputStream::write, end, true));
    }

    private static Pieces begin(Pieces application) {
        application.async.setTimeout(60_000);
        application.async.addListener(new AsyncListening() {
            @Override
            public void onComplete(AsyncEvent event) {
                application.over.countDown();
            }
        });
        application.out.setWriteListener(application);
        return application;
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!ended) {
            if (!out.isReady()) {
                if (isEndedByWaiting) {
                    ended = true;
                    end.end(out, async);
                }
                waited.countDown();
                return;
            }
            if (pieces.hasNext()) {
                way.write(out, pieces.next());
            } else {
                ended = true;
                end.end(out, async);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended = true;
        failed.countDown();
        async.complete();
    }

    /** Cuts bytes into pieces of a length, the last one being shorter. */
    static List<byte[]> cut(byte[] bytes, int length) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += length) {
            pieces.add(java.util.Arrays.copyOfRange(bytes, from, Math.min(from + length, bytes.length)));
        }
        return pieces;
    }
}
