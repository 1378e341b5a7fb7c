package dev.beian.it.dist;

import dev.beian.it.RawResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one jar that is dropped in, and what is seen of it. */
final class Dropin {
    private static final String NAME = "beian-dropin.jar";

    private Dropin() {}

    /** The jar as it was built. */
    static Path jar() {
        return Path.of(System.getProperty("beian.it.jar"));
    }

    /** Copies the jar into a folder, which is made if need be. */
    static void into(Path folder) {
        try {
            Files.copy(jar(), Files.createDirectories(folder).resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many footers a response has. */
    static int footers(RawResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1).split("data-beian-footer", -1).length - 1;
    }
}
