package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beian.it.App;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A page that is revalidated as a careful application does it: by If-None-Match, and by the date only where no tag is
 * sent. Writes down the preconditions that it was shown.
 */
final class ValidatedPage implements App.Handler {
    static final String PAGE = "<!DOCTYPE html><html><body><p>validated</p></body></html>";
    static final String WITH_FOOTER = PAGE.replace("</body>", Twin.FOOTER + "</body>");
    static final String DATE = "Sun, 06 Nov 1994 08:49:37 GMT";

    final List<String> seen = new CopyOnWriteArrayList<>();
    private final @Nullable String tag;
    private final @Nullable String date;

    /** Says of what type the page is before it answers 304, as a filter does that first has the page made. */
    boolean namesTypeFirst;

    ValidatedPage(@Nullable String tag, @Nullable String date) {
        this.tag = tag;
        this.date = date;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("if-") || lower.equals("range")) {
                seen.add(lower + ": " + String.join(" + ", Collections.list(request.getHeaders(name))));
            }
        }
        if (tag != null) {
            response.setHeader("ETag", tag);
        }
        if (date != null) {
            response.setHeader("Last-Modified", date);
        }
        if (namesTypeFirst) {
            response.setContentType("text/html;charset=UTF-8");
        }
        if (isNotModified(request)) {
            response.setStatus(304);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(PAGE.getBytes(UTF_8));
    }

    private boolean isNotModified(HttpServletRequest request) {
        List<String> noneMatch = Collections.list(request.getHeaders("If-None-Match"));
        if (noneMatch.isEmpty()) {
            return date != null && date.equals(request.getHeader("If-Modified-Since"));
        }
        String all = String.join(",", noneMatch);
        return tag != null && (all.equals("*") || all.contains(tag.replace("W/", "")));
    }
}
