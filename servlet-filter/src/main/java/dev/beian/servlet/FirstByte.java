package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.html.MarkupSyntax;
import dev.beian.html.PageSearch;
import dev.beian.servlet.http.ContentCoding;
import dev.beian.servlet.http.InjectionDecision;
import dev.beian.servlet.http.MediaType;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Judges a response at the first byte of its body: a page that goes through us, or something that passes. Stateless.
 */
final class FirstByte {
    private FirstByte() {}

    /**
     * Judges a response.
     *
     * @param response the response, with the fields that stand so far
     * @param life its body, undecided or injecting; told if it passes
     * @return the page that begins; null if the response passes
     * @throws IOException if the container cannot take what passes
     */
    static @Nullable PageBody judge(InjectingResponse response, BodyLife life) throws IOException {
        if (response.isNoPageSet()) {
            life.pass(InjectionDecision.NOT_HTML);
            return null;
        }
        String type = response.below().getContentType();
        MarkupSyntax syntax = MediaType.syntaxOf(type);
        if (type != null && syntax == null) {
            life.pass(InjectionDecision.NOT_HTML);
            return null;
        }
        return judgePage(response, life, type, syntax);
    }

    private static @Nullable PageBody judgePage(
            InjectingResponse response, BodyLife life, @Nullable String type, @Nullable MarkupSyntax syntax)
            throws IOException {
        String objection;
        boolean isWatchOnly = false;
        PageSearch search = PageSearch.NONE;
        ContentCoding coding = ContentCoding.of(response.contentEncoding());
        try {
            objection = life.objection();
            if (objection == null) {
                isWatchOnly = life.requireFooter().isWatchOnly();
                search = life.requireFooter().search();
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            life.failed("judging a page", fault);
            return null;
        }
        if (objection == null && coding == ContentCoding.OTHER) {
            objection = InjectionDecision.CONTENT_CODING;
        } else if (objection == null && coding != ContentCoding.IDENTITY && isWatchOnly) {
            objection = SkipReasons.WATCH_ONLY;
        }
        PageCopy copyOfExcluded = null;
        if (objection != null) {
            copyOfExcluded = life.choice().copyOfExcluded(objection, coding);
            if (copyOfExcluded == null) {
                life.pass(objection);
                return null;
            }
        }
        ServletOutputStream below;
        try {
            below = response.containerStream();
        } catch (IllegalStateException writerTaken) {
            // A filter before us has taken the writer; text can only follow text.
            life.pass(objection != null ? objection : SkipReasons.WRITER_TAKEN);
            return null;
        }
        InjectingWriter writer = response.writerTaken();
        String typeWithCharset = type;
        if (writer != null) {
            response.nameCharset(writer.encoding());
            typeWithCharset = response.below().getContentType();
        }
        PageFooter footer = life.requireFooter();
        if (objection != null) {
            footer = new ExcludedFooter(footer, objection);
        }
        PageCopy copy = objection == null ? life.choice().copy() : copyOfExcluded;
        boolean isUnchanged = isWatchOnly || objection != null;
        return new PageBody(response, life, footer, isUnchanged, copy, search, below, coding, syntax, typeWithCharset);
    }
}
