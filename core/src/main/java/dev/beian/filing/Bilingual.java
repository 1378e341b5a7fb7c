package dev.beian.filing;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

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
     * Says what has to be understood: Chinese has English before it where the machine's charset has no Chinese. Its console
     * shows question marks then, as that of a container image without a locale does.
     *
     * @param locale the language that is asked for
     * @param console the charset in which the machine writes, as a rule {@link Charset#defaultCharset()}
     * @param text gives what is to be said in a language
     * @return the text in that language, below the English one if that is needed
     */
    public static String understood(Locale locale, Charset console, Function<Locale, String> text) {
        boolean isShown = !isChinese(locale)
                || console.canEncode() && console.newEncoder().canEncode('备');
        return isShown ? text.apply(locale) : text.apply(Locale.ENGLISH) + '\n' + text.apply(locale);
    }

    /** Whether a locale gets Chinese; all others get English. */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
