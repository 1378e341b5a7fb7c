package dev.beian.it.spring;

import static dev.beian.it.spring.RunningApp.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Boot application as a WAR, with the starter and so with the filter's own registration in it: one footer, with Spring's
 * settings, also where the server has our jar as well.
 */
class WarTest {
    private static final String ELSEWHERE = "京ICP备12345678号";

    @TempDir
    Path folder;

    @Test
    void warInTomcatHasOneFooterWithSpringsSettings() throws Exception {
        assertThatWarIsRight("dev.beian.it.spring.server.TomcatWarServer", "tomcat", false);
    }

    @Test
    void warInTomcatThatHasTheFilterItselfHasOneFooter() throws Exception {
        assertThatWarIsRight("dev.beian.it.spring.server.TomcatWarServer", "tomcat", true);
    }

    @Test
    void warInJettyHasOneFooterWithSpringsSettings() throws Exception {
        assertThatWarIsRight("dev.beian.it.spring.server.JettyWarServer", "jetty", false);
    }

    private void assertThatWarIsRight(String server, String libraries, boolean isServerOurs) throws Exception {
        Path war = folder.resolve("war");
        layOut(war);
        List<Path> classPath = serverClassPath(libraries);
        if (isServerOurs) {
            Path shared = folder.resolve("shared");
            AppFiles.copyOurs(shared);
            try (var jars = Files.list(shared)) {
                jars.filter(jar -> !jar.getFileName().toString().matches(".*(starter|BeianAutoConfiguration).*"))
                        .forEach(classPath::add);
            }
        }
        String[] command = {"-cp", JavaProcess.classPath(classPath), server, war.toString()};

        try (JavaProcess process = JavaProcess.start(Map.of(), command)) {
            for (String path : List.of("/app/thymeleaf", "/app/index.html", "/app/", "/app/nowhere")) {
                assertThatFooterIsSprings(process, path);
            }
            if (libraries.equals("tomcat")) {
                assertThatFooterIsSprings(process, "/app/jsp");
            }
            assertThat(process.output()).doesNotContain("Possibly already registered");
        }
    }

    private static void assertThatFooterIsSprings(JavaProcess process, String path) throws Exception {
        HttpResponse<byte[]> response = RunningApp.send(process.uri(path), HttpClient.newHttpClient());

        assertThat(response.statusCode()).as(path + "\n" + process.output()).isIn(200, 404);
        Document page = page(response);
        assertThat(page.select("[data-beian-footer]")).as(path + "\n" + page).hasSize(1);
        assertThat(page.select("[data-beian-footer] a[data-beian=icp]").text()).isEqualTo(RunningApp.ICP);
    }

    private static void layOut(Path war) throws Exception {
        Path classes = Files.createDirectories(war.resolve("WEB-INF/classes"));
        Path lib = Files.createDirectories(war.resolve("WEB-INF/lib"));
        AppFiles.copyApplication(classes);
        AppFiles.copyOurs(war.resolve("ours"));
        try (var jars = Files.list(war.resolve("ours"))) {
            for (Path jar : jars.toList()) {
                Files.move(jar, lib.resolve(jar.getFileName().toString()));
            }
        }
        Files.delete(war.resolve("ours"));
        for (Path library : AppFiles.librariesWithoutServer()) {
            Files.copy(library, lib.resolve(library.getFileName().toString()));
        }
        Files.writeString(classes.resolve("application.yml"), """
                beian.icp.number: %s
                spring:
                  thymeleaf.view-names: thymeleaf,error/*
                  mvc.view: {prefix: /WEB-INF/jsp/, suffix: .jsp}
                """.formatted(RunningApp.ICP), UTF_8);
        // The drop-in would read this one.
        Files.writeString(classes.resolve("application.conf"), "beian.icp.number = \"" + ELSEWHERE + "\"", UTF_8);
        Path jsp = Files.createDirectories(war.resolve("WEB-INF/jsp"));
        Files.writeString(
                jsp.resolve("jsp.jsp"),
                "<%@ page contentType=\"text/html; charset=UTF-8\" pageEncoding=\"UTF-8\" %><!DOCTYPE html>"
                        + "<html><head><title>JSP</title></head><body><p>${greeting}</p></body></html>",
                UTF_8);
    }

    private List<Path> serverClassPath(String name) throws Exception {
        Path server = folder.resolve("server");
        AppFiles.copyServer(server);
        List<Path> classPath = new ArrayList<>(List.of(server));
        JavaProcess.ownClassPath().stream()
                .filter(file -> file.getFileName()
                        .toString()
                        .matches(
                                name.equals("tomcat")
                                        ? "(tomcat-|ecj|jakarta\\.annotation).*"
                                        : "(jetty-|jakarta\\.|asm|slf4j-api).*"))
                .forEach(classPath::add);
        return classPath;
    }
}
