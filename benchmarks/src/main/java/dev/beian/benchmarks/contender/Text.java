package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A page as a template engine writes it: pieces of 20 to 200 chars.
 *
 * @param page the same page as bytes
 * @param pieces its text
 */
public record Text(Page page, String[] pieces) {

    /** Cuts a page into pieces; the same page always in the same way. */
    public static Text of(Page page) {
        Random random = new Random(page.name().hashCode());
        String text = page.text();
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + 20 + random.nextInt(181));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return new Text(page, pieces.toArray(String[]::new));
    }
}
