package dev.beian.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Takes the content coding off a copied page, beside requests. Stateless. */
final class CopyDecoder {
    private CopyDecoder() {}

    /**
     * The page without its coding.
     *
     * @param page the copy; in no coding, it is returned as it is
     * @param maxSize bytes that the page may have at most
     * @return null if it is longer, or not what its coding says
     */
    static PageCopy.@Nullable Copied decode(PageCopy.Copied page, int maxSize) {
        if (page.coding().equals("identity")) {
            return page;
        }
        InputStream coded = new ByteArrayInputStream(page.bytes(), 0, page.length());
        Inflater inflater = new Inflater(!isZlib(page)); // for deflate
        try (InputStream decoder =
                page.coding().equals("gzip") ? new GZIPInputStream(coded) : new InflaterInputStream(coded, inflater)) {
            byte[] bytes = decoder.readNBytes(maxSize);
            boolean isWhole = bytes.length < maxSize || decoder.read() < 0;
            return isWhole ? new PageCopy.Copied(bytes, bytes.length, page.charset(), "identity") : null;
        } catch (IOException malformed) {
            return null;
        } finally {
            inflater.end();
        }
    }

    /** Whether a deflate stream has its header (RFC 1950 §2.2), which some senders leave away. */
    private static boolean isZlib(PageCopy.Copied page) {
        if (page.length() < 2) {
            return true;
        }
        int first = page.bytes()[0] & 0xFF;
        int second = page.bytes()[1] & 0xFF;
        return (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
    }
}
