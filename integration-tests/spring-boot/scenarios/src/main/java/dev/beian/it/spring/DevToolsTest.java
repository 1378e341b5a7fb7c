package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.spring.app.PagesApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;

/** With DevTools the application has a class loader of its own, which is thrown away whenever a class changes. */
class DevToolsTest {
    @TempDir
    Path folder;

    @Test
    void pagesHaveOneFooterBeforeAndAfterARestart() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        AppFiles.copyApplication(classes);
        Path settings = Files.writeString(
                classes.resolve("application.yml"),
                "beian.icp.number: " + RunningApp.ICP,
                java.nio.charset.StandardCharsets.UTF_8);
        List<Path> classPath = new ArrayList<>(List.of(classes, devTools()));
        classPath.addAll(JavaProcess.ownClassPath());
        try (JavaProcess process = JavaProcess.start(
                Map.of(),
                "-cp",
                JavaProcess.classPath(classPath),
                PagesApplication.class.getName(),
                "--server.port=0",
                "--spring.thymeleaf.view-names=thymeleaf,error/*",
                "--spring.devtools.livereload.enabled=false",
                "--spring.devtools.restart.poll-interval=200ms",
                "--spring.devtools.restart.quiet-period=100ms")) {
            assertThat(numbers(process.uri("/thymeleaf"))).containsExactly(RunningApp.ICP);
            assertThat(process.output()).contains("restartedMain");

            Files.writeString(settings, "beian.icp.number: 沪ICP备19031754号-7");
            assertThat(numbers(process.uriAfterRestart("/thymeleaf"))).containsExactly("沪ICP备19031754号-7");
        }
    }

    private static List<String> numbers(URI uri) {
        Elements links =
                page(RunningApp.send(uri, HttpClient.newHttpClient())).select("[data-beian-footer] a[data-beian=icp]");
        return links.eachText();
    }

    /** Its jar, which is on no other class path: it stands beside that of Boot in the repository. */
    private static Path devTools() {
        String version = SpringBootVersion.getVersion();
        Path boot = AppFiles.originOf(SpringApplication.class);
        return boot.getParent()
                .getParent()
                .resolveSibling("spring-boot-devtools")
                .resolve(version)
                .resolve("spring-boot-devtools-" + version + ".jar");
    }
}
