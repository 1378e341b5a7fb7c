package dev.beian.status;

/** What an inspector looks at on a page; the points of an audit's verdict, by their names in reports. */
public enum AuditPoint {
    /** Every number owed is shown, and shown once. */
    SHOWN_ONCE("shownOnce"),
    /** The numbers stand in text that the page's own markup does not hide. */
    VISIBLE("visible"),
    /** The numbers link to the official sites, and the PSB link names the number's code. */
    LINK("link"),
    /** The police badge stands beside the PSB number. */
    BADGE("badge"),
    /** The copyright notice names the filing entity. */
    OWNER("owner"),
    /** The ICP number stands at the bottom of the page. */
    POSITION("position");

    private final String id;

    AuditPoint(String id) {
        this.id = id;
    }

    /** The point's name in JSON. */
    public String id() {
        return id;
    }
}
