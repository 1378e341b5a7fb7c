package dev.beian.filing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says in Chinese or English what is wrong with a number, or noteworthy about it. Thread-safe.
 *
 * <p>Every language but Chinese gets English; the machine's own language has no say.
 */
public final class FilingMessages {
    private FilingMessages() {}

    /**
     * What is wrong with a number, and at which character, counted from 1.
     *
     * @param exception what was found
     * @param locale the language
     */
    public static String of(MalformedNumberException exception, Locale locale) {
        return malformed(
                exception.code(), exception.position(), exception.arguments().toArray(), locale);
    }

    /**
     * What is noteworthy about a number.
     *
     * @param remark one of its remarks
     * @param number the number
     * @param locale the language
     */
    public static String of(NumberRemark remark, FilingNumber number, Locale locale) {
        Province province = number.province();
        boolean isIcp = number instanceof IcpNumber;
        return format(
                locale,
                "remark." + remark.code(),
                number.written().strip(),
                number.canonical(),
                name(province, locale),
                String.valueOf(isIcp ? province.icpCharacter() : province.psbCharacter()));
    }

    /**
     * What is noteworthy about a licence's number.
     *
     * @param remark one of its remarks
     * @param licence the licence
     * @param locale the language
     */
    public static String of(NumberRemark remark, Licence licence, Locale locale) {
        return format(locale, "remark." + remark.code(), licence.written().strip(), licence.number(), "", "");
    }

    /**
     * A province's name.
     *
     * @param province the province
     * @param locale the language
     */
    public static String name(Province province, Locale locale) {
        return Bilingual.isChinese(locale) ? province.chineseName() : province.englishName();
    }

    static String malformed(String code, int position, Object[] arguments, Locale locale) {
        String reason = format(locale, "malformed." + code, arguments);
        return position < 0 ? reason : format(locale, "position", reason, String.valueOf(position + 1));
    }

    private static String format(Locale locale, String key, Object... arguments) {
        return new MessageFormat(bundle(locale).getString(key), Locale.ROOT).format(arguments);
    }

    static ResourceBundle bundle(Locale locale) {
        return Bilingual.bundle(FilingMessages.class, "messages", locale);
    }
}
