package dev.beian.servlet;

import dev.beian.Beian;
import dev.beian.footer.Asset;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for what the library serves itself: badges and the stylesheet, by their exact names below one path.
 * Everything else below that path, and every method but GET and HEAD, is the application's. Thread-safe; the library is
 * asked for them when the first request comes below that path.
 */
final class AssetResponder {
    private static final String FOREVER = "public, max-age=31536000, immutable"; // the name changes with the content

    private final Beian beian;
    private final PageDesk desk;
    private final String prefix;
    private volatile @Nullable Map<String, Asset> assets; // by path below the context

    /**
     * A responder.
     *
     * @param beian the library
     * @param desk is told of faults of ours
     */
    AssetResponder(Beian beian, PageDesk desk) {
        String path = beian.options().assetsPath(); // below the context, with a leading slash
        this.beian = beian;
        this.desk = desk;
        this.prefix = path.endsWith("/") ? path : path + "/";
    }

    /**
     * Answers a request, if it is for something served here.
     *
     * @param request the request, on its own dispatch
     * @param response its own response, nothing written yet
     * @return whether the response is complete; if not, neither was touched
     * @throws IOException if the client is gone
     */
    boolean answers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = asked(request);
        if (asset == null) {
            return false;
        }
        String entityTag = '"' + asset.hash() + '"';
        response.setHeader("Cache-Control", FOREVER);
        response.setHeader("ETag", entityTag);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Opened as a document of its own, an image can do nothing; embedded from another origin, it may be shown.
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (isNamed(entityTag, request.getHeaders("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        response.setContentType(asset.mediaType());
        response.setContentLength(asset.length());
        if (request.getMethod().equals("GET")) {
            asset.writeTo(response.getOutputStream());
        }
        return true;
    }

    private @Nullable Asset asked(HttpServletRequest request) {
        Asset named = named(request.getServletPath(), request.getPathInfo());
        if (named == null) {
            return null;
        }
        String method = request.getMethod();
        return method.equals("GET") || method.equals("HEAD") ? named : null;
    }

    private @Nullable Asset named(String servletPath, @Nullable String pathInfo) {
        if (pathInfo == null) {
            return served(servletPath);
        }
        int end = servletPath.length() + pathInfo.length();
        return end <= prefix.length() ? null : served(servletPath + pathInfo);
    }

    private @Nullable Asset served(String path) {
        if (!path.startsWith(prefix)) {
            return null;
        }
        Map<String, Asset> known = assets;
        return (known == null ? prepare() : known).get(path);
    }

    private Map<String, Asset> prepare() {
        Map<String, Asset> made = new HashMap<>();
        try {
            for (Asset asset : beian.assets()) {
                made.put(prefix + asset.name(), asset);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            desk.fault("preparing badges and stylesheet", fault); // the application answers then
        }
        assets = made;
        return made;
    }

    /** Whether an entity tag stands in a list (RFC 9110, section 13.1.2): no other tag can contain it, quotes and all. */
    private static boolean isNamed(String entityTag, @Nullable Enumeration<String> lists) {
        while (lists != null && lists.hasMoreElements()) {
            String list = lists.nextElement();
            if (list.contains(entityTag) || list.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
