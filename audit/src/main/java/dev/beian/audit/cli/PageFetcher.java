package dev.beian.audit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gets pages from files and over HTTP. Follows redirections on the host that was asked for, and never to another one: what
 * another host shows is no evidence about this one. Thread-safe.
 */
final class PageFetcher {
    /** More is no page that anybody reads. */
    static final int LARGEST = 16 * 1024 * 1024;

    private static final int MOST_REDIRECTIONS = 5;
    private static final Pattern ADDRESS = Pattern.compile("(https?://)([^/?#:@\\[]+)(.*)", Pattern.CASE_INSENSITIVE);
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

    /** An address as it goes over the wire: in ASCII, whatever language its host and path are written in. */
    static URI address(String target) throws IOException {
        try {
            Matcher parts = ADDRESS.matcher(target);
            String ascii = parts.matches() ? parts.group(1) + IDN.toASCII(parts.group(2)) + parts.group(3) : target;
            URI address = URI.create(URI.create(ascii).toASCIIString());
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
            throw new IOException("no such file: " + file + "; an address begins with http:// or https://");
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
                return new FetchedPage(read(response, body, address), charset(response), address.toString());
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
        throw new IOException("more than " + MOST_REDIRECTIONS + " redirections from " + first);
    }

    /** The client's own time limit ends with the response's fields. */
    private byte[] read(HttpResponse<?> response, InputStream body, URI address) throws IOException {
        AtomicBoolean isLate = new AtomicBoolean();
        Executor afterwards = CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                () -> {
                    isLate.set(true);
                    close(body);
                },
                afterwards);
        try {
            byte[] bytes = decoded(response, body).readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes: " + address);
            }
            if (!isLate.get()) {
                return bytes;
            }
        } catch (IOException broken) {
            if (!isLate.get()) {
                throw broken;
            }
        } finally {
            alarm.cancel(false);
        }
        throw new IOException("not complete within " + timeout.toSeconds() + " s: " + address);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            // whoever reads will see it
        }
    }

    /** Some servers compress whatever they are asked for. */
    private static InputStream decoded(HttpResponse<?> response, InputStream body) throws IOException {
        String coding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            default -> throw new IOException("the page came in content coding " + coding + ", which was not asked for");
        };
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
