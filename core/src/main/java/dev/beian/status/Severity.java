package dev.beian.status;

/** How much a finding matters, from least to most. */
public enum Severity {
    /** Good to know; nothing has to be done. */
    INFO("info", Verdict.COMPLIANT),
    /** Somebody has to do something. */
    WARNING("warning", Verdict.ACTION_REQUIRED),
    /** The site is not compliant because of it. */
    ERROR("error", Verdict.NON_COMPLIANT);

    private final String id;
    private final Verdict verdict;

    Severity(String id, Verdict verdict) {
        this.id = id;
        this.verdict = verdict;
    }

    /** Its name in JSON. */
    public String id() {
        return id;
    }

    /** What a finding that matters so much amounts to by itself. */
    Verdict verdict() {
        return verdict;
    }
}
