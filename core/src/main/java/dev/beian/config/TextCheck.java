package dev.beian.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds text that was damaged on its way in, or that would deceive its reader: the wrong encoding, control characters, the
 * controls of writing direction (Unicode Standard Annex 9).
 */
public final class TextCheck {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String GBK = "GB18030";
    private static final int LEAST_HAN = 2; // that a misreading has to uncover before it is believed

    /**
     * Hanzi whose two bytes in GBK are both 0xC0 or more. In UTF-8 such a byte begins a character and no other may follow it,
     * so none of these comes out of a misreading; nearly every name has one, which spares the start the table of GB18030.
     */
    private static final String NEVER_MISREAD = "有限网中心室团市社行厅所人";

    private static final Set<SettingKey> NUMBERS =
            Set.of(SettingKey.ICP_NUMBER, SettingKey.PSB_NUMBER, SettingKey.LICENCE_NUMBER);

    private TextCheck() {}

    /**
     * The text that was meant, if a text is UTF-8 read as ISO-8859-1, as Java's {@code .properties} files used to be.
     *
     * @param text the text as read
     * @return the text as written; null if it is not such a misreading
     */
    public static @Nullable String repairLatin1(String text) {
        boolean isBeyondAscii = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return null;
            }
            isBeyondAscii |= c >= 0x80;
        }
        return isBeyondAscii ? decodeUtf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))) : null;
    }

    /**
     * The text that was meant, if a text is UTF-8 read as GBK, as on a Chinese Windows.
     *
     * @param text the text as read
     * @return the text as written; null if it is not such a misreading
     */
    public static @Nullable String repairGbk(String text) {
        if (!hasHan(text) || isCertain(text)) {
            return null;
        }
        try {
            ByteBuffer bytes = Charset.forName(GBK)
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            String meant = decodeUtf8(bytes);
            return meant != null && meant.codePoints().filter(TextCheck::isHan).count() >= LEAST_HAN ? meant : null;
        } catch (CharacterCodingException | IllegalArgumentException notGbk) {
            return null; // a trimmed Java run time may lack the charset: then nothing is recognised
        }
    }

    /**
     * The text that was meant, if a text is GBK read as ISO-8859-1: a {@code .properties} file that an editor on a Chinese
     * Windows has saved.
     *
     * @param text the text as read, and no UTF-8 read so
     * @param mayBeWestern whether western letters may stand there; then two hanzi beside each other have to come out before
     *     it is believed, for one pair of such letters is a hanzi by accident
     * @return the text as written; null if it is not such a misreading
     */
    static @Nullable String repairGbkReadAsLatin1(String text, boolean mayBeWestern) {
        int run = 0; // of bytes that only hanzi and full-width characters consist of (GB/T 2312, rows 1 to 94)
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                return null;
            }
            run = c > 0xA0 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        if (longest < (mayBeWestern ? 2 * LEAST_HAN : 2)) {
            return null;
        }
        try {
            String meant = decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), Charset.forName(GBK));
            return meant != null && hasHan(meant) ? meant : null;
        } catch (IllegalArgumentException notThere) {
            return null;
        }
    }

    private static @Nullable String decodeUtf8(ByteBuffer bytes) {
        return decode(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String decode(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            return null;
        }
    }

    private static boolean hasHan(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isHan(codePoint)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHan(int codePoint) {
        return Character.isIdeographic(codePoint);
    }

    private static boolean isCertain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (NEVER_MISREAD.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks a text, and reports what is wrong with it.
     *
     * @return whether it is as it should be
     */
    static boolean isSound(Setting setting, SettingKey key, Problems problems) {
        String value = setting.value();
        if (value.indexOf(REPLACEMENT) >= 0) {
            problems.error(setting, key, "text-destroyed");
            return false;
        }
        String meant = repairLatin1(value);
        if (meant != null) {
            problems.error(setting, key, "text-latin1", meant);
            return false;
        }
        meant = repairGbkReadAsLatin1(value, !NUMBERS.contains(key));
        if (meant != null) {
            problems.error(setting, key, "text-gbk-latin1", meant);
            return false;
        }
        String meantByGbk = NUMBERS.contains(key) ? null : repairGbk(value); // a number tells itself whether it can be
        if (meantByGbk != null) {
            problems.warning(setting, key, "text-gbk", meantByGbk);
        }
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            String code = codeOf(c);
            if (code != null) {
                String name = String.format(Locale.ROOT, "U+%04X", c);
                problems.error(setting, key, code, name, Integer.toString(value.codePointCount(0, i) + 1));
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static @Nullable String codeOf(int c) {
        if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
            return "text-line-break";
        }
        if (Character.isISOControl(c)) {
            return "text-control";
        }
        boolean isDirection =
                c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        if (isDirection) {
            return "text-direction";
        }
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isSurrogate ? "text-surrogate" : null;
    }
}
