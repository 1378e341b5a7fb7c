package dev.beian.audit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages from files and over HTTP. Follows redirections on the host that was asked for, and never to another one: what
 * another host shows is no evidence about this one. Thread-safe.
 */
final class PageFetcher {
    /** More is no page that anybody reads. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final int MOST_REDIRECTIONS = 5;
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s;\"]+)");

    private final HttpClient client;
    private final Duration timeout;

    PageFetcher(Duration timeout) {
        this.timeout = timeout;
        client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whether a target names an address rather than a file. */
    static boolean isAddress(String target) {
        String lower = target.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /**
     * Gets a page.
     *
     * @param target a file or an address
     * @throws IOException if it cannot be had; the message says why
     */
    FetchedPage fetch(String target) throws IOException {
        return isAddress(target) ? fetch(address(target)) : read(Path.of(target));
    }

    private static URI address(String target) throws IOException {
        try {
            URI address = URI.create(target);
            if (address.getHost() == null) {
                throw new IOException("the address names no host: " + target);
            }
            return address;
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not an address: " + target, malformed);
        }
    }

    private static FetchedPage read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes: " + file);
        }
        return new FetchedPage(Files.readAllBytes(file), null, file.toString());
    }

    private FetchedPage fetch(URI first) throws IOException {
        URI address = first;
        for (int i = 0; i <= MOST_REDIRECTIONS; i++) {
            HttpResponse<InputStream> response = send(address);
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                String location = response.headers().firstValue("Location").orElse(null);
                if (status / 100 == 3 && location != null) {
                    address = redirection(first, address, location);
                    continue;
                }
                if (status != 200) {
                    throw new IOException("status " + status + " from " + address);
                }
                byte[] bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new IOException("larger than " + LARGEST + " bytes: " + address);
                }
                return new FetchedPage(bytes, charset(response), address.toString());
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
        throw new IOException("more than " + MOST_REDIRECTIONS + " redirections from " + first);
    }

    private HttpResponse<InputStream> send(URI address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "text/html, application/xhtml+xml")
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "beian-audit")
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } catch (IOException unreachable) {
            String reason = unreachable.getMessage();
            throw new IOException("no answer from " + address + (reason == null ? "" : ": " + reason), unreachable);
        }
    }

    private static URI redirection(URI first, URI from, String location) throws IOException {
        URI next;
        try {
            next = from.resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("redirected to something that is no address: " + location, malformed);
        }
        String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || !first.getHost().equalsIgnoreCase(next.getHost())) {
            throw new IOException("redirected to another host, which is not followed: " + next);
        }
        return next;
    }

    private static @Nullable String charset(HttpResponse<?> response) {
        Matcher parameter =
                CHARSET.matcher(response.headers().firstValue("Content-Type").orElse(""));
        return parameter.find() ? parameter.group(1) : null;
    }
}
