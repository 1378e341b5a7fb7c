package dev.beian.it.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beian.config.BoundSettings;
import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.Until;
import dev.beian.it.status.MetricsText.Family;
import dev.beian.it.status.MetricsText.Sample;
import dev.beian.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus gets to read is in its text format, whatever the sites are called; and is what the documents ask for. */
class MetricsTextTest {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>页</title></head><body><p>正文</p></body></html>";

    @Test
    void isInTheTextFormat() {
        try (ObservedApp observed = app("shop")) {
            RawResponse response = observed.get("/status/metrics");
            assertThat(response.field("Content-Type").replace(" ", ""))
                    .isEqualToIgnoringCase("text/plain;version=0.0.4;charset=utf-8");
            assertThat(response.field("Cache-Control")).isEqualTo("no-store");
            Map<String, Family> families = MetricsText.parse(response.text());
            assertThat(families.values().stream().collect(Collectors.toMap(Family::name, Family::type)))
                    .isEqualTo(Map.of(
                            "beian_pages_total", "counter",
                            "beian_compliant", "gauge",
                            "beian_due_days", "gauge",
                            "beian_footer", "gauge"));
            assertThat(families.values()).noneMatch(family -> family.help().isBlank());
        }
    }

    @Test
    void pagesAreCountedFromZeroForNoAlertSeesACounterThatBeginsAtOne() {
        try (ObservedApp observed = app("shop")) {
            assertThat(pages(observed))
                    .containsExactlyInAnyOrder(
                            new Sample(Map.of("site", "shop", "outcome", "injected", "reason", "none"), 0),
                            new Sample(Map.of("site", "shop", "outcome", "present", "reason", "none"), 0),
                            new Sample(Map.of("site", "shop", "outcome", "failed", "reason", "none"), 0),
                            new Sample(Map.of("site", "none", "outcome", "injected", "reason", "none"), 0),
                            new Sample(Map.of("site", "none", "outcome", "present", "reason", "none"), 0),
                            new Sample(Map.of("site", "none", "outcome", "failed", "reason", "none"), 0),
                            new Sample(Map.of("site", "none", "outcome", "skipped", "reason", "unknown-host"), 0));
            observed.get("/", "Host: www.elsewhere.example");
            observed.get("/", "Host: shop.example.cn");
            Until.isTrue(
                    "both are counted",
                    () -> pages(observed).stream().mapToDouble(Sample::value).sum() == 2);
            assertThat(pages(observed))
                    .contains(
                            new Sample(Map.of("site", "shop", "outcome", "injected", "reason", "none"), 1),
                            new Sample(Map.of("site", "none", "outcome", "skipped", "reason", "unknown-host"), 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote\"d",
                "back\\slash",
                "back\\\\slashes\\",
                "line\nbreak",
                "\\n",
                "}{,=# HELP",
                "商店 \"店\"\\",
                "\",outcome=\"failed"
            })
    void namesAreEscaped(String name) {
        try (ObservedApp observed = app(name)) {
            observed.get("/", "Host: shop.example.cn");
            Map<String, Family> families =
                    MetricsText.parse(observed.get("/status/metrics").text());
            assertThat(families.get("beian_pages_total").samples().stream()
                            .map(sample -> sample.labels().get("site"))
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(name, "none");
            for (String gauge : List.of("beian_compliant", "beian_due_days", "beian_footer")) {
                assertThat(families.get(gauge).samples())
                        .as(gauge)
                        .singleElement()
                        .extracting(sample -> sample.labels().get("site"))
                        .isEqualTo(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/alerts.yml", "operations/grafana-dashboard.json", "operations.md"})
    void theDocumentsAskForWhatIsThere(String document) throws IOException {
        try (ObservedApp observed = app("shop")) {
            Map<String, Family> families =
                    MetricsText.parse(observed.get("/status/metrics").text());
            String text =
                    Files.readString(Path.of("..", "..", "docs", document)).replace("\\\"", "\"");
            Set<String> asked = found("\\bbeian_[a-z_]+", text);
            assertThat(asked).isNotEmpty().isSubsetOf(families.keySet());
            for (String selector : found("\\bbeian_[a-z_]+\\{[^}]*}", text)) {
                Family family = families.get(selector.substring(0, selector.indexOf('{')));
                for (String matcher : found("[a-z]+=\"[^\"]*\"", selector)) {
                    String label = matcher.substring(0, matcher.indexOf('='));
                    assertThat(family.samples())
                            .as(matcher)
                            .allMatch(sample -> sample.labels().containsKey(label));
                }
            }
            Set<String> labels = families.values().stream()
                    .flatMap(family -> family.samples().stream())
                    .flatMap(sample -> sample.labels().keySet().stream())
                    .collect(Collectors.toSet());
            for (String list : found("(?<=by \\()[a-z, ]+(?=\\))", text)) {
                assertThat(labels).as("by (%s)", list).contains(list.split(", "));
            }
        }
    }

    @Test
    void theAlertOfUnknownHostsHasASeriesBeforeTheFirstPage() throws IOException {
        String alerts = Files.readString(Path.of("..", "..", "docs", "operations", "alerts.yml"));
        assertThat(alerts).contains("increase(beian_pages_total{reason=\"unknown-host\"}[1h])");
        try (ObservedApp observed = app("shop")) {
            assertThat(pages(observed))
                    .anyMatch(sample -> "unknown-host".equals(sample.labels().get("reason")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 1",
                "# TYPE a gauge\na{b=\"c\"} 1\n# TYPE a gauge\n",
                "# HELP a x\n# HELP a y\n# TYPE a gauge\na 1\n",
                "a 1\n# TYPE a gauge\n",
                "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\na{c=\"d\"} 1\n",
                "# TYPE a gauge\na 1\na 2\n",
                "# TYPE a gauge\na{b=\"c} 1\n",
                "# TYPE a gauge\na{b=\"\\c\"} 1\n",
                "# TYPE a gauge\na{b=c} 1\n",
                "# TYPE a gauge\na{1b=\"c\"} 1\n",
                "# TYPE a gauge\na{b=\"c\"b=\"d\"} 1\n",
                "# TYPE a gauge\na{b=\"c\",b=\"d\"} 1\n",
                "# TYPE a gauge\na one\n",
                "# TYPE a number\na 1\n",
                "# TYPE a gauge\r\na 1\n"
            })
    void theReaderOfTheseTestsIsStrict(String malformed) {
        assertThatThrownBy(() -> MetricsText.parse(malformed)).isInstanceOf(AssertionError.class);
    }

    private static List<Sample> pages(ObservedApp observed) {
        return MetricsText.parse(observed.get("/status/metrics").text())
                .get("beian_pages_total")
                .samples();
    }

    private static Set<String> found(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /** An application with one site; settings allow no such names, but who assembles the library by hand may give any. */
    private static ObservedApp app(String name) {
        App app = App.of().handle("", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(PAGE.getBytes(UTF_8));
        });
        return new ObservedApp(
                app,
                settings -> new BoundSettings(
                        settings.options(),
                        settings.sites().stream().map(site -> named(name, site)).toList(),
                        settings.warnings()),
                "sites.shop.hosts",
                "shop.example.cn",
                "sites.shop.icp.number",
                ObservedApp.NUMBER,
                "sites.shop.icp.granted-on",
                "2026-03-01");
    }

    private static Site named(String name, Site site) {
        return new Site(
                name,
                site.hosts(),
                site.entity(),
                site.openedOn(),
                site.icp(),
                site.psb(),
                site.licences(),
                site.copyright(),
                site.footer(),
                site.pages());
    }
}
