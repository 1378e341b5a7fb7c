package dev.beian.footer;

import java.util.Locale;

/** The kinds of items in a footer, in the order in which they are shown. */
public enum ItemKind {
    /** The copyright notice. */
    COPYRIGHT,
    /** The ICP filing number. */
    ICP,
    /** The PSB filing number with its badge. */
    PSB,
    /** A further licence. */
    LICENCE;

    /** The value of {@code data-beian} on the item's element. */
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
