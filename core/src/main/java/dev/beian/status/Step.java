package dev.beian.status;

/** The steps in the life of a site's filings, in their order. */
public enum Step {
    /** Nothing is known of an ICP filing. */
    NOT_SUBMITTED("not-submitted"),
    /** The access provider reviews it: one or two business days. */
    WITH_PROVIDER("with-provider"),
    /** The communications administration reviews it: about twenty business days. */
    WITH_ADMINISTRATION("with-administration"),
    /** It is granted, but its number is not on the site yet. */
    ICP_GRANTED("icp-granted"),
    /** The ICP number is on the site, a PSB filing has to be applied for. */
    PSB_TO_APPLY("psb-to-apply"),
    /** The police review the PSB filing. */
    WITH_PSB("with-psb"),
    /** The PSB filing is granted, but its number is not on the site yet. */
    PSB_GRANTED("psb-granted"),
    /** Everything that is owed is granted and on the site. */
    COMPLETE("complete");

    private final String id;

    Step(String id) {
        this.id = id;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }
}
