package dev.beian.html;

import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What to look for in the text of a page while it passes: numbers that it may show already. Made once and shared by all
 * pages. Immutable but for what it remembers about encodings; thread-safe.
 *
 * <p>Compared is rendered text: decoded, with full-width forms and letter case levelled, white space left out, across
 * inline elements. What stands in comments, attributes, raw text, {@code title}, {@code textarea}, {@code noscript} and
 * template contents is no such text.
 */
public final class PageSearch {
    /** Nothing is looked for. */
    public static final PageSearch NONE = new PageSearch(List.of());

    private final List<Wanted> wanted;
    private final WantedText[] texts;
    private final ConcurrentHashMap<String, SearchAlphabet> alphabets = new ConcurrentHashMap<>();

    /**
     * A search.
     *
     * @param wanted the numbers; {@link InsertionPoint} answers for each by its index
     */
    public PageSearch(List<Wanted> wanted) {
        this.wanted = List.copyOf(wanted);
        this.texts = WantedText.of(this.wanted);
    }

    /**
     * The numbers that are looked for.
     *
     * @return the numbers in the order given
     */
    public List<Wanted> wanted() {
        return wanted;
    }

    /** The texts of all numbers, each as it is compared. Not to be changed. */
    WantedText[] texts() {
        return texts;
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return texts.length == 0;
    }

    /** How the texts are written in an encoding, null if it is unknown. */
    SearchAlphabet alphabet(@Nullable Charset charset) {
        String name = charset == null ? "" : charset.name();
        SearchAlphabet known = alphabets.get(name); // asked for with every page
        return known != null ? known : alphabets.computeIfAbsent(name, key -> new SearchAlphabet(charset, texts));
    }

    /**
     * A number to look for.
     *
     * @param texts the ways to write it, any of which counts; found as whole numbers only: a text that ends in a digit is
     *     not found before a further digit, nor any text before a hyphen and a digit
     * @param linkHost the host that a link around it has to lead to
     */
    public record Wanted(List<String> texts, String linkHost) {
        /** Copies the list. */
        public Wanted {
            texts = List.copyOf(texts);
        }
    }
}
