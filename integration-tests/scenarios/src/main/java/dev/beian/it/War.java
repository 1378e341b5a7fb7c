package dev.beian.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Lays out an exploded web application archive, for {@link App#war}.
 *
 * <p>Classes that its {@code web.xml} names come from the test's own class path, as long as they are not in a package of
 * this library.
 */
public final class War {
    private final Path directory;

    private War(Path directory) {
        this.directory = directory;
    }

    /**
     * Begins an archive without a {@code web.xml}.
     *
     * @param directory an empty folder
     * @return the archive
     */
    public static War in(Path directory) {
        return new War(directory);
    }

    /**
     * Adds a file of text, in UTF-8.
     *
     * @param path its path in the archive
     * @param text its content
     * @return this
     */
    public War file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Adds a file.
     *
     * @param path its path in the archive
     * @param content its content
     * @return this
     */
    public War file(String path, byte[] content) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds the deployment descriptor.
     *
     * @param attributes further attributes of {@code web-app}, such as {@code metadata-complete="true"}
     * @param content what is in it
     * @return this
     */
    public War webXml(String attributes, String content) {
        return file("WEB-INF/web.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0" %s>
                %s
                </web-app>
                """.formatted(attributes, content));
    }

    /**
     * Adds {@code application.conf} to the class path of the archive.
     *
     * @param hocon its content
     * @return this
     */
    public War conf(String hocon) {
        return file("WEB-INF/classes/application.conf", hocon);
    }

    /**
     * Adds this library's jars and those that it depends on.
     *
     * @return this
     */
    public War beian() {
        return beian("");
    }

    /**
     * Adds this library's jars and those that it depends on, under other names.
     *
     * @param prefix the beginning of each jar's name
     * @return this
     */
    public War beian(String prefix) {
        jars(directory.resolve("WEB-INF/lib"), prefix);
        return this;
    }

    /**
     * Adds classes of the test's class path, for servers that see nothing of it.
     *
     * @param types the classes
     * @return this
     */
    public War classes(Class<?>... types) {
        for (Class<?> type : types) {
            file("WEB-INF/classes/" + classFile(type), bytesOf(type));
        }
        return this;
    }

    /**
     * Adds a jar that lies somewhere else.
     *
     * @param jar the jar
     * @return this
     */
    public War library(Path jar) {
        try {
            return file("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a jar of one file.
     *
     * @param name the jar's name without ending
     * @param path the file's path in it
     * @param text the file's content, in UTF-8
     * @return this
     */
    public War library(String name, String path, String text) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file("WEB-INF/lib/" + name + ".jar", jar.toByteArray());
    }

    /**
     * Packs what has been laid out so far.
     *
     * @param archive the {@code .war} file
     * @return its path
     */
    public Path packed(Path archive) {
        try {
            Files.createDirectories(archive.getParent());
            pack(directory, Files.newOutputStream(archive));
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a jar with a container initializer, registered as a service.
     *
     * @param name the jar's name without ending
     * @param initializer the initializer
     * @param others what else is in the jar
     * @return this
     */
    public War initializerJar(String name, Class<?> initializer, Class<?>... others) {
        Path jar = directory.resolve("WEB-INF/lib").resolve(name + ".jar");
        try {
            Files.createDirectories(jar.getParent());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                zip.putNextEntry(new ZipEntry("META-INF/services/jakarta.servlet.ServletContainerInitializer"));
                zip.write(initializer.getName().getBytes(StandardCharsets.UTF_8));
                addClass(zip, initializer);
                for (Class<?> other : others) {
                    addClass(zip, other);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addClass(ZipOutputStream zip, Class<?> type) throws IOException {
        zip.putNextEntry(new ZipEntry(classFile(type)));
        zip.write(bytesOf(type));
    }

    private static String classFile(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytesOf(Class<?> type) {
        String path = classFile(type);
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
            return Objects.requireNonNull(bytes, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the folder} */
    public Path directory() {
        return directory;
    }

    /**
     * Puts this library's jars and those that it depends on into a folder.
     *
     * @param folder where they go
     * @return their paths
     */
    public static Path[] jars(Path folder) {
        return jars(folder, "");
    }

    private static Path[] jars(Path folder, String prefix) {
        return new Path[] {
            jarOf("dev.beian.servlet.BeianFilter", folder, prefix + "beian-servlet-filter"),
            jarOf("dev.beian.Beian", folder, prefix + "beian-core"),
            jarOf("com.typesafe.config.Config", folder, prefix + "typesafe-config"),
            jarOf("org.jsoup.Jsoup", folder, prefix + "html-parser")
        };
    }

    /** Copies the jar, or packs the folder, in which a class of the test's class path lies. */
    private static Path jarOf(String className, Path folder, String name) {
        try {
            Path source = Path.of(Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.createDirectories(folder);
            Path jar = folder.resolve(name + ".jar");
            if (Files.isDirectory(source)) {
                pack(source, Files.newOutputStream(jar));
            } else {
                Files.copy(source, jar);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pack(Path folder, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
