package dev.beian.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a whole page as an inspector would: is each number that is owed shown once, in text that is not hidden, with
 * the right link; is it the site's own; does the badge stand beside it; does the copyright notice name the filing entity;
 * is it all at the bottom?
 *
 * <p>Reads markup only. What style sheets hide and what scripts draw in the browser is not seen. Stateless and
 * thread-safe.
 */
public final class PageAuditor {
    private PageAuditor() {}

    /**
     * Audits a page as it is sent.
     *
     * @param page the bytes, without content coding; read as browsers do: byte order mark, then charset, then {@code
     *     <meta>}, else UTF-8
     * @param charset the {@code charset} parameter of its Content-Type; null if there is none
     * @param expectation what it has to show
     * @return what is seen
     */
    public static AuditResult audit(byte[] page, @Nullable String charset, Expectation expectation) {
        return audit(page, page.length, charset, expectation);
    }

    /** The same for a page that fills the first bytes of an array. */
    static AuditResult audit(byte[] page, int length, @Nullable String charset, Expectation expectation) {
        try {
            return audit(Jsoup.parse(new ByteArrayInputStream(page, 0, length), supported(charset), ""), expectation);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // nothing is read but memory
        }
    }

    private static @Nullable String supported(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset) ? charset : null;
        } catch (IllegalArgumentException noName) {
            return null;
        }
    }

    /**
     * Audits a page.
     *
     * @param page the parsed page; not changed
     * @param expectation what it has to show
     * @return what is seen
     */
    public static AuditResult audit(Document page, Expectation expectation) {
        Inspection inspection = new Inspection(page, expectation);
        inspection.icp();
        inspection.psb();
        inspection.owner();
        return inspection.result();
    }
}
