package dev.beian.servlet.status;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.beian.Beian;
import dev.beian.status.SiteReport;
import dev.beian.status.StatusReport;
import dev.beian.status.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for the status: JSON, a page for people, or Prometheus text; to those who may read it and to nobody
 * else.
 *
 * <p>Below its path: nothing for the whole document, {@code /metrics}, or {@code /} and a site's name. {@code
 * ?require=VERDICT} answers 503 if the verdict is worse. Thread-safe.
 */
public final class StatusResponder {
    private static final String METRICS = "metrics";
    private static final String JSON = "application/json";
    private static final String HTML = "text/html;charset=utf-8";

    private final Beian beian;
    private final StatusAccess access;

    /**
     * A responder for an application.
     *
     * @param beian the assembled library
     */
    public StatusResponder(Beian beian) {
        this.beian = beian;
        this.access = new StatusAccess(beian.options().status());
    }

    /**
     * Answers a request if it is one that gets an answer.
     *
     * @param request the request
     * @param response not committed
     * @param below the part of the path below the status' own: empty, or with a leading slash
     * @return whether it is answered; if not, the response is untouched, and the request is to be treated as one for a path
     *     that nobody serves
     * @throws IOException if the answer cannot be written
     */
    public boolean answer(HttpServletRequest request, HttpServletResponse response, String below) throws IOException {
        if (!access.permits(request)) {
            return false;
        }
        String name = below.startsWith("/") ? below.substring(1) : below;
        StatusReport report = beian.report();
        SiteReport site = name.isEmpty() || name.equals(METRICS) ? null : report.site(name);
        if (!name.isEmpty() && !name.equals(METRICS) && site == null) {
            return false;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return true;
        }
        if (name.equals(METRICS)) {
            send(request, response, PrometheusText.TYPE, PrometheusText.of(report));
            return true;
        }
        Verdict verdict = site == null ? report.verdict() : site.verdict();
        if (!require(request.getParameter("require"), verdict, response)) {
            return true;
        }
        document(request, response, report, site);
        return true;
    }

    /** Sets the status that a probe asks for. False if what it asks for is no verdict; then the answer is complete. */
    private static boolean require(@Nullable String required, Verdict verdict, HttpServletResponse response)
            throws IOException {
        if (required == null) {
            return true;
        }
        for (Verdict known : Verdict.values()) {
            if (known.name().equalsIgnoreCase(required)) {
                if (verdict.isWorseThan(known)) {
                    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                }
                return true;
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream()
                .write("require: COMPLIANT, ACTION_REQUIRED, NOT_CONFIGURED or NON_COMPLIANT\n"
                        .getBytes(StandardCharsets.US_ASCII));
        return false;
    }

    private void document(
            HttpServletRequest request, HttpServletResponse response, StatusReport report, @Nullable SiteReport site)
            throws IOException {
        response.setHeader("Vary", "Accept, Accept-Language");
        boolean html = AcceptedType.prefersHtml(request.getHeader("Accept"));
        Locale own = beian.options().locale();
        Locale language = html ? AcceptedType.language(request.getHeader("Accept-Language"), own) : own;
        Map<String, Object> document = site == null ? report.toMap(language) : site.toMap(language);
        if (html) {
            // Nothing to load, nowhere to go, in nobody's frame.
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            send(request, response, HTML, StatusPage.render(document, site != null, language));
        } else {
            send(request, response, JSON, ConfigValueFactory.fromMap(document).render(ConfigRenderOptions.concise()));
        }
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
