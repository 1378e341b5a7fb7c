package dev.beian.status;

/** Something noteworthy about a page, whatever became of it. */
public enum PageNote {
    /** The page shows a number by itself, but not in a link to the official site. */
    UNLINKED,
    /** The page may be kept by browsers for long without asking again, so that a changed footer would not reach them. */
    LONG_MAX_AGE
}
