package dev.beian.audit;

import dev.beian.filing.Bilingual;
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
        ResourceBundle bundle = Bilingual.bundle(AuditMessages.class, "messages", locale);
        String code = violation.kind().code();
        String withoutDetail = code + ".any";
        boolean isAny = violation.detail().isEmpty() && bundle.containsKey(withoutDetail);
        String pattern = bundle.getString(isAny ? withoutDetail : code);
        return new MessageFormat(pattern, Locale.ROOT).format(new Object[] {violation.detail()});
    }
}
