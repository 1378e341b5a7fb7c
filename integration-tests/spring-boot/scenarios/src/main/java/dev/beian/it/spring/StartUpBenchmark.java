package dev.beian.it.spring;

import dev.beian.it.spring.app.PagesApplication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the starter adds to the start of an application: fresh virtual machines in turn, with it and with its
 * auto-configurations excluded. A program and no test, because a busy machine would fail it; prints medians in milliseconds.
 */
final class StartUpBenchmark {
    private static final Pattern STARTED = Pattern.compile("Started PagesApplication in ([0-9.]+) seconds");
    private static final int DEFAULT_STARTS = 15;
    private static final String OURS = "dev.beian.spring.BeianAutoConfiguration,"
            + "dev.beian.spring.BeianReactiveAutoConfiguration,"
            + "dev.beian.spring.actuate.BeianEndpointAutoConfiguration,"
            + "dev.beian.spring.actuate.BeianMetricsAutoConfiguration,"
            + "dev.beian.spring.actuate.Boot3HealthAutoConfiguration,"
            + "dev.beian.spring.actuate.Boot4HealthAutoConfiguration";

    private StartUpBenchmark() {}

    /** Starts as often as the first argument says. */
    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_STARTS;
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            without.add(start("--spring.autoconfigure.exclude=" + OURS));
            with.add(start("--beian.icp.number=" + RunningApp.ICP));
        }
        System.out.printf(
                "without: %.0f ms, with: %.0f ms, difference: %.0f ms (medians of %d starts)%n",
                median(without), median(with), median(with) - median(without), starts);
    }

    private static double start(String argument) throws Exception {
        try (JavaProcess process = JavaProcess.start(
                Map.of(),
                "-cp",
                JavaProcess.classPath(JavaProcess.ownClassPath()),
                PagesApplication.class.getName(),
                "--server.port=0",
                "--spring.thymeleaf.view-names=thymeleaf",
                argument)) {
            RunningApp.send(process.uri("/json"), java.net.http.HttpClient.newHttpClient());
            Matcher started = STARTED.matcher(process.output());
            if (!started.find()) {
                throw new IllegalStateException(process.output());
            }
            return Double.parseDouble(started.group(1)) * 1000;
        }
    }

    private static double median(List<Double> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }
}
