package dev.beian.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.server.PageServer.Container;
import jakarta.servlet.Servlet;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The process of a server: arguments are the container, the contender in front of the application, and the folder with the
 * pages. Prints {@code port N} when it serves; afterwards answers every line on its standard input with one line, and ends
 * with it. Not over HTTP, for what is asked there would be part of what is measured.
 */
public final class ServerMain {
    /** Asks for the processor time that the process has taken, in nanoseconds. */
    public static final String PROCESSOR_TIME = "processor-time";

    /** Asks for the bytes of the heap that are in use after a garbage collection. */
    public static final String HEAP = "heap";

    private ServerMain() {}

    /** Serves. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Contender contender = Contender.valueOf(arguments[1]);
        Map<String, Servlet> servlets = new LinkedHashMap<>(GeneratedPages.of(folder));
        HalfPages half = new HalfPages();
        servlets.put("/endless", Answer.servlet(EndlessPages::answer));
        servlets.put("/half", Answer.servlet(half::begin));
        servlets.put("/half/end", Answer.servlet(half::end));
        PageServer server = Container.valueOf(arguments[0])
                .start(new Application(folder, contender == Contender.COPY ? null : contender.filter(), servlets));
        System.out.println("port " + server.port());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            System.out.println(command + " " + answer(command));
        }
        Runtime.getRuntime().halt(0);
    }

    private static long answer(String command) {
        return switch (command) {
            case PROCESSOR_TIME ->
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
            case HEAP -> {
                MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
                memory.gc();
                memory.gc(); // what the first one let go of
                yield memory.getHeapMemoryUsage().getUsed();
            }
            default -> throw new IllegalArgumentException(command);
        };
    }
}
