package dev.beian.it.spring;

import dev.beian.Beian;
import dev.beian.it.spring.app.PagesApplication;
import dev.beian.servlet.BeianFilter;
import dev.beian.spring.BeianAutoConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The files that an application is packed from: its own, its libraries, and ours. */
final class AppFiles {
    private static final List<String> TEST_LIBRARIES = List.of(
            "junit",
            "surefire",
            "assertj",
            "opentest4j",
            "apiguardian",
            "beian",
            "byte-buddy",
            "spring-boot-test",
            "spring-test",
            "loader-tools",
            "jsoup",
            "config-1",
            "webflux",
            "undertow",
            "jetty",
            "jboss",
            "wildfly",
            "xnio");
    private static final List<String> SERVER_LIBRARIES = List.of("tomcat", "jetty", "servlet-api", "undertow");

    private AppFiles() {}

    /** Where a class comes from: a jar, or a folder in a build that packs nothing. */
    static Path originOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that a user of the starter gets, as jars in a folder. */
    static void copyOurs(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Class<?> type : List.of(
                BeianAutoConfiguration.class,
                BeianFilter.class,
                Beian.class,
                org.jsoup.Jsoup.class,
                com.typesafe.config.Config.class)) {
            Path origin = originOf(type);
            if (Files.isDirectory(origin)) {
                pack(origin, folder.resolve(type.getSimpleName() + ".jar"), path -> true);
            } else {
                Files.copy(origin, folder.resolve(origin.getFileName().toString()));
            }
        }
    }

    /** The application's own classes, templates and pages, as a jar. */
    static void packApplication(Path jar) throws IOException {
        pack(originOf(PagesApplication.class), jar, AppFiles::isOfApplication);
    }

    /** The same, as files in a folder. */
    static void copyApplication(Path folder) throws IOException {
        copy(originOf(PagesApplication.class), folder, AppFiles::isOfApplication);
    }

    private static boolean isOfApplication(String path) {
        return path.startsWith("dev/beian/it/spring/app/")
                || path.startsWith("templates/")
                || path.startsWith("static/");
    }

    /** The classes that run a server for a WAR, as files in a folder. */
    static void copyServer(Path folder) throws IOException {
        copy(originOf(PagesApplication.class), folder, path -> path.startsWith("dev/beian/it/spring/server/"));
    }

    /** The libraries of the application, among them an embedded Tomcat. */
    static List<Path> libraries() {
        return JavaProcess.ownClassPath().stream()
                .filter(Files::isRegularFile)
                .filter(file -> TEST_LIBRARIES.stream().noneMatch(nameOf(file)::contains))
                .toList();
    }

    /** The same without a server. */
    static List<Path> librariesWithoutServer() {
        return libraries().stream()
                .filter(file -> SERVER_LIBRARIES.stream().noneMatch(nameOf(file)::contains))
                .toList();
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    private static void pack(Path origin, Path jar, Predicate<String> isWanted) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            each(origin, isWanted, (name, source) -> {
                out.putNextEntry(new JarEntry(name));
                Files.copy(source, out);
                out.closeEntry();
            });
        }
    }

    private static void copy(Path origin, Path folder, Predicate<String> isWanted) throws IOException {
        each(origin, isWanted, (name, source) -> {
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            Files.copy(source, target);
        });
    }

    private interface Consumer {
        void accept(String name, Path source) throws IOException;
    }

    private static void each(Path origin, Predicate<String> isWanted, Consumer consumer) throws IOException {
        if (Files.isDirectory(origin)) {
            walk(origin, isWanted, consumer);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                walk(jar.getPath("/"), isWanted, consumer);
            }
        }
    }

    private static void walk(Path root, Predicate<String> isWanted, Consumer consumer) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (isWanted.test(name)) {
                    try {
                        consumer.accept(name, file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        }
    }
}
