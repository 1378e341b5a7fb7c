package dev.beian.audit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of sites: one a line, with what is expected of it behind tabs.
 *
 * <p>{@code address-or-host <tab> ICP number <tab> PSB number <tab> filing entity}; all but the first may be missing.
 * Empty lines and those that begin with {@code #} do not count. A host without a scheme is asked by HTTPS. Read as UTF-8,
 * with a byte order mark or not.
 */
final class SiteList {
    private SiteList() {}

    /** One line of the list. */
    record Entry(
            String target,
            @Nullable String icp,
            @Nullable String psb,
            @Nullable String entity) {}

    static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readString(file).replace("\uFEFF", "").split("\\R", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\t", -1);
            String first = parts[0].strip();
            entries.add(new Entry(
                    PageFetcher.isAddress(first) || Files.isRegularFile(Path.of(first))
                            ? first
                            : "https://" + first + "/",
                    part(parts, 1),
                    part(parts, 2),
                    part(parts, 3)));
        }
        return entries;
    }

    private static @Nullable String part(String[] parts, int index) {
        return index < parts.length && !parts[index].isBlank() ? parts[index].strip() : null;
    }
}
