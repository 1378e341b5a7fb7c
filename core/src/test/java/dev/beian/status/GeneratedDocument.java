package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document whose end is made from the code. */
final class GeneratedDocument {
    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Path MADE = Path.of("target/docs");
    private static final String MARK = "<!-- The rest is made from the code;";

    private GeneratedDocument() {}

    /**
     * Checks that a document ends as the code has it. What it should be is left in {@code target/docs}, to be copied over
     * after a look at the difference.
     */
    static void assertEnds(String name, String end) throws IOException {
        String written = Files.readString(DOCUMENTS.resolve(name));
        int mark = written.indexOf(MARK);
        assertThat(mark).as("the mark in %s", name).isPositive();
        String kept = written.substring(0, written.indexOf('\n', mark) + 1);
        Files.createDirectories(MADE);
        Files.writeString(MADE.resolve(name), kept + end);
        assertThat(written).as("docs/%s; see core/target/docs/%s", name, name).isEqualTo(kept + end);
    }

    /** A document as it is. */
    static String read(String name) throws IOException {
        return Files.readString(DOCUMENTS.resolve(name));
    }
}
