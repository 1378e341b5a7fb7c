package dev.beian.servlet.http;

import org.jspecify.annotations.Nullable;

/**
 * An entity tag under which a page with a footer goes out: a validator of the application with a suffix that tells which
 * footer the page has.
 *
 * <p>The suffix is {@code ~beian.}, a letter for the kind of the application's validator, and the footer's fingerprint.
 * Behind it, layers between us and the client may have put their own ({@code -gzip}, {@code --gzip}, {@code ;br}); they
 * may also have made the tag weak, which is why the application's strength stands in the letter. Immutable.
 *
 * @param kind the application's validator
 * @param validator the opaque part of the application's tag, or the seconds since 1970 of its date
 * @param fingerprint the footer's fingerprint
 */
public record PageTag(Kind kind, String validator, String fingerprint) {
    private static final String MARK = "~beian.";

    /** How much outer layers may append. */
    private static final int LONGEST_APPENDIX = 16;

    /** The application's validator. */
    public enum Kind {
        /** A strong entity tag. */
        STRONG('s'),
        /** A weak entity tag. */
        WEAK('w'),
        /** A date of last modification, in the absence of a tag. */
        DATE('d');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    /**
     * The tag of a page whose application gave it a tag.
     *
     * @param application the application's tag
     * @param fingerprint the footer's fingerprint
     * @return the tag
     */
    public static PageTag of(EntityTag application, String fingerprint) {
        return new PageTag(application.isWeak() ? Kind.WEAK : Kind.STRONG, application.opaque(), fingerprint);
    }

    /**
     * The tag of a page whose application only gave it a date.
     *
     * @param lastModified the date, in seconds since 1970
     * @param fingerprint the footer's fingerprint
     * @return the tag
     */
    public static PageTag ofDate(long lastModified, String fingerprint) {
        return new PageTag(Kind.DATE, Long.toString(lastModified), fingerprint);
    }

    /**
     * Recognises a tag of ours.
     *
     * @param tag a tag that a client sent
     * @return the tag's parts; null if it is not one of ours
     */
    public static @Nullable PageTag read(EntityTag tag) {
        String opaque = tag.opaque();
        int mark = opaque.lastIndexOf(MARK);
        int letter = mark + MARK.length();
        if (mark < 0 || letter >= opaque.length()) {
            return null;
        }
        int end = letter + 1;
        while (end < opaque.length() && isAlphanumeric(opaque.charAt(end))) {
            end++;
        }
        if (end == letter + 1 || opaque.length() - end > LONGEST_APPENDIX) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (kind.letter == opaque.charAt(letter)) {
                String validator = opaque.substring(0, mark);
                return kind == Kind.DATE && !isNumber(validator)
                        ? null
                        : new PageTag(kind, validator, opaque.substring(letter + 1, end));
            }
        }
        return null;
    }

    /**
     * Whether something that a client sent bears the mark of a tag of ours, in whatever state: another version of the
     * library or a layer in between may have written what {@link #read} does not know.
     *
     * @param sent a tag, a member of a list, or a whole field
     * @return true if it was made of a tag of ours
     */
    static boolean isMarked(String sent) {
        return sent.contains(MARK);
    }

    /**
     * The tag to send.
     *
     * @param strong whether the bytes of the page are certain: the footer's place depends on nothing but the page
     * @return a strong tag only if the application's is strong, too
     */
    public EntityTag toSend(boolean strong) {
        return new EntityTag(!(strong && kind == Kind.STRONG), validator + MARK + kind.letter + fingerprint);
    }

    /**
     * The application's own tag.
     *
     * @return its tag in its own strength; null if the application gave a date
     */
    public @Nullable EntityTag application() {
        return kind == Kind.DATE ? null : new EntityTag(kind == Kind.WEAK, validator);
    }

    /**
     * The application's date.
     *
     * @return seconds since 1970
     * @throws IllegalStateException if the application gave a tag
     */
    public long lastModified() {
        if (kind != Kind.DATE) {
            throw new IllegalStateException("the validator is a tag");
        }
        return Long.parseLong(validator);
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > 12) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
