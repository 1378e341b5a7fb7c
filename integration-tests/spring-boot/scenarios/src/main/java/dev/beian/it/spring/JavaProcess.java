package dev.beian.it.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Java virtual machine of its own, in which an application is started as its operator would start it. */
final class JavaProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern PORT = Pattern.compile("(?:started on port|serving on port) (\\d+)");

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Integer> secondPort = new CompletableFuture<>(); // after a restart within it

    private JavaProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it; the environment has nothing of ours but the given variables. */
    static JavaProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return new JavaProcess(builder.start());
    }

    /** A class path as the command line has it. */
    static String classPath(Collection<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                Matcher matcher = PORT.matcher(line);
                if (matcher.find()) {
                    Integer number = Integer.valueOf(matcher.group(1));
                    if (!port.complete(number)) {
                        secondPort.complete(number);
                    }
                }
            }
        } catch (IOException gone) {
            port.completeExceptionally(gone);
        }
        port.completeExceptionally(new IllegalStateException("ended without a port"));
        secondPort.completeExceptionally(new IllegalStateException("ended without a second port"));
    }

    /** Everything that it printed so far. */
    String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** An address at the port that it announces. */
    URI uri(String path) throws InterruptedException {
        return uri(port, path);
    }

    /** An address at the port that it announces when it has restarted itself. */
    URI uriAfterRestart(String path) throws InterruptedException {
        return uri(secondPort, path);
    }

    private URI uri(CompletableFuture<Integer> announced, String path) throws InterruptedException {
        try {
            return URI.create("http://localhost:" + announced.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) + path);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no port announced:\n" + output(), e);
        }
    }

    /** Waits for its end. */
    int exitValue() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** The class path of this virtual machine. */
    static List<Path> ownClassPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }
}
