package dev.beian.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import dev.beian.servlet.BeianFilter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.ResourceBundleHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

class BeianRuntimeHintsTest {
    @Test
    void everyFileOfMessagesIsInANativeImage() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new BeianRuntimeHints().registerHints(hints, null);

        Set<String> expected = new TreeSet<>();
        for (Class<?> type : Set.of(Beian.class, BeianFilter.class, BeianAutoConfiguration.class)) {
            expected.addAll(bundlesBeside(type));
        }
        assertThat(hints.resources().resourceBundleHints().map(ResourceBundleHint::getBaseName))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void nativeImageHasTheTextsInBothLanguagesAndTheBadge() {
        RuntimeHints hints = new RuntimeHints();
        new BeianRuntimeHints().registerHints(hints, null);

        for (String resource : List.of(
                "dev/beian/config/problems_zh.properties",
                "dev/beian/config/problems_en.properties",
                "dev/beian/status/messages_en.properties",
                "dev/beian/status/messages_zh.properties",
                "dev/beian/servlet/status/messages_zh.properties",
                "beian/gongan.png")) {
            assertThat(RuntimeHintsPredicates.resource().forResource(resource))
                    .as(resource)
                    .accepts(hints);
        }
        assertThat(RuntimeHintsPredicates.resource().forBundle("dev.beian.config.problems"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource().forResource("application.yml"))
                .rejects(hints);
    }

    private static Set<String> bundlesBeside(Class<?> type) throws Exception {
        URI origin = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(origin);
        if (Files.isDirectory(path)) {
            return bundles(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return bundles(jar.getPath("/"));
        }
    }

    private static Set<String> bundles(Path root) throws Exception {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("dev/beian/") && name.endsWith(".properties"))
                    .map(name -> name.replaceFirst("(_[a-z]{2}(_[A-Z]{2})?)?\\.properties$", "")
                            .replace('/', '.'))
                    .forEach(names::add);
        }
        return names;
    }
}
