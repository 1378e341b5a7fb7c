package dev.beian.it.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beian.it.spring.app.PagesApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that really serves, on ports of its own. */
final class RunningApp implements AutoCloseable {
    /** What the pages have to show. */
    static final String ICP = "沪ICP备19031754号-2";

    static final String PSB = "沪公网安备31010402009157号";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private RunningApp(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the application of pages with both numbers. */
    static RunningApp start(Server server, String... properties) {
        return startUnconfigured(server, with(properties, "beian.icp.number=" + ICP, "beian.psb.number=" + PSB));
    }

    /** Starts the application of pages. */
    static RunningApp startUnconfigured(Server server, String... properties) {
        SpringApplication application = new SpringApplication(PagesApplication.class);
        application.addInitializers(server.initializer());
        String[] arguments = new String[properties.length];
        for (int i = 0; i < properties.length; i++) {
            arguments[i] = "--" + properties[i];
        }
        return new RunningApp(application.run(with(
                arguments,
                "--server.port=0",
                "--spring.thymeleaf.view-names=thymeleaf,error/*",
                "--spring.main.banner-mode=off",
                "--spring.autoconfigure.exclude=" + server.exclusions(),
                "--management.endpoints.web.exposure.include=*")));
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** The application's beans. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Asks as a browser does. */
    HttpResponse<byte[]> get(String path, String... fields) {
        return send(uri("local.server.port", path), client, fields);
    }

    /** Asks the management server. */
    HttpResponse<byte[]> getManagement(String path) {
        return send(uri("local.management.port", path), client);
    }

    URI uri(String path) {
        return uri("local.server.port", path);
    }

    private URI uri(String port, String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty(port) + path);
    }

    static HttpResponse<byte[]> send(URI uri, HttpClient client, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (!List.of(fields).contains("Accept")) {
            request.setHeader("Accept", "text/html,*/*;q=0.8");
        }
        if (fields.length > 0) {
            request.headers(fields);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), UTF_8);
    }

    static Document page(HttpResponse<byte[]> response) {
        return page(response, UTF_8);
    }

    static Document page(HttpResponse<byte[]> response, Charset charset) {
        return Jsoup.parse(new String(response.body(), charset));
    }

    @Override
    public void close() {
        context.close();
    }
}
