package dev.beian.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the encoding that a page declares in its first bytes: HTML Standard, "prescan a byte stream to determine its
 * encoding", with the XML declaration as what is left when no {@code <meta>} says anything.
 *
 * <p>This is a scan of its own, coarser than the tokenizer, because browsers do it that way.
 */
final class MetaPrescan {
    /** How many bytes of a page are looked at. */
    static final int LENGTH = 1024;

    private static final int END = -1; // stands for the byte behind the last one

    private final byte[] bytes;
    private final int from;
    private final int to;
    private int i; // index of the byte that is looked at
    private String name = ""; // of the attribute last read
    private String value = "";

    private MetaPrescan(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.i = from;
    }

    /**
     * The encoding that the bytes declare.
     *
     * @param bytes holds the start of a page
     * @param from index of the page's first byte
     * @param to index after the last byte that is known, at most {@link #LENGTH} later
     * @return the encoding; null if nothing is declared
     */
    static @Nullable Charset charset(byte[] bytes, int from, int to) {
        MetaPrescan prescan = new MetaPrescan(bytes, from, to);
        Charset found = prescan.meta();
        return found != null ? found : prescan.xmlDeclaration();
    }

    /** The encoding that an XML declaration names; null if there is none. */
    static @Nullable Charset xmlCharset(byte[] bytes, int from, int to) {
        return new MetaPrescan(bytes, from, to).xmlDeclaration();
    }

    private int at(int index) {
        return index < to ? bytes[index] & 0xFF : END;
    }

    private @Nullable Charset meta() {
        for (; i < to; i++) {
            i = Swar.indexOf(bytes, i, to, '<');
            int next = at(i + 1);
            if (startsWith("<!--")) {
                i = commentEnd(i + 4);
            } else if (startsWith("<meta") && (isSpace(at(i + 5)) || at(i + 5) == '/')) {
                i += 5;
                Charset found = metaTag();
                if (found != null) {
                    return found;
                }
            } else if (TagName.isLetter(next) || next == '/' && TagName.isLetter(at(i + 2))) {
                while (i < to && !isSpace(at(i)) && at(i) != '>') {
                    i++;
                }
                while (attribute()) {
                    // skipped, so that what stands in a value is not taken for a tag
                }
            } else if (next == '!' || next == '/' || next == '?') {
                i = Swar.indexOf(bytes, i, to, '>');
            }
        }
        return null;
    }

    /** Index of the ">" of the first "-->" whose ">" comes at or after an index; its dashes may be those of "<!--". */
    private int commentEnd(int start) {
        int end = start;
        while (end < to && !(at(end) == '>' && at(end - 1) == '-' && at(end - 2) == '-')) {
            end++;
        }
        return end;
    }

    private @Nullable Charset metaTag() {
        boolean pragma = false;
        boolean needsPragma = false;
        boolean said = false; // whether an attribute named an encoding, known or not
        boolean contentSeen = false;
        boolean charsetSeen = false;
        boolean equivSeen = false;
        Charset charset = null;
        while (attribute()) {
            if (name.equals("http-equiv") && !equivSeen) {
                equivSeen = true;
                pragma = value.equals("content-type");
            } else if (name.equals("content") && !contentSeen) {
                contentSeen = true;
                Charset found = charsetInContent(value);
                if (found != null && !said) {
                    charset = found;
                    said = true;
                    needsPragma = true;
                }
            } else if (name.equals("charset") && !charsetSeen) {
                charsetSeen = true;
                charset = CharsetLabel.charset(value);
                said = true;
                needsPragma = false;
            }
        }
        return i < to && said && (pragma || !needsPragma) ? inMarkup(charset) : null;
    }

    /** Bytes in which ASCII markup was read are not UTF-16, whatever the markup says. */
    private static @Nullable Charset inMarkup(@Nullable Charset charset) {
        if (charset == null) {
            return null;
        }
        if (charset.name().startsWith("UTF-16")) {
            return StandardCharsets.UTF_8;
        }
        return charset;
    }

    /** HTML Standard, "get an attribute". False if there is no further one; then the index is at ">" or at the end. */
    private boolean attribute() {
        while (isSpace(at(i)) || at(i) == '/') {
            i++;
        }
        if (at(i) == '>' || i >= to) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        while (!isSpace(at(i)) && at(i) != '/' && at(i) != '>' && i < to && (at(i) != '=' || text.isEmpty())) {
            text.append((char) TagName.lower(at(i++)));
        }
        name = text.toString();
        value = "";
        while (isSpace(at(i))) {
            i++;
        }
        if (at(i) != '=') {
            return true;
        }
        i++;
        while (isSpace(at(i))) {
            i++;
        }
        text.setLength(0);
        int quote = at(i);
        if (quote == '"' || quote == '\'') {
            i++;
            while (i < to && at(i) != quote) {
                text.append((char) TagName.lower(at(i++)));
            }
            i++;
        } else {
            while (i < to && !isSpace(at(i)) && at(i) != '>') {
                text.append((char) TagName.lower(at(i++)));
            }
        }
        value = text.toString();
        return true;
    }

    /** HTML Standard, "extracting a character encoding from a meta element". */
    static @Nullable Charset charsetInContent(String content) {
        String text = content.toLowerCase(Locale.ROOT);
        int at = 0;
        while ((at = text.indexOf("charset", at)) >= 0) {
            at = skipSpace(text, at + "charset".length());
            if (at < text.length() && text.charAt(at) == '=') {
                at = skipSpace(text, at + 1);
                return at < text.length() ? charsetAt(text, at) : null;
            }
        }
        return null;
    }

    private static @Nullable Charset charsetAt(String text, int start) {
        char quote = text.charAt(start);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, start + 1);
            return end < 0 ? null : CharsetLabel.charset(text.substring(start + 1, end));
        }
        int end = start;
        while (end < text.length() && !isSpace(text.charAt(end)) && text.charAt(end) != ';') {
            end++;
        }
        return CharsetLabel.charset(text.substring(start, end));
    }

    private static int skipSpace(String text, int start) {
        int at = start;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** HTML Standard, "get an XML encoding". */
    private @Nullable Charset xmlDeclaration() {
        i = from;
        if (!startsWith("<?xml")) {
            return null;
        }
        int end = Swar.indexOf(bytes, from, to, '>');
        i = from + 5;
        while (i < end && !startsWith("encoding")) {
            i++;
        }
        i += "encoding".length();
        skipControls(end);
        if (i >= end || at(i) != '=') {
            return null;
        }
        i++;
        skipControls(end);
        int quote = at(i);
        if (i >= end || quote != '"' && quote != '\'') {
            return null;
        }
        StringBuilder label = new StringBuilder();
        for (i++; i < end && at(i) > ' ' && at(i) != quote; i++) {
            label.append((char) at(i));
        }
        return at(i) == quote ? inMarkup(CharsetLabel.charset(label.toString())) : null;
    }

    private void skipControls(int end) {
        while (i < end && at(i) <= ' ') {
            i++;
        }
    }

    private boolean startsWith(String word) {
        for (int n = 0; n < word.length(); n++) {
            if (TagName.lower(at(i + n)) != word.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int b) {
        return TagName.isWhiteSpace(b);
    }
}
