package dev.beian.html;

/**
 * Compares the text of a page, character by character, with the texts that are looked for.
 *
 * <p>A text that is complete is found when what follows shows that the number does not go on: {@code …号-12} is not {@code
 * …号-1}, and the number of an app, {@code …号-1A}, is not that of a website. Not thread-safe; one instance for each page.
 */
final class NumberMatcher {
    // Behind the last character of a text, its state goes on counting from its length.
    private static final int COMPLETE = 0;
    private static final int SPACE_SEEN = 1;
    private static final int HYPHEN_SEEN = 2;
    private static final int SUFFIX_SEEN = 3; // the letter of an app, a mini program or a quick app

    private final WantedText[] texts;
    private final int[] states; // characters of each text that match so far
    private final long[] links; // the link in which all of a match stands so far
    private final boolean[] leading; // whether that link leads where it has to, once a match is complete
    private final boolean[] shown; // by the number's index
    private final boolean[] linked;
    private int active; // states other than 0
    private char before = TextForm.SPACE;

    NumberMatcher(PageSearch search) {
        texts = search.texts();
        states = new int[texts.length];
        links = new long[texts.length];
        leading = new boolean[texts.length];
        shown = new boolean[search.wanted().size()];
        linked = new boolean[shown.length];
    }

    /** Whether a text is being compared, so that the next character matters. */
    boolean isActive() {
        return active > 0;
    }

    boolean isShown(int wanted) {
        return shown[wanted];
    }

    boolean isLinked(int wanted) {
        return linked[wanted];
    }

    /**
     * Takes the next character.
     *
     * @param form its form
     * @param link tells in which link it stands
     */
    void take(char form, PageLinks link) {
        for (int i = 0; i < texts.length; i++) {
            int state = states[i];
            if (state == 0 && form != texts[i].form().charAt(0)) {
                continue;
            }
            int next = next(i, state, form, link);
            active += (next == 0 ? 0 : 1) - (state == 0 ? 0 : 1);
            states[i] = next;
        }
        before = form;
    }

    private int next(int index, int state, char form, PageLinks link) {
        String text = texts[index].form();
        int length = text.length();
        if (state >= length) {
            int behind = behind(index, state - length, form);
            if (behind >= 0) {
                return length + behind;
            }
        } else if (state > 0) {
            if (form == TextForm.SPACE) {
                return state;
            }
            if (form == text.charAt(state)) {
                return advance(index, state + 1, link);
            }
        }
        if (form != text.charAt(0) || !texts[index].mayFollow(before)) {
            return 0;
        }
        links[index] = link.current();
        return advance(index, 1, link);
    }

    private int advance(int index, int state, PageLinks link) {
        if (links[index] != link.current()) {
            links[index] = PageLinks.NONE;
        }
        if (state == texts[index].form().length()) {
            leading[index] = links[index] != PageLinks.NONE && link.leadsTo(index);
        }
        return state;
    }

    /** The state behind a complete text after one more character; -1 when it is known whether it is the number. */
    private int behind(int index, int state, char form) {
        boolean digits = texts[index].endsInDigit();
        switch (state) {
            case COMPLETE -> {
                if (form == '-') {
                    return HYPHEN_SEEN;
                }
                if (form == TextForm.SPACE && !digits) {
                    return SPACE_SEEN;
                }
                if (digits && (form == 'A' || form == 'X' || form == 'K')) {
                    return SUFFIX_SEEN;
                }
                return digits && TextForm.isDigit(form) ? -1 : found(index);
            }
            case SPACE_SEEN -> {
                return form == TextForm.SPACE ? SPACE_SEEN : form == '-' ? HYPHEN_SEEN : found(index);
            }
            case HYPHEN_SEEN -> {
                return form == TextForm.SPACE ? HYPHEN_SEEN : TextForm.isDigit(form) ? -1 : found(index);
            }
            default -> {
                return TextForm.isLetter(form) ? found(index) : -1;
            }
        }
    }

    private int found(int index) {
        int wanted = texts[index].wanted();
        shown[wanted] = true;
        linked[wanted] |= leading[index];
        return -1;
    }

    /** The page ends here, at least as far as it matters. */
    void end() {
        for (int i = 0; i < texts.length; i++) {
            int behind = states[i] - texts[i].form().length();
            if (behind >= 0 && behind < SUFFIX_SEEN) {
                found(i);
            }
            states[i] = 0;
        }
        active = 0;
        before = TextForm.SPACE;
    }
}
