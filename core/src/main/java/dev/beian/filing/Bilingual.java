package dev.beian.filing;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of this library's packages in its two languages. Stateless.
 *
 * <p>A bundle has a file for each of the two and none without a language, so that the language of the machine, to which the
 * platform would fall back, has no say.
 */
public final class Bilingual {
    private Bilingual() {}

    /**
     * A bundle in one of the two languages.
     *
     * @param owner a class of the package that the bundle belongs to
     * @param name the bundle's name within the package
     * @param locale Chinese, or any other for English
     * @return the bundle in that language, with every text that the other one has
     */
    public static ResourceBundle bundle(Class<?> owner, String name, Locale locale) {
        Locale language = isChinese(locale) ? Locale.CHINESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(owner.getPackageName() + '.' + name, language, owner.getClassLoader());
    }

    /**
     * The languages in which to say what has to be understood: Chinese has English before it where the machine's charset
     * has no Chinese. Its console shows question marks then, as that of a container image without a locale does.
     *
     * @param locale the language that is asked for
     * @param console the charset in which the machine writes, as a rule {@link Charset#defaultCharset()}
     * @return the languages in the order in which to speak them, that of the locale the last
     */
    public static List<Locale> understood(Locale locale, Charset console) {
        boolean isShown = !isChinese(locale)
                || console.canEncode() && console.newEncoder().canEncode('备');
        return isShown ? List.of(locale) : List.of(Locale.ENGLISH, locale);
    }

    /** Whether a locale gets Chinese; all others get English. */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
