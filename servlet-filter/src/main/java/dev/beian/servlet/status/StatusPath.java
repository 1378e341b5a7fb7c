package dev.beian.servlet.status;

import dev.beian.Beian;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The path below the context at which a filter answers for the status itself. What is spelled otherwise, or asked for by
 * somebody who may not read it, goes on into the application, which answers as for any path that it does not serve.
 * Thread-safe.
 */
public final class StatusPath {
    private final String path;
    private final StatusResponder responder;

    private StatusPath(String path, StatusResponder responder) {
        this.path = path;
        this.responder = responder;
    }

    /**
     * The path that an application's settings name.
     *
     * @param beian the assembled library
     * @return null if they name none
     */
    public static @Nullable StatusPath of(Beian beian) {
        String path = beian.options().status().path();
        return path == null ? null : new StatusPath(path, new StatusResponder(beian));
    }

    /**
     * Answers a request for the status.
     *
     * @param request the request
     * @param response not committed
     * @return whether it is answered; if not, the response is untouched
     * @throws IOException if the answer cannot be written
     */
    public boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String uri = request.getRequestURI();
        int start = request.getContextPath().length();
        if (uri == null || !uri.startsWith(path, start)) {
            return false;
        }
        String below = uri.substring(start + path.length());
        return (below.isEmpty() || below.startsWith("/")) && responder.answer(request, response, below);
    }
}
