package dev.beian.filing;

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

    /** Whether a locale gets Chinese; all others get English. */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }
}
