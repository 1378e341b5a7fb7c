package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.servlet.http.InjectionDecision;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SkipReasonsTest {
    private static final Pattern SKIPPED = Pattern.compile("\"skipped\": \\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\":");

    @Test
    void theExamplesInTheDocumentationNameReasonsThatThereAre() throws IOException, IllegalAccessException {
        Set<String> documented = new TreeSet<>();
        SKIPPED.matcher(Files.readString(Path.of("..", "docs", "status.md")))
                .results()
                .forEach(skipped ->
                        NAME.matcher(skipped.group(1)).results().forEach(name -> documented.add(name.group(1))));
        Set<String> known = new TreeSet<>();
        for (Class<?> holder : Set.of(SkipReasons.class, InjectionDecision.class)) {
            for (Field field : holder.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    known.add((String) field.get(null));
                }
            }
        }
        assertThat(documented).isNotEmpty().isSubsetOf(known);
    }
}
