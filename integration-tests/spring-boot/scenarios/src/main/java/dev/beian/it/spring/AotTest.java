package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.spring.app.PagesApplication;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An application that is processed ahead of time, as the build plugins' {@code process-aot} does, and then runs so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AotTest {
    private final List<Path> classPath = new ArrayList<>();
    private Path resources;

    @BeforeAll
    void process(@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ALWAYS) Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        resources = Files.createDirectories(folder.resolve("resources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        classPath.addAll(List.of(classes, resources));
        classPath.addAll(JavaProcess.ownClassPath());
        try (JavaProcess processor = JavaProcess.start(
                Map.of(),
                "-cp",
                JavaProcess.classPath(classPath),
                "org.springframework.boot.SpringApplicationAotProcessor",
                PagesApplication.class.getName(),
                sources.toString(),
                resources.toString(),
                classes.toString(),
                "example",
                "pages",
                "--beian.icp.number=" + RunningApp.ICP,
                "--spring.thymeleaf.view-names=thymeleaf,error/*")) {
            assertThat(processor.exitValue()).as(processor.output()).isZero();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> generated = Files.walk(sources)) {
            List<Path> units =
                    generated.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", JavaProcess.classPath(classPath));
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(units))
                            .call())
                    .isTrue();
        }
    }

    private Elements footerOf(String... properties) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "-Dspring.aot.enabled=true",
                "-cp",
                JavaProcess.classPath(classPath),
                PagesApplication.class.getName(),
                "--server.port=0",
                "--spring.thymeleaf.view-names=thymeleaf,error/*"));
        command.addAll(List.of(properties));
        try (JavaProcess process = JavaProcess.start(Map.of(), command.toArray(String[]::new))) {
            Elements footer = page(RunningApp.send(process.uri("/thymeleaf"), HttpClient.newHttpClient()))
                    .select("[data-beian-footer] a[data-beian=icp]");
            assertThat(process.output()).contains("Starting AOT-processed PagesApplication");
            return footer;
        }
    }

    @Test
    void settingsAreThoseOfTheRunAndNotOfTheBuild() throws Exception {
        assertThat(footerOf("--beian.icp.number=沪ICP备19031754号-7").text()).isEqualTo("沪ICP备19031754号-7");
    }

    @Test
    void switchWorksWhenTheApplicationRuns() throws Exception {
        assertThat(footerOf("--beian.icp.number=" + RunningApp.ICP, "--beian.enabled=false"))
                .isEmpty();
    }

    @Test
    void nativeImageKnowsTheResourcesThatTheLibraryReads() throws Exception {
        try (Stream<Path> files = Files.walk(resources)) {
            List<Path> hints =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : hints) {
                text.append(Files.readString(file));
            }
            assertThat(text.toString())
                    .contains("dev.beian.spring.messages", "dev.beian.servlet.messages", "dev.beian.config.problems");
        }
    }
}
