package dev.beian.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a page as browsers do: byte order mark, Content-Type field, what the page's first 1024 bytes
 * declare (HTML Standard, "determining the character encoding"; for XML: RFC 7303, section 3, and XML 1.0, appendix F).
 *
 * <p>Only the first few bytes decide how the page has to be scanned; {@link #settle} waits for them. The rest is looked
 * for when {@link #charset} is asked. Not thread-safe; one instance for each page.
 */
final class PageEncoding {
    private static final int WAITING = -1;

    private final MarkupSyntax syntax;
    private @Nullable Charset declared; // as browsers understand the Content-Type field, or as the page says itself
    private boolean foreign; // the declared charset is none that browsers know
    private boolean looked; // the first bytes were searched, or need not be
    private byte @Nullable [] head; // the page's first bytes, as long as they are needed for the search
    private int headLength;
    private int lookedLength; // bytes of head in which nothing was found

    PageEncoding(MarkupSyntax syntax, @Nullable Charset declared) {
        this.syntax = syntax;
        this.declared = declared == null ? null : CharsetLabel.charset(declared);
        this.foreign = declared != null && this.declared == null && !extendsAscii(declared);
        this.looked = this.declared != null;
    }

    /** Whether an unknown encoding leaves ASCII as it is, so that markup can be read in it. */
    private static boolean extendsAscii(Charset charset) {
        String name = charset.name();
        if (!charset.canEncode() || name.contains("2022") || name.contains("UTF") || name.contains("SCSU")) {
            return false;
        }
        String sample = "<a href='/'>!-=\"zZ09</a>";
        return Arrays.equals(sample.getBytes(charset), sample.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the page has two bytes to a code unit. */
    boolean isUtf16() {
        return declared != null && declared.name().startsWith("UTF-16");
    }

    boolean isBigEndian() {
        return StandardCharsets.UTF_16BE.equals(declared);
    }

    /** Whether the second byte of a character may be {@code ]}, as in GBK, GB18030, Big5 and Shift_JIS. */
    boolean isDoubleByte() {
        Charset known = declared;
        return known != null
                && (known.name().startsWith("GB")
                        || known.name().equals("Big5")
                        || known.name().equals("windows-31j"));
    }

    /** Whether nothing can be put into a page in this encoding: shifts of state, or not ASCII at its base. */
    boolean isUnsupported() {
        return foreign
                || declared != null
                        && (declared == ReplacementCharset.INSTANCE
                                || declared.name().equals("ISO-2022-JP"));
    }

    /**
     * Looks at the page's first bytes for a byte order mark, or for UTF-16 without one.
     *
     * @param bytes holds all bytes of the page so far
     * @param from index of the first
     * @param to index after the last
     * @param complete whether no more will come
     * @return the length of the byte order mark, 0 if there is none; -1 if more bytes are needed to know
     */
    int settle(byte[] bytes, int from, int to, boolean complete) {
        int length = to - from;
        int first = length > 0 ? bytes[from] & 0xFF : 0x100;
        int second = length > 1 ? bytes[from + 1] & 0xFF : 0x100;
        if (first == 0xFE || first == 0xFF || first == 0xEF) {
            return byteOrderMark(first, second, length > 2 ? bytes[from + 2] & 0xFF : 0x100, complete);
        }
        if (first == 0x100) {
            return complete ? 0 : WAITING;
        }
        if (declared == null && (first == '<' || first == 0)) {
            return utf16Declaration(bytes, from, Math.min(6, length), complete);
        }
        return 0;
    }

    private int byteOrderMark(int first, int second, int third, boolean complete) {
        if (first == 0xFE && second == 0xFF) {
            return found(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0xFF && second == 0xFE) {
            return found(StandardCharsets.UTF_16LE, 2);
        }
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            return found(StandardCharsets.UTF_8, 3);
        }
        boolean open = second == 0x100 || first == 0xEF && second == 0xBB && third == 0x100;
        return open && !complete ? WAITING : 0;
    }

    private int found(Charset charset, int length) {
        declared = charset;
        foreign = false;
        looked = true;
        return length;
    }

    private int utf16Declaration(byte[] bytes, int from, int length, boolean complete) {
        String start = syntax == MarkupSyntax.XML ? "<" : "<?x";
        int needed = syntax == MarkupSyntax.XML ? 4 : 6;
        boolean bigEndian = bytes[from] == 0;
        for (int i = 0; i < length; i++) {
            boolean low = (i & 1) == (bigEndian ? 1 : 0);
            int unit = i >> 1;
            boolean matches = !low
                    ? bytes[from + i] == 0
                    : unit < start.length() ? bytes[from + i] == start.charAt(unit) : bytes[from + i] != 0;
            if (!matches) {
                return 0;
            }
        }
        if (length < needed) {
            return complete ? 0 : WAITING;
        }
        return found(bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
    }

    /** Takes bytes of the page in their order, in case they declare the encoding. */
    void take(byte[] bytes, int from, int to) {
        if (looked || foreign) {
            return;
        }
        int length = Math.min(to - from, MetaPrescan.LENGTH - headLength);
        if (headLength == 0 && length == MetaPrescan.LENGTH) {
            look(bytes, from, from + length);
            return;
        }
        byte[] kept = head == null ? new byte[Math.min(MetaPrescan.LENGTH, Math.max(256, length))] : head;
        if (headLength + length > kept.length) {
            kept = Arrays.copyOf(kept, MetaPrescan.LENGTH);
        }
        System.arraycopy(bytes, from, kept, headLength, length);
        head = kept;
        headLength += length;
        if (headLength == MetaPrescan.LENGTH) {
            lookAtHead();
        }
    }

    private void lookAtHead() {
        byte[] kept = head;
        if (kept != null) {
            look(kept, 0, headLength);
            head = null;
        }
    }

    private void look(byte[] bytes, int from, int to) {
        looked = true;
        declared = syntax == MarkupSyntax.XML
                ? MetaPrescan.xmlCharset(bytes, from, to)
                : MetaPrescan.charset(bytes, from, to);
    }

    /** Whether {@link #charset} can be told for good. */
    boolean isLooked() {
        return looked;
    }

    /** Whether what has been taken declares an encoding; what follows cannot change that then. */
    boolean isDeclaredSoFar() {
        byte[] kept = head;
        if (looked || kept == null || headLength == lookedLength) {
            return looked;
        }
        lookedLength = headLength;
        look(kept, 0, headLength);
        looked = declared != null;
        return looked;
    }

    /**
     * The page's encoding, from what has been taken of it. The answer is final.
     *
     * @return the encoding, null if it is unknown; in XML then UTF-8
     */
    @Nullable Charset charset() {
        if (!looked) {
            lookAtHead();
            looked = true;
        }
        return declared == null && syntax == MarkupSyntax.XML && !foreign ? StandardCharsets.UTF_8 : declared;
    }
}
