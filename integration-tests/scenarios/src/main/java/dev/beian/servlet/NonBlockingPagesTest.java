package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A page that is written without blocking is whole and has its one footer, however its client reads. */
class NonBlockingPagesTest {
    private static final String PARAGRAPH = "<p title='标题'>你好，世界</p>\n";

    /** So much of a page that no client's buffers take it all; a page that gets so far never had to wait. */
    private static final int TOO_MUCH = 64 << 20;

    private static final int[] LENGTHS = {1, 2, 3, 7, 16, 64, 1_000, 10_000, 1 << 20};

    @Test
    void inPiecesOfEveryLength() {
        for (int length : LENGTHS) {
            for (String page : List.of(Pages.PAGE, Pages.START + PARAGRAPH.repeat(500) + Pages.END)) {
                injected((request, response) -> {
                    response.setContentType(Pages.TYPE);
                    Pieces.write(Pieces.cut(page.getBytes(UTF_8), length).iterator(), request, response);
                });
            }
        }
    }

    @Test
    void withADeclaredLength() {
        byte[] page = (Pages.START + PARAGRAPH.repeat(500) + Pages.END).getBytes(UTF_8);
        for (int length : LENGTHS) {
            injected((request, response) -> {
                response.setContentType(Pages.TYPE);
                response.setContentLength(page.length);
                Pieces.write(Pieces.cut(page, length).iterator(), request, response);
            });
        }
    }

    @Test
    void flushedAfterEveryPiece() {
        for (int length : LENGTHS) {
            injected((request, response) -> {
                response.setContentType(Pages.TYPE);
                Pieces.write(
                        Pieces.cut(Pages.PAGE.getBytes(UTF_8), length).iterator(),
                        request,
                        response,
                        (out, piece) -> {
                            out.write(piece);
                            if (out.isReady()) {
                                out.flush();
                            }
                        },
                        (out, async) -> async.complete());
            });
        }
    }

    @Test
    void closedAtItsEnd() {
        for (int length : LENGTHS) {
            injected((request, response) -> {
                response.setContentType(Pages.TYPE);
                Pieces.write(
                        Pieces.cut(Pages.PAGE.getBytes(UTF_8), length).iterator(),
                        request,
                        response,
                        ServletOutputStream::write,
                        (out, async) -> {
                            out.close();
                            async.complete();
                        });
            });
        }
    }

    @Test
    void completedRightAfterTheLastWrite() {
        for (int length : LENGTHS) {
            injected((request, response) -> {
                response.setContentType(Pages.TYPE);
                Iterator<byte[]> pieces =
                        Pieces.cut(Pages.PAGE.getBytes(UTF_8), length).iterator();
                Pieces.write(
                        pieces,
                        request,
                        response,
                        (out, piece) -> {
                            out.write(piece);
                            if (!pieces.hasNext()) {
                                request.getAsyncContext().complete();
                            }
                        },
                        (out, async) -> {});
            });
        }
    }

    @Test
    void inSmallPiecesToAClientThatReadsLate() {
        readLate(61);
    }

    @Test
    void inLargePiecesToAClientThatReadsLate() {
        readLate(200_000);
    }

