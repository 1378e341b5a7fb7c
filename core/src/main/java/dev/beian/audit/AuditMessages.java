package dev.beian.audit;

import dev.beian.status.PageEvidence.Violation;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Tells what an audit found in an operator's language. Stateless. */
public final class AuditMessages {
    private AuditMessages() {}

    /**
     * A violation in words.
     *
     * @param violation what is wrong
     * @param locale Chinese for any locale of that language, else English
     * @return one sentence
     */
    public static String of(Violation violation, Locale locale) {
        // Both languages have a bundle of their own, so that the platform's default locale is never asked.
        Locale language = locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
        ResourceBundle bundle = ResourceBundle.getBundle("dev.beian.audit.messages", language);
        String code = violation.kind().code();
        String withoutDetail = code + ".any";
        boolean isAny = violation.detail().isEmpty() && bundle.containsKey(withoutDetail);
        String pattern = bundle.getString(isAny ? withoutDetail : code);
        return new MessageFormat(pattern, language).format(new Object[] {violation.detail()});
    }
}
