package dev.beian.benchmarks;

import dev.beian.benchmarks.startup.Launch;
import dev.beian.benchmarks.startup.WebApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What the library adds to the start of an application, in processes of their own, in turn: of a web application in Tomcat
 * without any jar, with the two jars and what they depend on, and with the drop-in; and of the demonstration, a Spring Boot
 * application, with the starter switched off and on. The arguments are the file that gets the tables, {@code full} or {@code
 * quick}, the drop-in's jar, and the folder into which the demonstration was unpacked.
 */
public final class StartUp {
    private static final String NUMBERS =
            "beian { icp.number = \"京ICP备2021012345号-1\", psb.number = \"京公网安备11010502030143号\" }\n";
    private static final String SPRING_STARTED = "Started DemoApplication";
    private static final List<String> OPTIONS = List.of("-Xmx256m", "-Dfile.encoding=UTF-8");

    private final int rounds;
    private final List<String> lines = new ArrayList<>(Machine.describe());

    private StartUp(int rounds) {
        this.rounds = rounds;
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException {
        StartUp run = new StartUp(arguments[1].equals("quick") ? 1 : 11);
        Path folder = Files.createTempDirectory("start-up");
        try {
            run.plain(folder, Path.of(arguments[2]));
            run.spring(Path.of(arguments[3]));
        } finally {
            deleteAll(folder);
        }
        Path report = Path.of(arguments[0]);
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.write(report, run.lines);
        run.lines.forEach(System.out::println);
    }

    private void plain(Path folder, Path dropin) throws IOException {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        variants.put("bare", tomcat(webApplication(folder.resolve("bare"), List.of())));
        variants.put("jars", tomcat(webApplication(folder.resolve("jars"), jars("beian-", "jsoup-", "config-"))));
        variants.put("drop-in", tomcat(webApplication(folder.resolve("drop-in"), List.of(dropin))));
        table("A web application in Tomcat 10.1", variants, Map.of("bare", "0"), WebApplication.STARTED, "1");
    }

    private void spring(Path demo) throws IOException {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        for (String enabled : List.of("false", "true")) {
            List<String> command = new ArrayList<>(OPTIONS);
            command.addAll(List.of(
                    "-jar",
                    demo.resolve("beian-demo.jar").toString(),
                    "--server.port=0",
                    "--beian.enabled=" + enabled));
            variants.put(enabled.equals("true") ? "starter" : "starter switched off", command);
        }
        table("The demonstration, on Spring Boot", variants, Map.of(), SPRING_STARTED, "");
    }

    /** The command that starts a web application: Tomcat's jars and our own classes, which no application sees. */
    private static List<String> tomcat(Path application) {
        List<String> command = new ArrayList<>(OPTIONS);
        List<String> classPath = new ArrayList<>();
        for (Path jar : jars("tomcat-")) {
            classPath.add(jar.toString());
        }
        for (String entry : classPath()) {
            if (Files.isDirectory(Path.of(entry))) {
                classPath.add(entry);
            }
        }
        command.addAll(List.of(
                "-cp",
                String.join(File.pathSeparator, classPath),
                WebApplication.class.getName(),
                application.toString()));
        return command;
    }

    private static Path webApplication(Path folder, List<Path> jars) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("WEB-INF").resolve("lib"));
        Path classes = Files.createDirectories(folder.resolve("WEB-INF").resolve("classes"));
        for (Path jar : jars) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
        if (!jars.isEmpty()) {
            Files.writeString(classes.resolve("application.conf"), NUMBERS);
        }
        return folder;
    }

    private static String[] classPath() {
        return System.getProperty("java.class.path").split(File.pathSeparator);
    }

    /** The jars of the class path whose names begin so. */
    private static List<Path> jars(String... prefixes) {
        List<Path> jars = new ArrayList<>();
        for (String entry : classPath()) {
            String name = Path.of(entry).getFileName().toString();
            if (name.endsWith(".jar") && Arrays.stream(prefixes).anyMatch(name::startsWith)) {
                jars.add(Path.of(entry));
            }
        }
        if (jars.isEmpty()) {
            throw new IllegalStateException("not on the class path: " + List.of(prefixes));
        }
        return jars;
    }

    /** Starts all variants in turn; the first is the one that the others are compared with. */
    private void table(
            String title,
            Map<String, List<String>> variants,
            Map<String, String> answers,
            String started,
            String answer)
            throws IOException {
        Map<String, List<Launch>> launches = new LinkedHashMap<>();
        for (int i = 0; i <= rounds; i++) {
            for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
                String expected = started + answers.getOrDefault(variant.getKey(), answer);
                Launch launch = Launch.of(variant.getValue(), expected);
                if (i > 0) { // the first one reads files that nobody has read yet
                    launches.computeIfAbsent(variant.getKey(), key -> new ArrayList<>())
                            .add(launch);
                }
            }
        }
        List<String> bare = null;
        lines.add("");
        lines.add(
                "### " + title + ": until it is started, and over the first line (median of " + rounds + ", ± spread)");
        lines.add("");
        lines.add("| | ms | more | processor ms | more | classes | more | of which typesafe-config's |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|");
        for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
            List<String> classes = Launch.classes(variant.getValue(), started);
            bare = bare == null ? classes : bare;
            List<Launch> own = launches.get(variant.getKey());
            List<Launch> first = launches.values().iterator().next();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %d | %d | %d |",
                    variant.getKey(),
                    cells(own.stream().mapToDouble(Launch::time), first.stream().mapToDouble(Launch::time)),
                    cells(
                            own.stream().mapToDouble(Launch::processorTime),
                            first.stream().mapToDouble(Launch::processorTime)),
                    classes.size(),
                    classes.size() - bare.size(),
                    classes.stream().filter(StartUp::isTypesafe).count()));
        }
    }

    private static boolean isTypesafe(String name) {
        return name.startsWith("com.typesafe.config.") || name.startsWith("dev.beian.dropin.config.");
    }

    private static String cells(DoubleStream own, DoubleStream first) {
        double[] these = own.toArray();
        double[] those = first.toArray();
        double[] more = new double[these.length];
        for (int i = 0; i < these.length; i++) {
            more[i] = these[i] - those[i];
        }
        Arrays.sort(these);
        Arrays.sort(more);
        int middle = these.length / 2;
        return String.format(
                Locale.ROOT,
                "%.0f | **%.0f** ±%.0f",
                these[middle],
                more[middle],
                (more[more.length - 1] - more[0]) / 2);
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
