package dev.beian.filing;

/** Something noteworthy about a number that is well formed. The codes are stable. */
public enum NumberRemark {
    /** It was written in another form than the canonical one. */
    NORMALISED("number-normalised", false),
    /** It names its province by a character that is not the one granted on numbers of its kind; kept as written. */
    PROVINCE_CHARACTER("province-character", false),
    /** An ICP number's year is none in which such numbers were granted. */
    YEAR("icp-year", true),
    /** Its digits are a run or all the same, as samples are; its owner can vouch for it. */
    SAMPLE("sample-number", true),
    /** A widespread template shows this number to everybody who does not change it; its owner can vouch for it. */
    TEMPLATE_DEFAULT("template-default", true),
    /** The seventh and eighth digit of a PSB number are not 02, the code of websites. */
    PSB_POSITIONS("psb-positions", true),
    /** A PSB number of the length of former times. */
    LEGACY_LENGTH("psb-legacy-length", true),
    /** An ICP number of an app, a mini program or a quick app. */
    NOT_A_WEBSITE_NUMBER("not-a-website-number", true),
    /** A telecom licence's number without the character of who issued it. */
    ISSUER_MISSING("licence-issuer", false);

    private final String code;
    private final boolean isWarning;

    NumberRemark(String code, boolean isWarning) {
        this.code = code;
        this.isWarning = isWarning;
    }

    /** Its stable name: a key of the messages and the code of the finding. */
    public String code() {
        return code;
    }

    /** Whether somebody should do something; else it is for information only. */
    public boolean isWarning() {
        return isWarning;
    }

    /** Whether {@code icp.confirmed} or {@code psb.confirmed} silences it. */
    public boolean isSilencedByConfirmation() {
        return this == SAMPLE || this == TEMPLATE_DEFAULT;
    }
}
