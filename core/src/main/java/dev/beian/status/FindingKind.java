package dev.beian.status;

import static dev.beian.status.Law.FILING;
import static dev.beian.status.Law.INFORMATION_SERVICES;
import static dev.beian.status.Law.PUBLIC_SECURITY;

import dev.beian.filing.Bilingual;
import dev.beian.filing.NumberRemark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that the rules can find. The codes are stable; {@code docs/rules.md} lists them with their texts. */
public enum FindingKind {
    /** Nothing is configured. */
    NOT_CONFIGURED("not-configured", Severity.WARNING, INFORMATION_SERVICES, 12),
    /** The library is switched off. */
    DISABLED("disabled", Severity.WARNING),
    /** The settings are wrong, and the application started without footers. */
    INVALID_CONFIGURATION("invalid-configuration", Severity.ERROR, INFORMATION_SERVICES, 12, 22),
    /** Something in the settings is doubtful. */
    CONFIGURATION_WARNING("configuration-warning", Severity.INFO),

    /** No ICP number is configured. */
    ICP_MISSING("icp-missing", Severity.WARNING, INFORMATION_SERVICES, 12, 22),
    /** The ICP filing is under way. */
    ICP_PENDING("icp-pending", Severity.INFO, FILING, 12),
    /** The ICP filing takes longer than usual. */
    ICP_DELAYED("icp-delayed", Severity.INFO, FILING, 12),
    /** Pages are served although no filing is granted. */
    SERVED_BEFORE_GRANT("served-before-grant", Severity.ERROR, FILING, 22),
    /** No PSB number is configured though one is owed. */
    PSB_MISSING("psb-missing", Severity.WARNING, PUBLIC_SECURITY, 12, 23),
    /** The day until which a PSB filing had to be applied for, or its number to be shown, has passed. */
    PSB_OVERDUE("psb-overdue", Severity.ERROR, PUBLIC_SECURITY, 12, 23),
    /** The PSB filing is under way. */
    PSB_PENDING("psb-pending", Severity.INFO, PUBLIC_SECURITY, 12),
    /** No date is configured, so that nothing can be due. */
    DATES_UNKNOWN("dates-unknown", Severity.INFO),

    /** A number is written in another form than the canonical one. */
    NUMBER_NORMALISED("number-normalised", Severity.INFO),
    /** A number names its province by an unusual character. */
    PROVINCE_CHARACTER("province-character", Severity.INFO),
    /** An ICP number begins with a year that cannot be. */
    ICP_YEAR("icp-year", Severity.WARNING),
    /** A number looks made up. */
    SAMPLE_NUMBER("sample-number", Severity.WARNING),
    /** A number is a template's default. */
    TEMPLATE_DEFAULT("template-default", Severity.WARNING),
    /** A PSB number has an unusual seventh and eighth digit. */
    PSB_POSITIONS("psb-positions", Severity.WARNING),
    /** A PSB number has a length of former times. */
    PSB_LEGACY_LENGTH("psb-legacy-length", Severity.WARNING),
    /** An ICP number was granted for an app or the like. */
    NOT_A_WEBSITE_NUMBER("not-a-website-number", Severity.WARNING, FILING, 13),
    /** A telecom licence's number does not name its issuer. */
    LICENCE_ISSUER("licence-issuer", Severity.INFO),
    /** The entity's number is shown where the website's is customary, or the other way round. */
    SERIAL_CUSTOM("serial-custom", Severity.INFO, FILING, 13),

    /** The copyright notice names somebody else than the filing entity. */
    OWNER_DIFFERS("owner-differs", Severity.WARNING),
    /** The province suggests a copyright notice, and there is none. */
    COPYRIGHT_SUGGESTED("copyright-suggested", Severity.INFO),

    /** The ICP number is nowhere on the page. */
    ICP_NOT_SHOWN("icp-not-shown", Severity.ERROR, INFORMATION_SERVICES, 12, 22),
    /** The ICP number is hidden by the page's markup. */
    ICP_HIDDEN("icp-hidden", Severity.ERROR, INFORMATION_SERVICES, 12, 22),
    /** The ICP number stands on the page more than once. */
    ICP_REPEATED("icp-repeated", Severity.WARNING),
    /** Another filing's ICP number stands on the page. */
    ICP_FOREIGN("icp-foreign", Severity.WARNING, INFORMATION_SERVICES, 12, 22),
    /** The ICP number has no link. */
    ICP_UNLINKED("icp-unlinked", Severity.ERROR, FILING, 13, 25),
    /** The ICP number links to an address that the ministry has given up. */
    ICP_LINK_OUTDATED("icp-link-outdated", Severity.WARNING, FILING, 13, 25),
    /** The ICP number links to the PSB platform. */
    ICP_LINK_SWAPPED("icp-link-swapped", Severity.ERROR, FILING, 13, 25),
    /** The ICP number links to somewhere else. */
    ICP_LINK_OTHER("icp-link-other", Severity.ERROR, FILING, 13, 25),
    /** The ICP number does not stand at the bottom of the page. */
    NOT_AT_BOTTOM("not-at-bottom", Severity.WARNING, FILING, 13, 25),

