package dev.beian.it.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.spring.BeianAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.util.ClassUtils;

/** The starter's classes name no type that this line of Boot has not, but for the two health parts, of which one fits. */
class ReferencesTest {
    private static final Pattern DESCRIPTOR = Pattern.compile("L([a-z]+(?:/[A-Za-z0-9_$]+)+);");

    @Test
    void everyTypeIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> classes = new TreeSet<>();
        Path origin = AppFiles.originOf(BeianAutoConfiguration.class);
        if (Files.isDirectory(origin)) {
            collect(origin, classes, missing);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                collect(jar.getPath("/"), classes, missing);
            }
        }

        Set<String> health = missing.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
        String other = ClassUtils.isPresent("org.springframework.boot.health.contributor.Health", null) ? "3" : "4";
        assertThat(classes).hasSizeGreaterThan(15);
        assertThat(health)
                .as("%s", missing)
                .containsExactly("Boot" + other + "HealthAutoConfiguration", "Boot" + other + "HealthIndicator");
    }

    private static void collect(Path root, Set<String> classes, Set<String> missing) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.equals("package-info") || name.endsWith("Properties") || name.contains("Properties$")) {
                    continue; // never loaded: they are there for the metadata alone
                }
                classes.add(name);
                try (InputStream in = Files.newInputStream(file)) {
                    for (String type : typesOf(new ClassReader(in))) {
                        // Annotations may be missing at run time (JLS §9.6.4.2), and those of nullness always are.
                        if (!type.startsWith("org.jspecify.")
                                && !ClassUtils.isPresent(type, ReferencesTest.class.getClassLoader())) {
                            missing.add(name + " " + type);
                        }
                    }
                }
            }
        }
    }

    /** All types that a class names: in its constant pool as such, and in the descriptors of members and annotations. */
    private static Set<String> typesOf(ClassReader reader) {
        Set<String> types = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset == 0) {
                continue; // the second half of a long constant
            }
            int tag = reader.readByte(offset - 1);
            if (tag == 7) { // CONSTANT_Class, JVMS §4.4.1
                add(reader.readUTF8(offset, buffer), types);
            } else if (tag == 1) { // CONSTANT_Utf8
                Matcher descriptor = DESCRIPTOR.matcher(utf8(reader, offset));
                while (descriptor.find()) {
                    types.add(descriptor.group(1).replace('/', '.'));
                }
            }
        }
        return types;
    }

    private static void add(String name, Set<String> types) {
        if (!name.startsWith("[")) {
            types.add(name.replace('/', '.'));
        }
    }

    private static String utf8(ClassReader reader, int offset) {
        int length = reader.readUnsignedShort(offset);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) reader.readByte(offset + 2 + i)); // names of types are ASCII
        }
        return text.toString();
    }
}
