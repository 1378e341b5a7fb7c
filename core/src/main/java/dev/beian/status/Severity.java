package dev.beian.status;

/** How much a finding matters, from least to most. */
public enum Severity {
    /** Good to know; nothing has to be done. */
    INFO("info"),
    /** Somebody has to do something. */
    WARNING("warning"),
    /** The site is not compliant because of it. */
    ERROR("error");

    private final String id;

    Severity(String id) {
        this.id = id;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }
}
