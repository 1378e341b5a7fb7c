package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.filing.NumberRemark;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The texts of all findings are there in both languages, and {@code docs/rules.md} lists them. */
class RulesDocumentTest {
    private static final ResourceBundle CHINESE = StatusMessages.bundle(Locale.SIMPLIFIED_CHINESE);
    private static final ResourceBundle ENGLISH = StatusMessages.bundle(Locale.ENGLISH);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(CHINESE.keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    @Test
    void bothLanguagesNameTheSameThings() {
        for (String key : ENGLISH.keySet()) {
            assertThat(placeholders(CHINESE.getString(key))).as(key).isEqualTo(placeholders(ENGLISH.getString(key)));
        }
    }

    private static TreeSet<Character> placeholders(String pattern) {
        TreeSet<Character> found = new TreeSet<>();
        for (int i = pattern.indexOf('{'); i >= 0; i = pattern.indexOf('{', i + 1)) {
            found.add(pattern.charAt(i + 1));
        }
        return found;
    }

    @Test
    void everyFindingHasItsTextsAndEveryTextItsFinding() {
        TreeSet<String> unused = new TreeSet<>(ENGLISH.keySet());
        unused.removeIf(key -> key.startsWith("origin.") || key.startsWith("step.") || key.startsWith("log."));
        for (FindingKind kind : FindingKind.values()) {
            assertThat(variants(kind)).as(kind.code()).isNotEmpty();
            for (String variant : variants(kind)) {
                unused.remove("action." + variant);
                unused.remove("finding." + variant);
            }
        }
        assertThat(unused).isEmpty();
        for (Step step : Step.values()) {
            assertThat(ENGLISH.containsKey("step." + step.id())).as(step.id()).isTrue();
        }
        for (FilingLife.Origin origin : FilingLife.Origin.values()) {
            assertThat(ENGLISH.containsKey("origin." + origin.key()))
                    .as(origin.key())
                    .isTrue();
        }
    }

    @Test
    void theDocumentListsAllRules() throws IOException {
        StringBuilder document = new StringBuilder();
        for (FindingKind kind : FindingKind.values()) {
            document.append("\n## `")
                    .append(kind.code())
                    .append("` · ")
                    .append(kind.severity().id())
                    .append("\n\n");
            Law law = kind.law();
            if (law != null) {
                document.append(law.name(Locale.CHINA))
                        .append(' ')
                        .append(kind.article(Locale.CHINA))
                        .append("  \n")
                        .append(law.name(Locale.ENGLISH))
                        .append(", ")
                        .append(kind.article(Locale.ENGLISH))
                        .append("\n\n");
            }
            for (String variant : variants(kind)) {
                document.append("- ").append(text(kind, CHINESE, Locale.SIMPLIFIED_CHINESE, variant));
                document.append("\n  — ")
                        .append(format(CHINESE.getString("action." + variant)))
                        .append('\n');
                document.append("- ").append(text(kind, ENGLISH, Locale.ROOT, variant));
                document.append("\n  — ")
                        .append(format(ENGLISH.getString("action." + variant)))
                        .append('\n');
            }
        }
        GeneratedDocument.assertEnds("rules.md", document.toString());
    }

    /** The finding's message; that of a number's remark is the remark's own. */
    private static String text(FindingKind kind, ResourceBundle bundle, Locale language, String variant) {
        boolean isRemark = Arrays.stream(NumberRemark.values())
                .anyMatch(remark -> remark.code().equals(kind.code()));
        ResourceBundle holder = isRemark ? ResourceBundle.getBundle("dev.beian.filing.messages", language) : bundle;
        return format(holder.getString((isRemark ? "remark." : "finding.") + variant));
    }

    private static String format(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"{0}", "{1}", "{2}", "{3}"});
    }

    /** The code, or the code with each of its variants, in the order of the bundle's text. */
    private static List<String> variants(FindingKind kind) {
        List<String> variants = new ArrayList<>();
        for (String key : new TreeSet<>(ENGLISH.keySet())) {
            String code = "action." + kind.code();
            if (key.equals(code) || key.startsWith(code + '.')) {
                variants.add(key.substring("action.".length()));
            }
        }
        return variants;
    }
}
