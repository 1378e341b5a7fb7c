package dev.beian.html;

import java.nio.charset.Charset;
import java.util.List;
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

    /**
     * Whether the page shows a number that was looked for, up to here.
     *
     * @param wanted its index in {@link PageSearch#wanted()}
     * @return whether it stands in rendered text, inside a link or not
     */
    boolean isShown(int wanted);

    /**
     * Whether the page shows a number that was looked for inside a link to the host that belongs to it, up to here.
     *
     * @param wanted its index in {@link PageSearch#wanted()}
     */
    boolean isLinked(int wanted);

    /**
     * The content security policies that the page declares for itself in {@code <meta http-equiv>} elements met so far.
     *
     * @return their texts in order; empty if there are none
     */
    List<String> metaPolicies();

    /**
     * What the page declares its addresses to be relative to, in the first {@code <base href>} met so far.
     *
     * @return the attribute's value, characters beyond ASCII perhaps garbled; null if there is none
     */
    @Nullable String baseHref();
}
