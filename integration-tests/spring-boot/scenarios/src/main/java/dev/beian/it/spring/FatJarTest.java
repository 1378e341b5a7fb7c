package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.spring.app.PagesApplication;
import java.io.File;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/** An executable jar that nobody may rebuild gets its footer from a folder of jars beside it. */
class FatJarTest {
    @TempDir
    Path folder;

    @Test
    void unmodifiedJarGetsItsFooterByLoaderPathAndEnvironmentAlone() throws Exception {
        Path plain = folder.resolve("plain.jar");
        File jar = folder.resolve("app.jar").toFile();
        AppFiles.packApplication(plain);
        Repackager repackager = new Repackager(plain.toFile());
        repackager.setMainClass(PagesApplication.class.getName());
        repackager.repackage(jar, callback -> {
            for (Path library : AppFiles.libraries()) {
                callback.library(new Library(library.toFile(), LibraryScope.COMPILE));
            }
        });
        Path ours = folder.resolve("beian");
        AppFiles.copyOurs(ours);
        Map<String, String> environment = Map.of(
                "BEIAN_ICP_NUMBER",
                RunningApp.ICP,
                "BEIAN_PSB_NUMBER",
                RunningApp.PSB,
                "SERVER_PORT",
                "0",
                "SPRING_THYMELEAF_VIEWNAMES",
                "thymeleaf,error/*");

        try (JavaProcess process = JavaProcess.start(
                environment,
                "-Dloader.path=" + ours,
                "-cp",
                jar.toString(),
                "org.springframework.boot.loader.launch.PropertiesLauncher")) {
            HttpResponse<byte[]> response = RunningApp.send(process.uri("/thymeleaf"), HttpClient.newHttpClient());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(page(response)
                            .select("[data-beian-footer] a[data-beian=icp]")
                            .text())
                    .isEqualTo(RunningApp.ICP);
            assertThat(page(response).select("[data-beian-footer]")).hasSize(1);
        }
    }
}
