package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tokenizer case of html5lib: which tags are real, for every two-way split and byte by byte. */
class Html5libTokenizerTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final long ANY_CASE = Swar.ONES * 0x20; // the fast path maps "@" and "[" like letters
    private static final String PADDING = " ".repeat(16); // lets a tag at the end of the input be read as a tidy one

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contentModelFlags",
                "domjs",
                "entities",
                "escapeFlag",
                "namedEntities",
                "numericEntities",
                "pendingSpecChanges",
                "test1",
                "test2",
                "test3",
                "test4",
                "unicodeChars",
                "unicodeCharsProblematic",
                "xmlViolation",
            })
    void theScannerSeesTheTagsThatAreReal(String file) throws IOException {
        Map<?, ?> document = (Map<?, ?>) Json.read(read("/html5lib/tokenizer/" + file + ".test"));
        int runs = 0;
        for (Object test : (List<?>) document.values().iterator().next()) {
            Map<?, ?> json = (Map<?, ?>) test;
            List<?> states =
                    json.containsKey("initialStates") ? (List<?>) json.get("initialStates") : List.of("Data state");
            for (Object state : states) {
                check(json, (String) state);
                runs++;
            }
        }
        assertThat(runs).isPositive();
    }

    private static void check(Map<?, ?> json, String state) {
        boolean escaped = json.containsKey("doubleEscaped");
        String input = (String) json.get("input");
        input = escaped ? unescape(input) : input;
        List<String> expected = new ArrayList<>();
        for (Object token : (List<?>) json.get("output")) {
            if (token instanceof List<?> list && list.get(0) instanceof String type && type.endsWith("Tag")) {
                String name = escaped ? unescape((String) list.get(1)) : (String) list.get(1);
                expected.add(type + " " + shown(name));
            }
        }
        String rawName = (String) json.get("lastStartTag");
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        byte[] padded = (input + PADDING).getBytes(StandardCharsets.UTF_8);
        String what = json.get("description") + ", " + state + ": " + input;
        assertThat(tags(padded, state, rawName, padded.length)).as(what).isEqualTo(expected);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(tags(bytes, state, rawName, cut))
                    .as("%s cut at %d", what, cut)
                    .isEqualTo(expected);
        }
        assertThat(tags(bytes, state, rawName, -1)).as(what + " byte by byte").isEqualTo(expected);
        assertThat(PageRun.run(bytes, MarkupSyntax.HTML, null, PageRun.SINGLE_BYTES, "")
                        .output())
                .isEqualTo(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static List<String> tags(byte[] bytes, String state, String rawName, int cut) {
        RecordingScanner scanner = new RecordingScanner();
        scanner.rawName = rawName == null ? 0 : TagName.pack(rawName);
        scanner.state = switch (state) {
            case "Data state" -> HtmlState.DATA;
            case "PLAINTEXT state" -> HtmlState.PLAINTEXT;
            case "RCDATA state", "RAWTEXT state" -> HtmlState.RCDATA;
            case "Script data state" -> HtmlState.SCRIPT_DATA;
            case "CDATA section state" -> HtmlState.CDATA_SECTION;
            default -> throw new IllegalArgumentException(state);
        };
        if (cut >= 0) {
            scanner.scan(bytes, 0, cut);
            scanner.scan(bytes, cut, bytes.length);
        } else {
            for (int i = 0; i < bytes.length; i++) {
                scanner.scan(bytes, i, i + 1);
            }
        }
        return scanner.tags;
    }

    /** A scanner without a tree: start tags do not change the state, as in the cases. */
    private static final class RecordingScanner extends HtmlScanner {
        final List<String> tags = new ArrayList<>();

        RecordingScanner() {
            super(1024);
        }

        @Override
        void onStartTag(long name, int kind, boolean isSelfClosing, boolean hasAttribute, int end) {
            tags.add("StartTag " + (name | ANY_CASE));
        }

        @Override
        void onEndTag(long name, int kind, long start, long end) {
            tags.add("EndTag " + (name | ANY_CASE));
        }

        @Override
        void onRawTextEnd() {
            tags.add("EndTag " + (rawName | ANY_CASE));
        }

        @Override
        void onText() {
            // keeps on watching, so that no tag passes unreported
        }
    }

    /** The number of a name; the scanner keeps NUL as it is, which the Standard replaces. */
    private static String shown(String name) {
        byte[] bytes = name.replace('\uFFFD', '\0').getBytes(StandardCharsets.UTF_8);
        return String.valueOf(TagName.pack(new String(bytes, StandardCharsets.ISO_8859_1)) | ANY_CASE);
    }

    private static String unescape(String text) {
        Matcher matcher = ESCAPE.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    plain, Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(matcher.group(1), 16))));
        }
        return matcher.appendTail(plain).toString();
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Html5libTokenizerTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
