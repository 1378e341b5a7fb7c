package dev.beian.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells by a request's path that its answer will be no page, so that the request may go on unwrapped.
 *
 * <p>A wrapped response costs a container its zero-copy: Tomcat hands a file to the kernel only over its own response. So
 * where the application maps the name at the end of the path to an image, a font, a sound, a film or an archive, nothing
 * is wrapped. HTML that an application answers on such a path gets no footer; an error page does, for its dispatch is
 * another one. Stateless.
 */
final class UnwrappedPaths {
    private static final int LONGEST = 6; // characters of an extension

    private UnwrappedPaths() {}

    /**
     * Whether a request may go on unwrapped.
     *
     * @param request a request that is not wrapped yet, on its own dispatch, not that of an error page or a forward
     */
    static boolean covers(HttpServletRequest request) {
        String path = request.getRequestURI();
        int dot = path == null ? -1 : path.lastIndexOf('.');
        if (path == null
                || dot < 0
                || path.length() - dot - 1 > LONGEST
                || path.indexOf('/', dot) >= 0
                || path.indexOf(';') >= 0) {
            return false;
        }
        // One container knows the type of a.pdf, but not that of .pdf.
        return !mayBeWritten(path, dot + 1)
                && isNoPage(request.getServletContext().getMimeType(path.substring(Math.max(0, dot - 1))));
    }

    /** Whether an extension is one of pages, which saves asking for its type. */
    private static boolean mayBeWritten(String path, int from) {
        return path.regionMatches(true, from, "htm", 0, 3) || path.regionMatches(true, from, "jsp", 0, 3);
    }

    /**
     * Whether a media type is one whose files are large or many, and never pages.
     *
     * @param type the type, null if the application maps the name to none
     */
    static boolean isNoPage(@Nullable String type) {
        if (type == null) {
            return false;
        }
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.startsWith("image/")) {
            return !lower.startsWith("image/svg"); // often written by applications
        }
        if (lower.startsWith("video/") || lower.startsWith("audio/") || lower.startsWith("font/")) {
            return true;
        }
        int end = lower.indexOf(';');
        return switch ((end < 0 ? lower : lower.substring(0, end)).trim()) {
            case "text/css",
                    "text/javascript",
                    "application/javascript",
                    "application/x-javascript",
                    "application/zip",
                    "application/gzip",
                    "application/x-gzip",
                    "application/x-tar",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/x-7z-compressed",
                    "application/x-rar-compressed",
                    "application/vnd.rar",
                    "application/java-archive",
                    "application/vnd.android.package-archive",
                    "application/x-iso9660-image",
                    "application/pdf",
                    "application/wasm",
                    "application/font-woff",
                    "application/x-font-woff",
                    "application/font-woff2",
                    "application/x-font-ttf",
                    "application/vnd.ms-fontobject",
                    "application/ogg" -> true;
            default -> false;
        };
    }
}
