package dev.beian.footer;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One piece of markup as bytes, for whatever encoding a page has.
 *
 * <p>What an encoding lacks becomes a numeric character reference, and so does everything beyond ASCII while the encoding
 * is unknown: such text is right whatever the browser decides. Each encoding's bytes are made once and kept, for a bounded
 * number of encodings. Immutable to its users; thread-safe.
 */
public final class RenderedFooter {
    private static final int KEPT = 32; // more encodings than browsers know would only come from a fault

    private final String markup;
    private final byte[] ascii;
    private final byte[] utf8;
    private final Map<Charset, byte[]> others = new ConcurrentHashMap<>();

    /**
     * Prepares markup.
     *
     * @param markup the markup; beyond ASCII only where a character reference may stand, in text and attribute values
     */
    public RenderedFooter(String markup) {
        this.markup = markup;
        this.ascii = encode(null);
        this.utf8 = markup.getBytes(StandardCharsets.UTF_8);
    }

    /** The markup as text. */
    public String markup() {
        return markup;
    }

    /**
     * The markup in an encoding.
     *
     * @param charset an encoding that leaves ASCII as it is, or UTF-16 with a known byte order; null if the page's is unknown
     * @return the bytes, shared and not to be changed
     */
    public byte[] bytes(@Nullable Charset charset) {
        if (charset == null) {
            return ascii;
        }
        if (charset == StandardCharsets.UTF_8) {
            return utf8;
        }
        byte[] known = others.get(charset);
        if (known == null) {
            known = encode(charset);
            if (others.size() < KEPT) {
                others.put(charset, known);
            }
        }
        return known;
    }

    /**
     * The markup in an encoding, with a text of its own for one page.
     *
     * @param charset as above
     * @param place stands in the markup, once, where the text belongs; ASCII
     * @param text the text, ASCII
     * @return the bytes, made for this call
     */
    byte[] bytes(@Nullable Charset charset, String place, String text) {
        byte[] template = bytes(charset);
        Charset plain = charset != null && charset.name().startsWith("UTF-16") ? charset : StandardCharsets.US_ASCII;
        byte[] searched = place.getBytes(plain);
        byte[] inserted = text.getBytes(plain);
        int from = 0;
        while (!Arrays.equals(template, from, from + searched.length, searched, 0, searched.length)) {
            from++;
        }
        int after = from + searched.length;
        byte[] bytes = Arrays.copyOf(template, template.length - searched.length + inserted.length);
        System.arraycopy(inserted, 0, bytes, from, inserted.length);
        System.arraycopy(template, after, bytes, from + inserted.length, template.length - after);
        return bytes;
    }

    private byte[] encode(@Nullable Charset charset) {
        if (charset != null && charset.name().startsWith("UTF-")) {
            return markup.getBytes(charset);
        }
        CharsetEncoder encoder = charset == null || !charset.canEncode() ? null : charset.newEncoder();
        StringBuilder text = new StringBuilder(markup.length() + 64);
        int c;
        for (int i = 0; i < markup.length(); i += Character.charCount(c)) {
            c = markup.codePointAt(i);
            if (c < 0x80 || isCertain(c) && encoder != null && encoder.canEncode((char) c)) {
                text.append((char) c);
            } else {
                text.append("&#").append(c).append(';');
            }
        }
        return text.toString().getBytes(encoder == null ? StandardCharsets.US_ASCII : encoder.charset());
    }

    /**
     * Whether Java and browsers agree on a character's bytes in every encoding that has it: the ideographs that all Chinese
     * encodings share. Their tables for punctuation and symbols differ here and there.
     */
    private static boolean isCertain(int c) {
        return c >= 0x4E00 && c <= 0x9FA5;
    }
}
