package dev.beian.browser;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A page for a test. Immutable.
 *
 * @param name its path and the name of its screenshot
 * @param html the page
 * @param contentType its Content-Type field
 * @param charset its encoding
 * @param fields further fields as {@code name: value}
 * @param width of the window in CSS pixels
 * @param traits what is special about it
 */
record Layout(
        String name,
        String html,
        String contentType,
        Charset charset,
        List<String> fields,
        int width,
        Set<Trait> traits) {
    /** What is special about a layout. */
    enum Trait {
        /** The window cannot be scrolled to what lies below the content, so the footer lies over it. */
        OVER_CONTENT,
        /** The footer takes room from a layout that fills the window; elsewhere nothing of the page may move. */
        TAKES_ROOM,
        /** The page's own policy allows no image of ours. */
        NO_BADGE,
        /** A page without a document type. */
        QUIRKS
    }

    static final int WIDE = 1000;
    static final int PHONE = 360;

    static Layout of(String name, String css, String body) {
        return html(
                name,
                "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>示例</title><meta name=\"viewport\""
                        + " content=\"width=device-width\"><style>"
                        + css
                        + "</style></head><body>"
                        + body
                        + "</body></html>");
    }

    static Layout html(String name, String html) {
        return new Layout(name, html, "text/html;charset=UTF-8", StandardCharsets.UTF_8, List.of(), WIDE, Set.of());
    }

    Layout with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new Layout(name, html, contentType, charset, fields, width, more);
    }

    Layout onPhone() {
        return new Layout(name + "-phone", html, contentType, charset, fields, PHONE, traits);
    }

    Layout as(String type, Charset encoding) {
        return new Layout(name, html, type, encoding, fields, width, traits);
    }

    Layout policy(String policy) {
        return field("Content-Security-Policy: " + policy);
    }

    Layout field(String field) {
        List<String> more = new ArrayList<>(fields);
        more.add(field);
        return new Layout(name, html, contentType, charset, more, width, traits);
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    byte[] bytes() {
        return html.getBytes(charset);
    }

    @Override
    public String toString() {
        return name;
    }
}
