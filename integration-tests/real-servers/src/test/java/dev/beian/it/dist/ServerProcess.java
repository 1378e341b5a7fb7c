package dev.beian.it.dist;

import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, whose log is read: from it come the ports, and the news that it has started. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final List<String> log = new ArrayList<>();
    private final int[] ports;

    private ServerProcess(Process process, int services) {
        this.process = process;
        this.ports = new int[services];
    }

    /**
     * Starts a server and waits until it says that it serves.
     *
     * @param command the command line
     * @param folder the working directory
     * @param environment the variables that are added to this process's own
     * @param services how many ports it listens on
     * @param listening finds in a line of the log the number of a service, counted from one, or a word for the only one,
     *     and its port
     * @param isStarted finds the line that says that the server has started
     * @throws IllegalStateException if it ends before, with its log
     */
    static ServerProcess start(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            int services,
            Pattern listening,
            Predicate<String> isStarted)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8"); // whatever the locale of whoever runs the tests
        builder.environment().putAll(environment);
        ServerProcess server = new ServerProcess(builder.start(), services);
        server.awaitStart(listening, isStarted);
        return server;
    }

    private void awaitStart(Pattern listening, Predicate<String> isStarted) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line;
        while ((line = out.readLine()) != null) {
            note(line);
            Matcher found = listening.matcher(line);
            if (found.find()) {
                int service = ports.length == 1 ? 1 : Integer.parseInt(found.group(1));
                ports[service - 1] = Integer.parseInt(found.group(2));
            }
            if (isStarted.test(line)) {
                if (Arrays.stream(ports).anyMatch(port -> port == 0)) {
                    break;
                }
                Thread rest = new Thread(() -> noteAll(out), "server-log");
                rest.setDaemon(true);
                rest.start();
                return;
            }
        }
        close();
        throw new IllegalStateException("The server did not start:\n" + String.join("\n", log()));
    }

    private void noteAll(BufferedReader out) {
        try {
            String line;
            while ((line = out.readLine()) != null) {
                note(line);
            }
        } catch (IOException closed) {
            note("(end)");
        }
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

    @Override
    public String toString() {
        return "server on " + Arrays.toString(ports);
    }
}
