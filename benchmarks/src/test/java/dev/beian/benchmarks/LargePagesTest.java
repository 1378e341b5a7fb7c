package dev.beian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beian.benchmarks.client.HttpConnection;
import dev.beian.benchmarks.client.ServerProcess;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.corpus.EndlessPage;
import dev.beian.benchmarks.server.PageServer.Container;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of 64 MB and of every awkward shape pass through a server whose heap has less than half of that. */
class LargePagesTest {
    private static final String HEAP = "-Xmx24m";
    private static final int PIECE = 8192;
    private static final int SIZE = 64 << 20;
    private static final int NEARLY_NOTHING = 200; // bytes of end tags, of which one is the last

    @TempDir
    private static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServerProcess.start(Container.TOMCAT, Contender.BEIAN, folder, HEAP);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<EndlessPage> shapes() {
        return EndlessPage.all();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aPageOf64MegabytesPassesByStream(EndlessPage shape) throws IOException {
        assertPasses(shape, "stream");
    }

    @Test
    void pagesOf64MegabytesPassByWriter() throws IOException {
        for (String shape : List.of("text", "chinese", "body-end-tags", "unclosed-tag", "xhtml-chinese")) {
            assertPasses(EndlessPage.named(shape), "writer");
        }
    }

    @Test
    void aPageOf64MegabytesPassesThatTheApplicationHasCompressed() throws IOException {
        EndlessPage shape = EndlessPage.named("paragraphs");
        PassedPage passed = new PassedPage(shape, PIECE, times(shape));
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (HttpConnection connection = new HttpConnection(server.port())) {
            connection.exchange(HttpConnection.request(target(shape, "gzip")), coded::write);
        }
        byte[] buffer = new byte[PIECE];
        try (InputStream page = new GZIPInputStream(new ByteArrayInputStream(coded.toByteArray()))) {
            for (int count = page.read(buffer); count >= 0; count = page.read(buffer)) {
                passed.take(buffer, 0, count);
            }
        }
        assertRight(shape, passed);
    }

    @Test
    void aFilterThatKeepsThePageDoesNotPass() throws IOException {
        EndlessPage shape = EndlessPage.named("text");
        try (ServerProcess keeping = ServerProcess.start(Container.TOMCAT, Contender.HABIT, folder, HEAP);
                HttpConnection connection = new HttpConnection(keeping.port())) {
            PassedPage passed = new PassedPage(shape, PIECE, times(shape));
            assertThatThrownBy(() -> connection.exchange(HttpConnection.request(target(shape, "stream")), passed))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertPasses(EndlessPage shape, String way) throws IOException {
        PassedPage passed = new PassedPage(shape, PIECE, times(shape));
        try (HttpConnection connection = new HttpConnection(server.port())) {
            connection.exchange(HttpConnection.request(target(shape, way)), passed);
        }
        assertRight(shape, passed);
    }

    private static void assertRight(EndlessPage shape, PassedPage passed) {
        assertThat(passed.end()).as("difference in %s", shape).isEmpty();
        assertThat(passed.length()).isGreaterThan(SIZE - 2 * PIECE);
        assertThat(passed.footers()).as("footers in %s", shape).isEqualTo(shape.injected() ? 1 : 0);
        if (shape.injected()) {
            assertThat(passed.length() - passed.footerAt())
                    .as("bytes after the footer of %s", shape)
                    .isLessThan(NEARLY_NOTHING);
        }
    }

    private static int times(EndlessPage shape) {
        return SIZE / shape.piece(PIECE).length;
    }

    private static String target(EndlessPage shape, String way) {
        return "/endless?shape=" + shape.name() + "&times=" + times(shape) + "&way=" + way;
    }
}
