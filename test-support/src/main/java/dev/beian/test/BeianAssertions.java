package dev.beian.test;

/** Where the assertions begin. Stateless. */
public final class BeianAssertions {
    private BeianAssertions() {}

    /**
     * Begins assertions about a page.
     *
     * @param html the whole page as text, as it reached the client
     * @return the assertions
     */
    public static PageAssert assertThatPage(String html) {
        return new PageAssert(html);
    }
}
