package dev.beian.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoding cases of html5lib. Where they name windows-1252, which is what browsers guess, the answer is unknown. */
class Html5libEncodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"tests1", "tests2"})
    void theEncodingIsFoundInTheFirstBytes(String file) throws IOException {
        String text;
        try (InputStream in = getClass().getResourceAsStream("/html5lib/encoding/" + file + ".dat")) {
            text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        for (String test : text.split("(?m)^#data\n")) {
            int at = test.indexOf("\n#encoding\n");
            if (at < 0) {
                continue;
            }
            byte[] page = test.substring(0, at).getBytes(StandardCharsets.ISO_8859_1);
            String expected = test.indexOf('>', test.lastIndexOf("<meta")) >= MetaPrescan.LENGTH
                    ? "windows-1252" // found too late for the prescan
                    : test.substring(at + "\n#encoding\n".length()).strip().toLowerCase(Locale.ROOT);
            for (int cut = 0; cut <= page.length; cut += 7) {
                PageEncoding encoding = new PageEncoding(MarkupSyntax.HTML, null);
                encoding.settle(page, 0, page.length, true);
                encoding.take(page, 0, cut);
                encoding.take(page, cut, page.length);
                Charset found = encoding.charset();
                String name = found == null ? "windows-1252" : found.name().toLowerCase(Locale.ROOT);
                assertThat(name).as(test).isEqualTo(expected);
            }
        }
    }
}
