package dev.beian.html;

/**
 * The characters of a page that are compared with the numbers: ASCII, with its character references, and the forms that
 * the page's encoding gives. Made for the first of them. Not thread-safe.
 */
final class ComparedText {
    private static final int NO_REFERENCE = 0;
    private static final int AMPERSAND = 1;
    private static final int NUMBER_SIGN = 2;
    private static final int DECIMAL = 3;
    private static final int HEXADECIMAL_START = 4;
    private static final int HEXADECIMAL = 5;
    private static final int NAME = 6;

    private final NumberMatcher matcher;
    private final PageLinks links;
    private int reference = NO_REFERENCE; // state of a character reference
    private int value; // of a numeric reference
    private long name; // of a named reference, the first byte lowest
    private int nameLength;

    ComparedText(PageSearch search, PageLinks links) {
        this.matcher = new NumberMatcher(search);
        this.links = links;
    }

    /** Whether the next character matters. */
    boolean isActive() {
        return reference != NO_REFERENCE || matcher.isActive();
    }

    /** An ampersand was read that means something. */
    void startReference() {
        reference = AMPERSAND;
    }

    /** A byte of ASCII; where it is literal, an ampersand is a character like others. */
    void ascii(byte b, boolean literal) {
        if (reference != NO_REFERENCE && inReference(b)) {
            return;
        }
        if (b == '&' && !literal) {
            startReference();
        } else {
            take(TextForm.ofAscii(b));
        }
    }

    /** A character, in its form. */
    void take(char form) {
        matcher.take(form, links);
    }

    /** The page ends here, at least as far as it matters. */
    void end() {
        matcher.end();
    }

    /** See {@link InsertionPoint#isShown}. */
    boolean isShown(int wanted) {
        return matcher.isShown(wanted);
    }

    /** See {@link InsertionPoint#isLinked}. */
    boolean isLinked(int wanted) {
        return matcher.isLinked(wanted);
    }

    /** A byte behind an ampersand; gives whether it belongs to the reference. */
    private boolean inReference(byte b) {
        switch (reference) {
            case AMPERSAND -> {
                name = 0;
                nameLength = 0;
                value = 0;
                if (b == '#') {
                    reference = NUMBER_SIGN;
                    return true;
                }
                reference = NAME;
                return inReference(b);
            }
            case NAME -> {
                if (TagName.isAlphanumeric(b) && nameLength < 8) {
                    name |= (long) b << (nameLength++ << 3);
                    return true;
                }
                return endReference(b);
            }
            case NUMBER_SIGN -> {
                if ((b | 0x20) == 'x') {
                    reference = HEXADECIMAL_START;
                    return true;
                }
                return digit(b, DECIMAL);
            }
            case HEXADECIMAL_START -> {
                return digit(b, HEXADECIMAL);
            }
            default -> {
                return digit(b, reference);
            }
        }
    }

    private boolean digit(byte b, int state) {
        boolean hexadecimal = state == HEXADECIMAL;
        int digit = CharacterReference.digit(b, hexadecimal);
        if (digit < 0) {
            return endReference(b);
        }
        value = CharacterReference.add(value, digit, hexadecimal);
        reference = state;
        return true;
    }

    private boolean endReference(byte b) {
        boolean numeric = reference == DECIMAL || reference == HEXADECIMAL;
        boolean semicolon = b == ';';
        boolean complete = numeric || reference == NAME && semicolon && CharacterReference.named(name) > 0;
        if (reference == NAME && semicolon) {
            int character = CharacterReference.named(name);
            reference = NO_REFERENCE;
            take(character > 0 ? TextForm.of(character) : TextForm.OTHER);
            return true;
        }
        finishReference();
        return complete && semicolon;
    }

    /** The reference ends without a semicolon, if one was under way. */
    void finishReference() {
        int state = reference;
        reference = NO_REFERENCE;
        if (state == DECIMAL || state == HEXADECIMAL) {
            take(TextForm.of(CharacterReference.character(value)));
        } else if (state == NAME && (name & 0xFFFFFFFFL) == CharacterReference.NBSP) {
            take(TextForm.SPACE);
            letters(4);
        } else if (state != NO_REFERENCE) {
            take(TextForm.OTHER);
            letters(0);
        }
    }

    /** What was taken for a name is text. */
    private void letters(int from) {
        for (int i = from; i < nameLength; i++) {
            take(TextForm.ofAscii((int) (name >>> (i << 3)) & 0xFF));
        }
        nameLength = 0;
    }
}
