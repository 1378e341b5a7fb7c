package dev.beian.footer;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of images that a badge may have, told by content as browsers do: MIME Sniffing Standard, section 6.1. */
enum ImageType {
    PNG("png", "image/png"),
    GIF("gif", "image/gif"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp"),
    SVG("svg", "image/svg+xml");

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** The root of an SVG document, after a prolog of white space, declaration, comments and document type. */
    private static final Pattern SVG_ROOT = Pattern.compile(
            "^\\uFEFF?(?:\\s+|<\\?[^>]*>|<!--(?:(?!-->)[\\s\\S])*-->|<!DOCTYPE[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>)*+<(?:\\w+:)?svg[\\s>/]");

    private final String extension;
    private final String mediaType;

    ImageType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The usual extension of file names, without the dot. */
    String extension() {
        return extension;
    }

    /** The media type. */
    String mediaType() {
        return mediaType;
    }

    /** The type of an image; null if it is none of these. */
    static @Nullable ImageType of(byte[] content) {
        if (startsWith(content, PNG_SIGNATURE)) {
            return PNG;
        }
        if (startsWith(content, ascii("GIF87a")) || startsWith(content, ascii("GIF89a"))) {
            return GIF;
        }
        if (startsWith(content, JPEG_SIGNATURE)) {
            return JPEG;
        }
        if (startsWith(content, ascii("RIFF"))
                && content.length > 14
                && text(content, 8, 14).equals("WEBPVP")) {
            return WEBP;
        }
        return SVG_ROOT.matcher(new String(content, StandardCharsets.UTF_8)).find() ? SVG : null;
    }

    /** How some content begins, for a message. */
    static String beginning(byte[] content) {
        int length = Math.min(content.length, 16);
        String text = text(content, 0, length);
        boolean isText = text.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t');
        return isText ? text.strip() : HexFormat.ofDelimiter(" ").formatHex(content, 0, length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        if (content.length <= start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (content[i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
