package dev.beian.spring;

import dev.beian.site.FooterSettings.Existing;
import dev.beian.site.FooterSettings.Style;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The properties of a site, at the top level or below {@code beian.sites.<name>}, as an IDE offers and explains them. Never
 * bound, like {@link BeianProperties}.
 *
 * @param hosts Hosts of the site. A name covers itself and its sub-domains, '*.example.cn' the sub-domains only. Every
 *     host if there is only the site of the top level.
 * @param entity Filing entity (主办单位).
 * @param openedOn Day on which the site went online.
 * @param icp ICP filing (ICP备案).
 * @param psb PSB filing (公安联网备案).
 * @param licences Further licences, in the order in which they are shown.
 * @param copyright Copyright notice.
 * @param footer How the footer is shown.
 * @param pages Which pages get a footer.
 */
@ConfigurationProperties("beian")
public record SiteProperties(
        List<String> hosts,
        @Nullable String entity,
        @Nullable LocalDate openedOn,
        Icp icp,
        Psb psb,
        List<Licence> licences,
        Copyright copyright,
        Footer footer,
        Pages pages) {
    /** What of an ICP number is shown. */
    public enum Serial {
        /** All of it. */
        KEEP,
        /** The entity's number, without '-N'. */
        DROP
    }

    /** Whether pages in frames get a footer. */
    public enum InFrames {
        /** They do. */
        ALWAYS,
        /** Not in an {@code iframe}. */
        EXCEPT_IFRAMES
    }

    /**
     * ICP filing (ICP备案).
     *
     * @param number ICP filing number, such as '京ICP备2021012345号-1'.
     * @param grantedOn Day on which the number was granted.
     * @param submittedOn Day on which the filing was submitted.
     * @param acceptedOn Day on which it passed the provider's review and was handed to the communications administration.
     * @param serial Whether '-N' at the end of the number is shown.
     * @param href Target of the number's link.
     * @param confirmed Whether you vouch for a number that looks like a sample.
     */
    public record Icp(
            @Nullable String number,
            @Nullable LocalDate grantedOn,
            @Nullable LocalDate submittedOn,
            @Nullable LocalDate acceptedOn,
            @DefaultValue("keep") Serial serial,
            @DefaultValue("https://beian.miit.gov.cn/") String href,
            @DefaultValue("false") boolean confirmed) {}

    /**
     * PSB filing (公安联网备案).
     *
     * @param number PSB filing number, such as '京公网安备11010502030143号'.
     * @param grantedOn Day on which the number was granted.
     * @param submittedOn Day on which the filing was applied for.
     * @param required Whether a PSB filing is owed.
     * @param icon Police badge: a URL, a path of this site, or a 'classpath:' or 'file:' resource that is then served for
     *     you. No image if not set.
     * @param href Target of the number's link. '{code}' stands for the digits.
     * @param confirmed Whether you vouch for a number that looks like a sample.
     */
    public record Psb(
            @Nullable String number,
            @Nullable LocalDate grantedOn,
            @Nullable LocalDate submittedOn,
            @DefaultValue("true") boolean required,
            @Nullable String icon,

            @DefaultValue("https://beian.mps.gov.cn/#/query/webSearch?code={code}")
            String href,

            @DefaultValue("false") boolean confirmed) {}

    /**
     * A further licence.
     *
     * @param name Kind of licence, as shown.
     * @param number Number of the licence.
     * @param href Target of the number's link. No link if not set.
     */
    public record Licence(
            @Nullable String name,
            @Nullable String number,
            @Nullable String href) {}

    /**
     * Copyright notice.
     *
     * @param owner Owner. The filing entity if not set.
     * @param since First year.
     * @param enabled Whether the notice is shown. By default if the owner or the first year is set.
     */
    public record Copyright(
            @Nullable String owner,
            @Nullable Integer since,
            @Nullable Boolean enabled) {}

    /**
     * How the footer is shown.
     *
     * @param enabled Whether pages are changed. If not, they are watched and audited only.
     * @param style Where the footer's styling comes from.
     * @param classes Further class names of the footer, with spaces between them.
     * @param existing When a page that shows the number by itself is left alone.
     */
    public record Footer(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("auto") Style style,
            @Nullable @Name("class") String classes,
            @DefaultValue("linked") Existing existing) {}

    /**
     * Which pages get a footer.
     *
     * @param include Patterns of the paths that get a footer. Every path if empty.
     * @param exclude Patterns of the paths that get none. Stronger than 'include'.
     * @param home Paths of the home page.
     * @param inFrames Whether pages in frames get a footer.
     */
    public record Pages(
            List<String> include,
            List<String> exclude,
            @DefaultValue("/") List<String> home,
            @DefaultValue("always") InFrames inFrames) {}
}
