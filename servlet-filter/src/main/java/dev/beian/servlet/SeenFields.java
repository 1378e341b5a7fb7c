package dev.beian.servlet;

import dev.beian.servlet.http.AcceptEncoding;
import dev.beian.servlet.http.ConditionalRequest;
import dev.beian.servlet.http.PageGuess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request that the application is to see otherwise than the client sent them: its preconditions, its
 * range, and the codings that it accepts.
 *
 * <p>Works nothing out before the application asks for one of these fields. Not thread-safe, as requests are not.
 */
final class SeenFields {
    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final List<String> CONDITIONS =
            List.of("If-None-Match", "If-Modified-Since", "Range", "If-Range", "If-Match", "If-Unmodified-Since");

    /** As the client sent it. */
    private final HttpServletRequest request;

    private final InjectableRequest seen;
    private final BodyLife body;
    private @Nullable ConditionalRequest conditions;
    private @Nullable PageGuess guess;

    /**
     * What an application is to see of a request.
     *
     * @param request the request as the client sent it
     * @param seen the request as the application has it
     * @param body what becomes of the answer's body
     */
    SeenFields(HttpServletRequest request, InjectableRequest seen, BodyLife body) {
        this.request = request;
        this.seen = seen;
        this.body = body;
    }

    /**
     * Whether a field is one of these.
     *
     * @param name the field's name in any case, null allowed
     * @return true if the application is to ask here for it
     */
    static boolean covers(@Nullable String name) {
        return ConditionalRequest.covers(name) || isAcceptEncoding(name);
    }

    private static boolean isAcceptEncoding(@Nullable String name) {
        return name != null && name.length() == 15 && name.equalsIgnoreCase(ACCEPT_ENCODING);
    }

    /**
     * The lines of a field.
     *
     * @param name the name of a field that is covered, in any case
     * @return the lines as the application is to see them, empty if there is none
     */
    List<String> lines(String name) {
        if (!isAcceptEncoding(name)) {
            ConditionalRequest translated = conditions();
            return translated == ConditionalRequest.NONE ? sent(name) : translated.lines(name);
        }
        List<String> lines = sent(name);
        if (lines.isEmpty() || body.choice().fingerprint() == null || !guess().isPage()) {
            return lines;
        }
        String narrowed = AcceptEncoding.narrowed(String.join(",", lines));
        return narrowed == null ? lines : List.of(narrowed);
    }

    /** The names of all fields that the application is to see. */
    Enumeration<String> names() {
        Enumeration<String> all = request.getHeaderNames();
        if (all == null || conditions() == ConditionalRequest.NONE) {
            return all;
        }
        List<String> names = new ArrayList<>();
        for (String name : Collections.list(all)) {
            if (!ConditionalRequest.covers(name) || !conditions().lines(name).isEmpty()) {
                names.add(name);
            }
        }
        for (String name : CONDITIONS) {
            // A tag may have become the date that it stands for.
            if (!conditions().lines(name).isEmpty() && names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
            }
        }
        return Collections.enumeration(names);
    }

    /** The preconditions and the range; {@link ConditionalRequest#NONE} if the client sent none. */
    ConditionalRequest conditions() {
        ConditionalRequest known = conditions;
        if (known == null) {
            known = isConditional()
                    ? ConditionalRequest.of(
                            request.getMethod(), this::sent, body.choice().fingerprint(), guess())
                    : ConditionalRequest.NONE;
            conditions = known;
        }
        return known;
    }

    private boolean isConditional() {
        for (String name : CONDITIONS) {
            if (request.getHeader(name) != null) {
                return true;
            }
        }
        return false;
    }

    /** What the answer will probably be. */
    PageGuess guess() {
        PageGuess known = guess;
        if (known == null) {
            String path = seen.originalPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            known = PageGuess.of(
                    body.servedPaths().kindOf(path),
                    typeOf(name),
                    request.getHeader("Sec-Fetch-Dest"),
                    joined(sent("Accept")));
            guess = known;
        }
        return known;
    }

    private static @Nullable String joined(List<String> lines) {
        return lines.size() > 1 ? String.join(",", lines) : lines.isEmpty() ? null : lines.get(0);
    }

    /** The media type that the application maps a name to; embedded containers may come without any mapping. */
    private @Nullable String typeOf(String name) {
        String mapped = name.isEmpty() ? null : seen.getServletContext().getMimeType(name);
        return mapped == null && (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml"))
                ? "text/html"
                : mapped;
    }

    private List<String> sent(String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines == null || !lines.hasMoreElements() ? List.of() : Collections.list(lines);
    }
}
