package dev.beian.benchmarks.client;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.server.PageServer.Container;
import dev.beian.benchmarks.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a virtual machine of its own, the same Java as ours. Not thread-safe. */
public final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Path log;
    private final int port;

    private ServerProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.port = (int) numberAfter("port");
    }

    /**
     * Starts a server and waits until it serves.
     *
     * @param container the container
     * @param contender the filter
     * @param folder with the static files
     * @param options of the virtual machine
     */
    public static ServerProcess start(Container container, Contender contender, Path folder, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                container.name(),
                contender.name(),
                folder.toString()));
        Path log = Files.createTempFile("server", ".log");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try {
            return new ServerProcess(process, log);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** The processor time that it has taken since its start, in nanoseconds. */
    public long processorTime() {
        return ask(ServerMain.PROCESSOR_TIME);
    }

    /** The bytes of its heap that are in use after a garbage collection. */
    public long heap() {
        return ask(ServerMain.HEAP);
    }

    private long ask(String question) {
        try {
            process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            return numberAfter(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long numberAfter(String word) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(word + " ")) {
                return Long.parseLong(line.substring(word.length() + 1));
            }
        }
        throw new IOException("the server has ended: " + Files.readString(log));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        log.toFile().delete();
    }
}
