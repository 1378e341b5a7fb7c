package dev.beian.servlet.http;

import dev.beian.html.MarkupSyntax;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a response, by its status and fields, is a page that gets a footer: a ladder of named reasons not to act, and
 * injection only below its last rung.
 *
 * <p>{@code Cache-Control: no-transform} is no rung: it binds intermediaries (RFC 9111 §5.2.2.6), and the filter is a part
 * of the origin server. Immutable; decisions are shared, so that deciding allocates nothing but for coded pages.
 */
public final class InjectionDecision {
    /** Neither HTML nor XHTML, or of no declared type. */
    public static final String NOT_HTML = "not-html";

    /** Not a final response, or one that by its status has no body. */
    public static final String NO_CONTENT = "no-content";

    /** A range of a page: where the rest of it comes from is not ours to know. */
    public static final String PARTIAL_CONTENT = "partial-content";

    /** The client's own copy is still good. */
    public static final String NOT_MODIFIED = "not-modified";

    /** To be saved, not shown. */
    public static final String ATTACHMENT = "attachment";

    /** In a content coding that is not read. */
    public static final String CONTENT_CODING = "content-coding";

    private static final InjectionDecision INJECT_HTML = injecting(MarkupSyntax.HTML, ContentCoding.IDENTITY);
    private static final InjectionDecision INJECT_XML = injecting(MarkupSyntax.XML, ContentCoding.IDENTITY);
    private static final InjectionDecision SKIP_NOT_HTML = skipping(NOT_HTML);
    private static final InjectionDecision SKIP_NO_CONTENT = skipping(NO_CONTENT);
    private static final InjectionDecision SKIP_PARTIAL = skipping(PARTIAL_CONTENT);
    private static final InjectionDecision SKIP_NOT_MODIFIED = skipping(NOT_MODIFIED);
    private static final InjectionDecision SKIP_ATTACHMENT = skipping(ATTACHMENT);
    private static final InjectionDecision SKIP_CODING = skipping(CONTENT_CODING);

    private final @Nullable String reason;
    private final @Nullable MarkupSyntax syntax;
    private final ContentCoding coding;

    private InjectionDecision(@Nullable String reason, @Nullable MarkupSyntax syntax, ContentCoding coding) {
        this.reason = reason;
        this.syntax = syntax;
        this.coding = coding;
    }

    private static InjectionDecision injecting(MarkupSyntax syntax, ContentCoding coding) {
        return new InjectionDecision(null, syntax, coding);
    }

    private static InjectionDecision skipping(String reason) {
        return new InjectionDecision(reason, null, ContentCoding.IDENTITY);
    }

    /**
     * Decides.
     *
     * @param status the status code
     * @param contentType the Content-Type field's value, null if there is none
     * @param contentEncoding the Content-Encoding field's value as far as it describes the bytes that are to be read; null
     *     if there is none
     * @param contentDisposition the Content-Disposition field's value, null if there is none
     * @return the decision
     */
    public static InjectionDecision of(
            int status,
            @Nullable String contentType,
            @Nullable String contentEncoding,
            @Nullable String contentDisposition) {
        if (status == 304) {
            return SKIP_NOT_MODIFIED; // usually without a type
        }
        MarkupSyntax syntax = MediaType.syntaxOf(contentType);
        if (syntax == null) {
            return SKIP_NOT_HTML;
        }
        if (status < 200 || status == 204 || status == 205) {
            return SKIP_NO_CONTENT;
        }
        if (status == 206) {
            return SKIP_PARTIAL;
        }
        if (isAttachment(contentDisposition)) {
            return SKIP_ATTACHMENT;
        }
        ContentCoding coding = ContentCoding.of(contentEncoding);
        if (coding == ContentCoding.OTHER) {
            return SKIP_CODING;
        }
        if (coding != ContentCoding.IDENTITY) {
            return injecting(syntax, coding);
        }
        return syntax == MarkupSyntax.HTML ? INJECT_HTML : INJECT_XML;
    }

    /**
     * Whether a Content-Disposition has the body saved instead of shown. RFC 6266 §4.2: a type that is not known is one
     * more kind of attachment. A value that begins with a parameter has no type.
     *
     * @param contentDisposition the field's value, null if there is none
     * @return true if the body is no page to look at
     */
    static boolean isAttachment(@Nullable String contentDisposition) {
        if (contentDisposition == null) {
            return false;
        }
        int semicolon = contentDisposition.indexOf(';');
        String type = (semicolon < 0 ? contentDisposition : contentDisposition.substring(0, semicolon)).strip();
        return !type.isEmpty() && type.indexOf('=') < 0 && !type.equalsIgnoreCase("inline");
    }

    /** {@return whether the page gets a footer} */
    public boolean injects() {
        return reason == null;
    }

    /** {@return why the response passes; null if the page gets a footer} */
    public @Nullable String reason() {
        return reason;
    }

    /**
     * By which rules the page is read.
     *
     * @return the syntax
     * @throws NullPointerException if nothing is injected
     */
    public MarkupSyntax syntax() {
        return Objects.requireNonNull(syntax, "no page");
    }

    /** {@return the coding through which the page is read} */
    public ContentCoding coding() {
        return coding;
    }

    @Override
    public String toString() {
        return reason == null ? "inject(" + syntax + ", " + coding + ")" : "skip(" + reason + ")";
    }
}
