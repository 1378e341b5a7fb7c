package dev.beian.html;

/** The rules by which a page is read; they follow from its media type, never from its content. */
public enum MarkupSyntax {
    /** {@code text/html}: the HTML Standard's tokenizer. */
    HTML,
    /** {@code application/xhtml+xml}: XML 1.0, where a misplaced element makes the whole page an error. */
    XML
}
