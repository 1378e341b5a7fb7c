package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.servlet.http.MediaType;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The copy of a page that is taken for its audit, as it leaves.
 *
 * <p>A fault of the copy costs the audit and nothing else. Not thread-safe, as responses are not.
 */
final class AuditedPage {
    private final PageCopy copy;
    private final InjectingResponse response;
    private boolean failed;

    AuditedPage(PageCopy copy, InjectingResponse response) {
        this.copy = copy;
        this.response = response;
    }

    /** Takes bytes of the page as it is read, whatever its coding, or in the coding that nobody reads on the way. */
    void add(byte[] bytes, int from, int length) {
        if (failed) {
            return;
        }
        try {
            copy.write(bytes, from, length);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            failed = true;
            response.fault("copying a page for its audit", fault);
        }
    }

    /**
     * The page is complete, and so is its copy: it is looked at if it is one of the site's own, and somebody else's business
     * than its reader's.
     *
     * @param coding the name of the coding that the copy is in
     */
    void complete(String coding) {
        if (failed) {
            return;
        }
        try {
            boolean isForEverybody = response.getStatus() == HttpServletResponse.SC_OK
                    && !PageFields.cachingOf(response).isNoStore();
            if (isForEverybody) {
                copy.complete(MediaType.charset(response.getContentType()), coding);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            response.fault("auditing a page", fault);
        }
    }
}
