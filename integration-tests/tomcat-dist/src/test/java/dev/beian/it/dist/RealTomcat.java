package dev.beian.it.dist;

import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Tomcat distribution in a process of its own. Every folder of applications gets a service with a port of its own, so
 * that the same applications can be compared with and without something.
 */
final class RealTomcat implements AutoCloseable {
    private static final Pattern STARTED =
            Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*auto-(\\d+)-(\\d+)\"]");

    private final Process process;
    private final int[] ports;
    private final List<String> log = new ArrayList<>();

    private RealTomcat(Process process, int services) {
        this.process = process;
        this.ports = new int[services];
    }

    /**
     * Starts a server.
     *
     * @param home the unpacked distribution
     * @param base a folder for the configuration and what the server writes; its {@code lib} is the shared library folder
     * @param options options of the Java machine
     * @param applications folders of applications, one for each service
     */
    static RealTomcat start(Path home, Path base, List<String> options, Path... applications) throws IOException {
        configure(home, base, applications);
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
                "-Dfile.encoding=UTF-8",
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
        Process process = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .start();
        RealTomcat tomcat = new RealTomcat(process, applications.length);
        tomcat.awaitStart();
        return tomcat;
    }

    private static void configure(Path home, Path base, Path... applications) throws IOException {
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

    private void awaitStart() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while ((line = out.readLine()) != null) {
            note(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                ports[Integer.parseInt(started.group(1)) - 1] = Integer.parseInt(started.group(2));
            }
            if (line.contains("Server startup in")) {
                if (Arrays.stream(ports).anyMatch(port -> port == 0)) {
                    break;
                }
                Thread rest = new Thread(() -> out.lines().forEach(this::note), "tomcat-log");
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        throw new IllegalStateException("Tomcat did not start:\n" + String.join("\n", log()));
    }

    private void note(String line) {
        synchronized (log) {
            log.add(line);
        }
    }

    /** What the server has logged so far. */
    List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** Asks one of the services. */
    RawResponse get(int service, String target, String... fields) {
        try (RawHttp http = RawHttp.connect(ports[service])) {
            return http.request("GET", target, fields).receive();
        }
    }

    /** A connection to one of the services. */
    RawHttp connect(int service) {
        return RawHttp.connect(ports[service]);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
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

    @Override
    public String toString() {
        return "Tomcat on " + Arrays.toString(ports);
    }
}
