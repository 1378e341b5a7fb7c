package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawResponse;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no pages are served as without the filter, large ones too. */
class FilesTest {
    private static final List<String> UNWRAPPED =
            List.of("song.mp3", "report.pdf", "photo.jpg", "all.zip", "app.js", "style.css");
    private static final List<String> WRAPPED = List.of("notes.txt", "drawing.svg");
    private static final int LARGE = 300_000;

    /** Whether the container's files were served over a response of ours, by path. */
    private final Map<String, Boolean> wrapped = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        for (List<String> names : List.of(UNWRAPPED, WRAPPED, List.of("page.html"))) {
            for (String name : names) {
                Files.writeString(folder.resolve(name), "x".repeat(LARGE));
                Files.writeString(folder.resolve("small-" + name), "x".repeat(1_000));
            }
        }
    }

    /** The files, behind a filter that sees with what response they are served. */
    private App served(App app) {
        return app.resources(folder)
                .filter(
                        "witness",
                        (request, response, chain) -> {
                            wrapped.put(
                                    ((HttpServletRequest) request).getRequestURI(),
                                    InjectingResponse.in(response) != null);
                            chain.doFilter(request, response);
                        },
                        DispatcherType.REQUEST);
    }

    @Test
    void whatIsNeverAPageIsServedByTheContainersOwnResponse() {
        try (Twin twin = Twin.of(this::served)) {
            for (String name : UNWRAPPED) {
                assertThat(twin.filtered().get("/" + name).body()).hasSize(LARGE);
                assertThat(wrapped).as(name).containsEntry("/" + name, false);
            }
            twin.filtered().get("/page.html");
            assertThat(wrapped).containsEntry("/page.html", true);
        }
    }

    @Test
    void itKeepsEveryField() {
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            for (String name : UNWRAPPED) {
                for (String method : List.of("GET", "HEAD")) {
                    twin.assertUntouchedBy(method, "/" + name);
                    twin.assertUntouchedBy(method, "/small-" + name);
                }
                twin.assertUntouched("/" + name, "Range: bytes=100-199");
                twin.assertUntouched("/" + name, "Range: bytes=-100");
            }
        }
    }

    @Test
    void whatIsWrappedKeepsEveryFieldButForALengthThatOneContainerOnlyTellsOnItsOwnStream() {
        try (Twin twin = Twin.of(app -> app.resources(folder))) {
            for (String name : WRAPPED) {
                twin.assertUntouched("/small-" + name);
                if (ServletServer.has(Capability.FILES_NEED_THE_CONTAINERS_STREAM)) {
                    RawResponse with = twin.filtered().get("/" + name);
                    RawResponse without = twin.plain().get("/" + name);

                    assertThat(with.body()).isEqualTo(without.body());
                    assertThat(with.isComplete()).isTrue();
                    assertThat(Twin.otherFields(with)).isEqualTo(Twin.otherFields(without));
                    assertThat(with.field("Content-Length")).isNull();
                } else {
                    twin.assertUntouched("/" + name);
                    twin.assertUntouchedBy("HEAD", "/" + name);
                }
                RawResponse range = twin.filtered().get("/" + name, "Range: bytes=100-199");
                assertThat(range.status()).isEqualTo(206);
                assertThat(range.body()).hasSize(100);
                assertThat(range.field("Content-Range")).isEqualTo("bytes 100-199/" + LARGE);
            }
        }
    }
}
