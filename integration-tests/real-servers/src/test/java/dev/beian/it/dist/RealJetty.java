package dev.beian.it.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Jetty distribution before its start, with its ee11 environment; its applications stand in {@code webapps}. */
final class RealJetty {
    private static final Pattern LISTENING =
            Pattern.compile("Started oejs\\.(Server)Connector@.*\\{127\\.0\\.0\\.1:(\\d+)}");

    private final Path base;
    private final Map<String, String> environment = new HashMap<>();

    private RealJetty(Path base) {
        this.base = base;
    }

    /**
     * Names where it lives.
     *
     * @param base a folder for the configuration and what the server writes
     */
    static RealJetty in(Path base) {
        return new RealJetty(base);
    }

    /** The folder whose jars every ee11 application sees. */
    static Path sharedLibraries(Path base) {
        return base.resolve("lib/ee11/ext");
    }

    /** Adds an environment variable. */
    RealJetty variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts the server. */
    ServerProcess start() throws IOException {
        for (String folder : new String[] {"lib/ee11/ext", "webapps", "environments", "resources", "logs", "temp"}) {
            Files.createDirectories(base.resolve(folder));
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + base.resolve("temp"),
                "-Duser.language=en",
                "-jar",
                Path.of(System.getProperty("beian.it.jetty"), "start.jar").toString(),
                "jetty.http.host=127.0.0.1",
                "jetty.http.port=0",
                "--module=http,ee11-deploy,ee11-annotations,ee11-ext"));
        return ServerProcess.start(
                command, base, environment, 1, LISTENING, line -> line.contains("Started oejs.Server@"));
    }
}
