package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators copy from the documents asks for meters that exist. */
class OperationsFilesTest {
    private static final Set<String> METERS = Set.of(
            prometheus(MetricNames.PAGES) + "_total",
            prometheus(MetricNames.COMPLIANT),
            prometheus(MetricNames.DUE_DAYS),
            prometheus(MetricNames.FOOTER));
    private static final Set<String> TAGS =
            Set.of(MetricNames.SITE, MetricNames.OUTCOME, MetricNames.REASON, MetricNames.FINGERPRINT);

    @ParameterizedTest
    @ValueSource(strings = {"operations/alerts.yml", "operations/grafana-dashboard.json", "operations.md"})
    void onlyRealMetersAreAskedFor(String file) throws IOException {
        assertThat(found("\\bbeian_[a-z_]+", file)).isNotEmpty().isSubsetOf(METERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/alerts.yml", "operations/grafana-dashboard.json"})
    void onlyRealTagsAreGroupedBy(String file) throws IOException {
        Set<String> tags = new TreeSet<>();
        for (String list : found("(?<=by \\()[a-z, ]+(?=\\))", file)) {
            tags.addAll(Set.of(list.split(", ")));
        }
        assertThat(tags).isNotEmpty().isSubsetOf(TAGS);
    }

    @Test
    void everyMeterIsAlertedOn() throws IOException {
        assertThat(found("\\bbeian_[a-z_]+", "operations/alerts.yml")).containsAll(METERS);
    }

    @Test
    void outcomesInQueriesAreThoseOfTheLibrary() throws IOException {
        Set<String> known = new TreeSet<>();
        for (PageOutcome.Kind kind : PageOutcome.Kind.values()) {
            known.add(kind.id());
        }
        assertThat(found("(?<=outcome=\\\\?\")[a-z]+", "operations/grafana-dashboard.json"))
                .isNotEmpty()
                .isSubsetOf(known);
        assertThat(found("(?<=outcome=\")[a-z]+", "operations/alerts.yml"))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static Set<String> found(String regex, String file) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex).matcher(Files.readString(Path.of("../docs", file)));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String prometheus(String meter) {
        return meter.replace('.', '_');
    }
}
