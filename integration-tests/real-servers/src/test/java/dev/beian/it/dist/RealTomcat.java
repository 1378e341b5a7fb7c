package dev.beian.it.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Tomcat distribution before its start. Every folder of applications gets a service with a port of its own, so that the
 * same applications can be compared with and without something.
 */
final class RealTomcat {
    private static final Pattern LISTENING =
            Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*auto-(\\d+)-(\\d+)\"]");

    private final Path home;
    private final Path base;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private RealTomcat(Path home, Path base) {
        this.home = home;
        this.base = base;
    }

    /**
     * Names the version and where it lives.
     *
     * @param version {@code tomcat10} or {@code tomcat11}
     * @param base a folder for the configuration and what the server writes; its {@code lib} is the shared library folder
     */
    static RealTomcat of(String version, Path base) {
        return new RealTomcat(home(version), base);
    }

    /** The unpacked distribution of a version. */
    static Path home(String version) {
        return Path.of(System.getProperty("beian.it." + version));
    }

    /** Adds an option of the Java machine. */
    RealTomcat option(String option) {
        options.add(option);
        return this;
    }

    /** Adds an environment variable. */
    RealTomcat variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Starts the server.
     *
     * @param applications folders of applications, one for each service
     */
    ServerProcess start(Path... applications) throws IOException {
        configure(applications);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dcatalina.home=" + home,
                "-Dcatalina.base=" + base,
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
                "-Duser.language=en",
                "-Dorg.apache.catalina.startup.EXIT_ON_INIT_FAILURE=true"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                home.resolve("bin/bootstrap.jar")
                        + System.getProperty("path.separator")
                        + home.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return ServerProcess.start(
                command, base, environment, applications.length, LISTENING, line -> line.contains("Server startup in"));
    }

    private void configure(Path... applications) throws IOException {
        for (String folder : new String[] {"conf", "lib", "logs", "temp", "work"}) {
            Files.createDirectories(base.resolve(folder));
        }
        try (Stream<Path> files = Files.list(home.resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = base.resolve("conf").resolve(file.getFileName().toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(base.resolve("conf/logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                .handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = FINE
                java.util.logging.ConsoleHandler.formatter = org.apache.juli.OneLineFormatter
                java.util.logging.ConsoleHandler.encoding = UTF-8
                org.apache.catalina.filters.RequestDumperFilter.level = OFF
                """);
        StringBuilder services = new StringBuilder();
        for (int i = 0; i < applications.length; i++) {
            services.append("""
                      <Service name="service%d">
                        <Connector port="0" address="127.0.0.1" protocol="HTTP/1.1" maxKeepAliveRequests="-1"/>
                        <Engine name="engine%d" defaultHost="localhost">
                          <Host name="localhost" appBase="%s" unpackWARs="false" autoDeploy="false" startStopThreads="2"/>
                        </Engine>
                      </Service>
                    """.formatted(i, i, applications[i]));
        }
        Files.writeString(base.resolve("conf/server.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <Server port="-1">
                  <GlobalNamingResources>
                    <Resource name="UserDatabase" auth="Container" type="org.apache.catalina.UserDatabase"
                              factory="org.apache.catalina.users.MemoryUserDatabaseFactory"
                              pathname="conf/tomcat-users.xml"/>
                  </GlobalNamingResources>
                %s</Server>
                """.formatted(services));
    }

    /** Copies an application as it is. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
