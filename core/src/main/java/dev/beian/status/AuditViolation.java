package dev.beian.status;

/**
 * What an audit may find wrong on a page. The codes are stable.
 *
 * <p>Severe is what the law fines by itself: a home page without the ICP number or without its link (非经营性互联网信息服务备案管理办法
 * art. 13, 25).
 */
public enum AuditViolation {
    /** The site's ICP number is nowhere on the page. */
    ICP_NOT_SHOWN("icp-not-shown", AuditPoint.SHOWN_ONCE, true),
    /** The site's ICP number stands on the page more than once. */
    ICP_REPEATED("icp-repeated", AuditPoint.SHOWN_ONCE, false),
    /** The ICP number of another filing stands on the page, as a template's default does. */
    ICP_FOREIGN("icp-foreign", AuditPoint.SHOWN_ONCE, false),
    /** The ICP number stands only in text that the page's markup hides. */
    ICP_HIDDEN("icp-hidden", AuditPoint.VISIBLE, true),
    /** The ICP number has no link. */
    ICP_UNLINKED("icp-unlinked", AuditPoint.LINK, true),
    /** The ICP number links to an address that the filing system has given up. */
    ICP_LINK_OUTDATED("icp-link-outdated", AuditPoint.LINK, false),
    /** The ICP number links to the PSB platform. */
    ICP_LINK_SWAPPED("icp-link-swapped", AuditPoint.LINK, true),
    /** The ICP number links to somewhere else. */
    ICP_LINK_OTHER("icp-link-other", AuditPoint.LINK, true),
    /** The site's PSB number is nowhere on the page. */
    PSB_NOT_SHOWN("psb-not-shown", AuditPoint.SHOWN_ONCE, false),
    /** The site's PSB number stands on the page more than once. */
    PSB_REPEATED("psb-repeated", AuditPoint.SHOWN_ONCE, false),
    /** The PSB number of another filing stands on the page. */
    PSB_FOREIGN("psb-foreign", AuditPoint.SHOWN_ONCE, false),
    /** The PSB number stands only in text that the page's markup hides. */
    PSB_HIDDEN("psb-hidden", AuditPoint.VISIBLE, false),
    /** The PSB number has no link. */
    PSB_UNLINKED("psb-unlinked", AuditPoint.LINK, false),
    /** The PSB number links to an address that the platform has given up. */
    PSB_LINK_OUTDATED("psb-link-outdated", AuditPoint.LINK, false),
    /** The PSB number links to the ICP filing system. */
    PSB_LINK_SWAPPED("psb-link-swapped", AuditPoint.LINK, false),
    /** The PSB number links to somewhere else. */
    PSB_LINK_OTHER("psb-link-other", AuditPoint.LINK, false),
    /** The link of the PSB number names the code of another number. */
    PSB_LINK_CODE("psb-link-code", AuditPoint.LINK, false),
    /** The link of the PSB number names no code. */
    PSB_LINK_NO_CODE("psb-link-no-code", AuditPoint.LINK, false),
    /** No badge stands beside the PSB number. */
    BADGE_MISSING("badge-missing", AuditPoint.BADGE, false),
    /** The badge is fetched from the platform's own server. */
    BADGE_HOT_LINK("badge-hot-link", AuditPoint.BADGE, false),
    /** The copyright notice names somebody else than the filing entity. */
    OWNER_DIFFERS("owner-differs", AuditPoint.OWNER, false),
    /** The ICP number does not stand at the bottom of the page. */
    NOT_AT_BOTTOM("not-at-bottom", AuditPoint.POSITION, false);

    private final String code;
    private final AuditPoint point;
    private final boolean isSevere;

    AuditViolation(String code, AuditPoint point, boolean isSevere) {
        this.code = code;
        this.point = point;
        this.isSevere = isSevere;
    }

    /** The stable code, as reports name it. */
    public String code() {
        return code;
    }

    /** The point that is violated. */
    public AuditPoint point() {
        return point;
    }

    /** Whether a home page with it is not compliant. */
    public boolean isSevere() {
        return isSevere;
    }
}
