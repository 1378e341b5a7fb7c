package dev.beian.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.status.AuditViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document names every violation, under its point, with its weight. */
class AuditDocumentTest {
    @Test
    void everyViolationStandsInTheRowOfItsPoint() throws IOException {
        String document = Files.readString(Path.of("../docs/audit.md"));
        for (AuditViolation violation : AuditViolation.values()) {
            String row = document.lines()
                    .filter(line -> line.startsWith("| `" + violation.point().id() + "` |"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row).contains("`" + violation.code() + "`");
            assertThat(row.contains("! `" + violation.code() + "`"))
                    .as(violation.code() + " is severe")
                    .isEqualTo(violation.isSevere());
        }
    }
}
