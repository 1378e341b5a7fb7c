package dev.beian.html;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** What is known of a page at the moment in which the place of its footer is reached. Valid during the call only. */
public interface InsertionPoint {
    /**
     * The page's encoding as a browser finds it: byte order mark, {@code charset} of the Content-Type field, {@code
     * <meta>} within the first 1024 bytes.
     *
     * @return the encoding, or null while it is unknown; then only ASCII with character references is safe
     */
    @Nullable Charset charset();

    /**
     * The rules by which the page is read.
     *
     * @return the syntax that the markup has to follow
     */
    MarkupSyntax syntax();
}
