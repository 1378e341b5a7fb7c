package dev.beian.test;

import dev.beian.audit.AuditMessages;
import dev.beian.audit.AuditResult;
import dev.beian.audit.Expectation;
import dev.beian.audit.PageAuditor;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.PsbNumber;
import dev.beian.status.PageEvidence.Violation;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * What can be asserted of a page. As with every assertion of AssertJ, a null page fails; the messages say what an
 * inspector would see, in English. Not thread-safe.
 */
public final class PageAssert extends AbstractAssert<PageAssert, String> {
    PageAssert(@Nullable String html) {
        super(html, PageAssert.class);
    }

    /**
     * The page shows an ICP filing number once, visibly, at its bottom, linked to the filing system.
     *
     * @param number the number, however it is written
     * @return this
     * @throws dev.beian.filing.MalformedNumberException if it cannot be a number
     */
    public PageAssert showsIcpNumber(String number) {
        return shows(new Expectation(true, IcpNumber.parse(number), false, null, null));
    }

    /**
     * The page shows a PSB filing number once, visibly, with its badge, linked to the platform with its own code.
     *
     * @param number the number, however it is written
     * @return this
     * @throws dev.beian.filing.MalformedNumberException if it cannot be a number
     */
    public PageAssert showsPsbNumber(String number) {
        return shows(new Expectation(false, null, true, PsbNumber.parse(number), null));
    }

    /**
     * The page shows everything that is expected, and nothing that is wrong.
     *
     * @param expectation what the page has to show
     * @return this
     */
    public PageAssert shows(Expectation expectation) {
        isNotNull();
        AuditResult result = PageAuditor.audit(Jsoup.parse(actual), expectation);
        if (!result.isClean()) {
            StringBuilder message = new StringBuilder("The page is not what an inspector wants to see:");
            for (Violation violation : result.violations()) {
                message.append("\n- ").append(AuditMessages.of(violation, Locale.ENGLISH));
            }
            throw failure("%s", message);
        }
        return this;
    }

    /**
     * The page has exactly one footer of this library.
     *
     * @return this
     */
    public PageAssert hasOneFooter() {
        return hasFooters(1);
    }

    /**
     * The page has no footer of this library.
     *
     * @return this
     */
    public PageAssert hasNoFooter() {
        return hasFooters(0);
    }

    private PageAssert hasFooters(int expected) {
        isNotNull();
        int met = Jsoup.parse(actual).select("[data-beian-footer]").size();
        if (met != expected) {
            throw failure("Expected %d footers on the page, but there are %d.", expected, met);
        }
        return this;
    }
}
