package dev.beian.benchmarks.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages that are measured, by class: documentation and javadoc out of published artifacts, which the build unpacks;
 * script-heavy pages around a published script; Chinese manuals, which are generated because no artifact has them.
 *
 * <p>A class holds up to eight pages of about the same size, so that the processor's branch prediction cannot learn a page
 * by heart. The same build gives the same pages.
 */
public final class Corpus {
    private static final String PLACE = "beian.benchmarks.pages";
    private static final int PAGES = 8;
    private static final int KILO = 1000;
    private static final int MEGA = 1000 * KILO;
    private static final Charset GBK = Charset.forName("GBK");

    private final Path folder;

    private Corpus(Path folder) {
        this.folder = folder;
    }

    /** The corpus that the build has unpacked. */
    public static Corpus unpacked() {
        String place = System.getProperty(PLACE);
        if (place == null) {
            throw new IllegalStateException("the system property " + PLACE + " has to name the folder of the pages");
        }
        return new Corpus(Path.of(place));
    }

    /** The names of all classes. */
    public static List<String> classes() {
        return List.of(
                "documentation-2k",
                "documentation-30k",
                "documentation-300k",
                "javadoc-2k",
                "javadoc-30k",
                "javadoc-300k",
                "javadoc-4m",
                "script-30k",
                "script-300k",
                "script-2m",
                "chinese-2k",
                "chinese-30k",
                "chinese-300k",
                "chinese-10m",
                "gbk-30k",
                "gbk-300k",
                "mixed-30k");
    }

    /** The pages of a class. */
    public List<Page> pages(String name) {
        return switch (name) {
            case "documentation-2k" -> nearest("documentation", 2400);
            case "documentation-30k" -> nearest("documentation", 30 * KILO);
            case "documentation-300k" -> nearest("documentation", 300 * KILO);
            case "javadoc-2k" -> nearest("javadoc", 2400);
            case "javadoc-30k" -> nearest("javadoc", 30 * KILO);
            case "javadoc-300k" -> nearest("javadoc", 300 * KILO);
            case "javadoc-4m" -> nearest("javadoc", 4 * MEGA);
            case "script-30k" -> scripts(30 * KILO, PAGES);
            case "script-300k" -> scripts(300 * KILO, 4);
            case "script-2m" -> scripts(2 * MEGA, 1);
            case "chinese-2k" -> manuals(2 * KILO, PAGES, StandardCharsets.UTF_8);
            case "chinese-30k" -> manuals(30 * KILO, PAGES, StandardCharsets.UTF_8);
            case "chinese-300k" -> manuals(300 * KILO, 4, StandardCharsets.UTF_8);
            case "chinese-10m" -> manuals(10 * MEGA, 1, StandardCharsets.UTF_8);
            case "gbk-30k" -> manuals(30 * KILO, PAGES, GBK);
            case "gbk-300k" -> manuals(300 * KILO, 4, GBK);
            case "mixed-30k" -> mixed();
            default -> throw new IllegalArgumentException(name + " is no class of pages");
        };
    }

    private List<Page> mixed() {
        List<Page> mixed = new ArrayList<>();
        for (String part : List.of("documentation-30k", "javadoc-30k", "script-30k", "chinese-30k")) {
            mixed.addAll(pages(part).subList(0, 4));
        }
        return mixed;
    }

    /** The pages of a folder whose size comes closest to one, none more than twice or less than half of it. */
    private List<Page> nearest(String part, int size) {
        try (Stream<Path> files = Files.walk(folder.resolve(part))) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> distance(file, size) <= Math.log(2))
                    .sorted(Comparator.<Path>comparingDouble(file -> distance(file, size))
                            .thenComparing(Path::toString))
                    .limit(PAGES)
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double distance(Path file, int size) {
        try {
            return Math.abs(Math.log((double) Files.size(file) / size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page read(Path file) {
        try {
            String name = folder.relativize(file).toString().replace('\\', '/');
            return new Page(name, Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Page> scripts(int size, int count) {
        try (Stream<Path> files = Files.walk(folder.resolve("script"))) {
            Path script = files.filter(file -> file.toString().endsWith(".js"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no script in " + folder));
            ScriptPages pages = new ScriptPages(Files.readString(script));
            return Stream.iterate(1, seed -> seed + 1)
                    .limit(count)
                    .map(seed -> pages.page(seed, size))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Page> manuals(int size, int count, Charset charset) {
        return Stream.iterate(1, seed -> seed + 1)
                .limit(count)
                .map(seed -> ChineseManual.page(seed, size, charset))
                .toList();
    }
}