    private static void readLate(int length) {
        BlockingQueue<Pieces> begun = new LinkedBlockingQueue<>();
        try (Twin twin = Twin.of((request, response) -> {
                    response.setContentType(Pages.TYPE);
                    Endless pieces = new Endless(length);
                    Pieces application = Pieces.write(pieces, request, response);
                    pieces.until = application;
                    begun.add(application);
                });
                RawHttp http = RawHttp.connect(twin.filtered().port(), 4096)) {
            http.request("GET", "/page");
            waitFor(begun);
            RawResponse response = http.receive();

            assertThat(response.isComplete()).isTrue();
            String page = response.text();
            assertThat(page).startsWith(Pages.START + PARAGRAPH).endsWith(PARAGRAPH + Twin.FOOTER + Pages.END);
            String middle = page.substring(Pages.START.length(), page.length() - (Twin.FOOTER + Pages.END).length());
            assertThat(middle.replace(PARAGRAPH, "")).isEmpty();
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    @Test
    void toAClientThatGoesAwayTheApplicationIsToldAsWithoutUs() {
        BlockingQueue<Pieces> begun = new LinkedBlockingQueue<>();
        try (Twin twin = Twin.of(app -> app.handle("/page", (request, response) -> Pages.write(response))
                .handle("/endless", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    Endless pieces = new Endless(10_000);
                    begun.add(Pieces.write(pieces, request, response));
                }))) {
            for (RunningServer server : List.of(twin.plain(), twin.filtered())) {
                for (int i = 0; i < 3; i++) {
                    try (RawHttp http = RawHttp.connect(server.port(), 4096)) {
                        http.request("GET", "/endless");
                        Pieces application = waitFor(begun);
                        http.breakOff();

                        assertThat(isDown(application.failed)).as("told").isTrue();
                        assertThat(isDown(application.over))
                                .as("over, at %s", server == twin.plain() ? "plain" : "filtered")
                                .isTrue();
                    }
                }
                assertThat(server.get("/page").text()).contains(Pages.TEXT);
            }
            assertThat(twin.desk.outcomesOnce(4)).containsOnly("PENDING", "INJECTED");
            assertThat(twin.desk.outcomes).containsOnlyOnce("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    @Test
    void aClientThatGoesAwayBeforeItHasReadTheLastBytesHoldsNothingUp() {
        BlockingQueue<Pieces> begun = new LinkedBlockingQueue<>();
        try (Twin twin = Twin.of((request, response) -> {
                    response.setContentType(Pages.TYPE);
                    begun.add(Pieces.writeUntilItWaits(
                            new Endless(10_000), request, response, (out, async) -> async.complete()));
                });
                RawHttp http = RawHttp.connect(twin.filtered().port(), 4096)) {
            http.request("GET", "/page");
            Pieces application = waitFor(begun);
            http.breakOff();

            assertThat(isDown(application.over)).as("over").isTrue();
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    @Test
    void throughBuffersOfEveryKind() {
        ServletServer.assume(Capability.SERVLET_6_1);
        List<Pieces.Way> ways = List.of(
                (out, piece) -> LaterServlet.write(out, ByteBuffer.wrap(piece)),
                (out, piece) -> LaterServlet.write(
                        out, ByteBuffer.allocateDirect(piece.length).put(piece).flip()),
                (out, piece) -> LaterServlet.write(out, ByteBuffer.wrap(piece).asReadOnlyBuffer()),
                (out, piece) -> {
                    byte[] wider = new byte[piece.length + 20];
                    System.arraycopy(piece, 0, wider, 13, piece.length);
                    ByteBuffer part =
                            ByteBuffer.wrap(wider, 10, piece.length + 3).slice();
                    part.position(3);
                    LaterServlet.write(out, part);
                    if (part.hasRemaining()) {
                        throw new IOException("not all was taken");
                    }
                });
        for (Pieces.Way way : ways) {
            for (int length : LENGTHS) {
                injected((request, response) -> {
                    response.setContentType(Pages.TYPE);
                    Pieces.write(
                            Pieces.cut(Pages.PAGE.getBytes(UTF_8), length).iterator(),
                            request,
                            response,
                            way,
                            (out, async) -> async.complete());
                });
                injected((request, response) -> {
                    response.setContentType(Pages.TYPE);
                    for (byte[] piece : Pieces.cut(Pages.PAGE.getBytes(UTF_8), length)) {
                        way.write(response.getOutputStream(), piece);
                    }
                });
            }
        }
    }

    private static Pieces waitFor(BlockingQueue<Pieces> begun) {
        try {
            Pieces application = begun.poll(15, TimeUnit.SECONDS);
            assertThat(application).as("the application").isNotNull();
            assertThat(isDown(application.waited))
                    .as("the application has had to wait")
                    .isTrue();
            return application;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isDown(java.util.concurrent.CountDownLatch latch) {
        return Attempt.of(() -> Pages.await(latch)).equals("fine");
    }

    private static void injected(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertInjected("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    /** Paragraphs as long as the application has not had to wait, cut wherever the length falls, and then the end. */
    private static final class Endless implements Iterator<byte[]> {
        private final byte[] paragraph = PARAGRAPH.getBytes(UTF_8);
        private final int length;
        private volatile Pieces until;
        private int written;
        private int at; // in the paragraph
        private boolean begun;
        private boolean ended;

        Endless(int length) {
            this.length = length;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public byte[] next() {
            if (!begun) {
                begun = true;
                return Pages.START.getBytes(UTF_8);
            }
            Pieces application = until;
            if (written > TOO_MUCH || (application != null && application.waited.getCount() == 0)) {
                ended = true;
                int rest = at == 0 ? 0 : paragraph.length - at;
                return ByteBuffer.allocate(rest + Pages.END.length())
                        .put(paragraph, paragraph.length - rest, rest)
                        .put(Pages.END.getBytes(UTF_8))
                        .array();
            }
            byte[] piece = new byte[length];
            for (int i = 0; i < length; i++) {
                piece[i] = paragraph[at];
                at = (at + 1) % paragraph.length;
            }
            written += length;
            return piece;
        }
    }
}
