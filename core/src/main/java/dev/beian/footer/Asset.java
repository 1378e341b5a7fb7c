package dev.beian.footer;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Something that the library serves itself, under a name that contains a hash of its content, so that it can be cached for
 * ever. Immutable.
 */
public final class Asset {
    private final String name;
    private final String hash;
    private final String mediaType;
    private final byte[] content;

    /**
     * An asset.
     *
     * @param stem how its name begins
     * @param extension how its name ends, without the dot
     * @param mediaType the value for its Content-Type field
     * @param content its bytes
     */
    Asset(String stem, String extension, String mediaType, byte[] content) {
        this.content = content.clone();
        this.mediaType = mediaType;
        this.hash = new ContentHash().add(this.content).digits();
        this.name = stem + "-" + hash + "." + extension;
    }

    /** Its name, such as {@code badge-0123456789abcdef.png}: ASCII letters, digits, one hyphen and one dot. */
    public String name() {
        return name;
    }

    /** The hash of its content in sixteen hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** The value for its Content-Type field. */
    public String mediaType() {
        return mediaType;
    }

    /** How many bytes it has. */
    public int length() {
        return content.length;
    }

    /**
     * Writes its bytes.
     *
     * @param out where to; not closed
     * @throws IOException if that throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(content, 0, content.length);
    }

    @Override
    public String toString() {
        return name;
    }
}