    /** The PSB number is nowhere on the page. */
    PSB_NOT_SHOWN("psb-not-shown", Severity.WARNING),
    /** The PSB number is hidden by the page's markup. */
    PSB_HIDDEN("psb-hidden", Severity.WARNING),
    /** The PSB number stands on the page more than once. */
    PSB_REPEATED("psb-repeated", Severity.WARNING),
    /** Another filing's PSB number stands on the page. */
    PSB_FOREIGN("psb-foreign", Severity.WARNING),
    /** The PSB number has no link. */
    PSB_UNLINKED("psb-unlinked", Severity.WARNING),
    /** The PSB number links to an address that the platform has given up. */
    PSB_LINK_OUTDATED("psb-link-outdated", Severity.WARNING),
    /** The PSB number links to the ICP filing system. */
    PSB_LINK_SWAPPED("psb-link-swapped", Severity.WARNING),
    /** The PSB number links to somewhere else. */
    PSB_LINK_OTHER("psb-link-other", Severity.WARNING),
    /** The PSB link names another number's code. */
    PSB_LINK_CODE("psb-link-code", Severity.WARNING),
    /** The PSB link names no code. */
    PSB_LINK_NO_CODE("psb-link-no-code", Severity.WARNING),
    /** No badge stands beside the PSB number. */
    BADGE_MISSING("badge-missing", Severity.INFO),
    /** The badge is fetched from the platform's own server. */
    BADGE_HOT_LINK("badge-hot-link", Severity.WARNING),

    /** Pages were served on hosts that no site covers. */
    UNKNOWN_HOST("unknown-host", Severity.WARNING, FILING, 22),
    /** A proxy seems to hide the host that the browser asked for. */
    PROXY_HIDES_HOST("proxy-hides-host", Severity.WARNING),
    /** One website number is used for several domains. */
    SEVERAL_DOMAINS("several-domains", Severity.WARNING, FILING, 13),
    /** Pages show a number without its link by themselves, whether the footer with the link is added or not. */
    UNLINKED("unlinked", Severity.WARNING, FILING, 13, 25),
    /** Pages may be kept in caches for long without asking. */
    LONG_MAX_AGE("long-max-age", Severity.INFO),
    /** Pages were served without the footer. */
    PAGES_WITHOUT_FOOTER("pages-without-footer", Severity.WARNING, INFORMATION_SERVICES, 12, 22),
    /** Pages went out as written for a fault of the library. */
    PAGES_FAILED("pages-failed", Severity.WARNING, INFORMATION_SERVICES, 12, 22),
    /** Pages are served, and no home page was among those that could be audited. */
    HOME_UNAUDITED("home-unaudited", Severity.INFO),
    /** Pages are watched only. */
    FOOTER_DISABLED("footer-disabled", Severity.INFO);

    private final String code;
    private final Severity severity;
    private final @Nullable Law law;
    private final List<Integer> articles;

    FindingKind(String code, Severity severity) {
        this(code, severity, null);
    }

    FindingKind(String code, Severity severity, @Nullable Law law, int... articles) {
        this.code = code;
        this.severity = severity;
        this.law = law;
        List<Integer> all = new ArrayList<>();
        for (int article : articles) {
            all.add(article);
        }
        this.articles = List.copyOf(all);
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** How much it matters, if nothing else is known: a date may make more or less of it. */
    public Severity severity() {
        return severity;
    }

    /** The regulation it rests on; null if it rests on none. */
    public @Nullable Law law() {
        return law;
    }

    /** The articles of the regulation, such as {@code art. 12, 22}; empty if it rests on none. */
    public String article(Locale locale) {
        boolean isChinese = Bilingual.isChinese(locale);
        return articles.stream()
                .map(article -> isChinese ? "第" + article + "条" : article.toString())
                .collect(
                        Collectors.joining(isChinese ? "、" : ", ", isChinese || articles.isEmpty() ? "" : "art. ", ""));
    }

    /** What a number's remark is as a finding. */
    static FindingKind of(NumberRemark remark) {
        return ofCode(remark.code());
    }

    /** What an audit's violation is as a finding. */
    static FindingKind of(AuditViolation violation) {
        return ofCode(violation.code());
    }

    private static FindingKind ofCode(String code) {
        for (FindingKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
