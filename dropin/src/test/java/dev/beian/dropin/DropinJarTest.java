package dev.beian.dropin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the one jar, and what is not: nothing that could be taken for another library's, or hide one. */
class DropinJarTest {
    private static final int JAVA_17 = 61;

    /** The libraries' packages as class files name them, in types and in texts. */
    private static final Pattern UNMOVED = Pattern.compile("org[/.]jsoup\\b|com[/.]typesafe[/.]config\\b");

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(new File(System.getProperty("beian.dropin.jar")));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void everyClassHasANameOfOurOwn() {
        assertThat(names(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("dev/beian/"))
                .anyMatch(name -> name.startsWith("dev/beian/dropin/jsoup/"))
                .anyMatch(name -> name.startsWith("dev/beian/dropin/config/"));
    }

    @Test
    void noClassSpeaksOfTheLibrariesByTheirOldNames() throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : names(".class")) {
            String bytes = new String(bytes(name), ISO_8859_1);
            UNMOVED.matcher(bytes).results().forEach(match -> found.add(name + ": " + match.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyClassRunsOnJava17() throws IOException {
        for (String name : names(".class")) {
            try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
                in.readInt();
                in.readUnsignedShort();
                assertThat(in.readUnsignedShort()).as(name).isLessThanOrEqualTo(JAVA_17);
            }
        }
    }

    @Test
    void theContainerFindsTheInitializerAndNoOtherService() throws IOException {
        assertThat(names("").stream().filter(name -> name.startsWith("META-INF/services/")))
                .containsExactly("META-INF/services/jakarta.servlet.ServletContainerInitializer");
        assertThat(text("META-INF/services/jakarta.servlet.ServletContainerInitializer")
                        .strip())
                .isEqualTo("dev.beian.servlet.BeianInitializer");
        assertThat(text("META-INF/web-fragment.xml")).contains("<others/>");
    }

    @Test
    void whatIsAtCommonPlacesIsOursAlone() throws IOException {
        assertThat(names("").stream().filter(name -> !name.startsWith("dev/beian/")))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "META-INF/web-fragment.xml",
                        "reference.conf");
        // The application's own Typesafe Config reads it, too: it must say nothing of anybody else's keys.
        assertThat(text("reference.conf").lines().filter(line -> line.matches("\\S.*") && !line.startsWith("#")))
                .containsExactly("beian {", "}");
    }

    @Test
    void theLicencesOfEveryPartAreThere() throws IOException {
        assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0, January 2004");
        assertThat(text("META-INF/NOTICE"))
                .contains("Beian")
                .contains("jsoup (https://jsoup.org)")
                .contains("Copyright (c) 2009-2026 Jonathan Hedley")
                .contains("THE SOFTWARE IS PROVIDED \"AS IS\"")
                .contains("config (https://github.com/lightbend/config)");
    }

    @Test
    void theManifestNamesTheModule() throws IOException {
        Attributes attributes = jar.getManifest().getMainAttributes();
        assertThat(attributes.getValue("Automatic-Module-Name")).isEqualTo("dev.beian.dropin");
        assertThat(attributes.getValue("Implementation-Title")).isEqualTo("beian-dropin");
        assertThat(attributes.getValue("Multi-Release")).isNull();
    }

    private List<String> names(String ending) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(ending))
                .collect(Collectors.toList());
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private String text(String name) throws IOException {
        return new String(bytes(name), UTF_8);
    }
}
