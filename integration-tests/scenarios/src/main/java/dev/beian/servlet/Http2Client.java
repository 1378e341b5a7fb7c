package dev.beian.servlet;

import dev.beian.it.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * The platform's HTTP client over connections that speak HTTP/2 already.
 *
 * <p>It changes from HTTP/1.1 on each connection's first request, and with one container a change in some hundreds never
 * comes to an end, with or without a filter: then another client tries again, before anything is asked that matters.
 */
final class Http2Client {
    private static final int ATTEMPTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Http2Client() {}

    /** A client that is connected to each of the servers. Sends one request for a path that no test is about to each. */
    static HttpClient connectedTo(RunningServer... servers) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
            if (isConnected(client, servers)) {
                return client;
            }
        }
        throw new AssertionError("no connection came to speak HTTP/2");
    }

    private static boolean isConnected(HttpClient client, RunningServer... servers) {
        try {
            for (RunningServer server : servers) {
                URI uri = URI.create("http://127.0.0.1:" + server.port() + "/before-all-others");
                client.send(
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
            }
            return true;
        } catch (HttpTimeoutException never) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
