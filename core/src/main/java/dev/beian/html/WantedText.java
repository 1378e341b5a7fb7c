package dev.beian.html;

import java.util.ArrayList;
import java.util.List;

/**
 * One text of a number that is looked for, as it is compared. Immutable.
 *
 * @param wanted the index of the number
 * @param form its characters by {@link TextForm}, without white space; at least one
 * @param linkHost the host that a link around it has to lead to, in lower case
 */
record WantedText(int wanted, String form, String linkHost) {
    /** All texts of some numbers, the empty ones left out. */
    static WantedText[] of(List<PageSearch.Wanted> numbers) {
        List<WantedText> texts = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String host = LinkTarget.comparable(numbers.get(i).linkHost());
            for (String text : numbers.get(i).texts()) {
                String form = form(text);
                if (!form.isEmpty()) {
                    texts.add(new WantedText(i, form, host));
                }
            }
        }
        return texts.toArray(new WantedText[0]);
    }

    private static String form(String text) {
        StringBuilder form = new StringBuilder();
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            int c = TextForm.of(codePoint);
            if (c != TextForm.SPACE) {
                form.append((char) c);
            }
        }
        return form.toString();
    }

    boolean endsInDigit() {
        return TextForm.isDigit(form.charAt(form.length() - 1));
    }

    /** Whether a text that starts like this may stand behind a character. */
    boolean mayFollow(char before) {
        char first = form.charAt(0);
        boolean plain = TextForm.isDigit(first) || TextForm.isLetter(first);
        return !plain || !TextForm.isDigit(before) && !TextForm.isLetter(before);
    }
}
