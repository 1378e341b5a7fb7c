package dev.beian.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.beian.site.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A filing's whole life by a fixed clock: every state of it as a JSON example, which {@code docs/status.md} shows and
 * {@code docs/status.schema.json} describes.
 */
class StatusDocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-10T06:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COMPLETE = "Everything is granted and on the site";

    /** A state, told in a sentence, with the verdict that goes with it. */
    record State(String title, Verdict verdict, StatusReport report, Locale locale) {
        String json() throws JsonProcessingException {
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            return JSON.writer(printer).writeValueAsString(report.toMap(locale));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static List<State> states() {
        return List.of(
                state("Nothing is configured", Verdict.NOT_CONFIGURED),
                off("The library is switched off"),
                state(
                        "No filing has been submitted",
                        Verdict.NOT_CONFIGURED,
                        SiteSketch.blank().name("shop").hosts("example.cn")),
                state(
                        "The filing was submitted and is with the access provider",
                        Verdict.COMPLIANT,
                        SiteSketch.blank().entity("示例科技有限公司").submittedOn("2026-03-09")),
                state(
                        "The access provider’s review takes longer than usual",
                        Verdict.COMPLIANT,
                        SiteSketch.blank().submittedOn("2026-03-02")),
                state(
                        "The filing is with the communications administration",
                        Verdict.COMPLIANT,
                        SiteSketch.blank().submittedOn("2026-03-05").acceptedOn("2026-03-06")),
                state(
                        "The communications administration’s review takes longer than usual",
                        Verdict.COMPLIANT,
                        SiteSketch.blank().submittedOn("2026-02-02").acceptedOn("2026-02-03")),
                served(
                        "Pages are served before the grant",
                        Verdict.NON_COMPLIANT,
                        SiteSketch.blank().submittedOn("2026-03-05").acceptedOn("2026-03-06"),
                        PageOutcome.skipped("not-granted")),
                state(
                        "The filing is granted, its number is not on the site yet",
                        Verdict.ACTION_REQUIRED,
                        SiteSketch.blank().submittedOn("2026-02-05").grantedOn("2026-03-09")),
                state("The first hour: one number, no dates", Verdict.ACTION_REQUIRED, SiteSketch.filed()),
                state(
                        "The PSB filing has to be applied for",
                        Verdict.COMPLIANT,
                        SiteSketch.filed().grantedOn("2026-03-02").openedOn("2026-03-05")),
                state(
                        "The PSB filing is due soon",
                        Verdict.ACTION_REQUIRED,
                        SiteSketch.filed().grantedOn("2026-02-16")),
                state(
                        "The PSB filing is overdue",
                        Verdict.NON_COMPLIANT,
                        SiteSketch.filed().grantedOn("2026-02-02")),
                state(
                        "The PSB filing is with the police",
                        Verdict.COMPLIANT,
                        SiteSketch.filed().grantedOn("2026-02-02").psbSubmittedOn("2026-02-20")),
                state(
                        "The PSB filing is granted, its number is not on the site yet",
                        Verdict.COMPLIANT,
                        SiteSketch.filed()
                                .grantedOn("2026-02-02")
                                .psbSubmittedOn("2026-02-20")
                                .psbGrantedOn("2026-03-06")),
                state(
                        "The PSB number is still not on the site thirty days after its grant",
                        Verdict.NON_COMPLIANT,
                        SiteSketch.filed()
                                .grantedOn("2026-01-05")
                                .psbSubmittedOn("2026-01-20")
                                .psbGrantedOn("2026-02-05")),
                complete(COMPLETE, Verdict.COMPLIANT, Locale.ENGLISH),
                complete(
                        "The home page was served without the number",
                        Verdict.NON_COMPLIANT,
                        Locale.ENGLISH,
                        AuditViolation.ICP_NOT_SHOWN),
                wrong("The settings are wrong, and the application started all the same"),
                complete("全部备案均已通过并展示", Verdict.COMPLIANT, Locale.SIMPLIFIED_CHINESE));
    }

    private static State state(String title, Verdict verdict, SiteSketch... sketches) {
        List<Site> sites = Stream.of(sketches).map(SiteSketch::site).toList();
        return new State(title, verdict, report(sites, Traffic.of(sites, NOW), Map.of(), List.of()), Locale.ENGLISH);
    }

    private static State served(String title, Verdict verdict, SiteSketch sketch, PageOutcome outcome) {
        List<Site> sites = List.of(sketch.site());
        Traffic traffic = Traffic.of(sites, NOW.minusSeconds(3600)).page(outcome, "/");
        return new State(title, verdict, report(sites, traffic, Map.of(), List.of()), Locale.ENGLISH);
    }

    private static State off(String title) {
        StatusReport report = report(false, List.of(), Traffic.of(List.of(), NOW), Map.of(), List.of());
        return new State(title, Verdict.ACTION_REQUIRED, report, Locale.ENGLISH);
    }

    private static State wrong(String title) {
        LocalisedText problem = locale ->
                "beian.icp.number = 京ICP备2021号 (application.conf: 3): an ICP filing number has 8 or 10 digits, not 4; example: 京ICP备2021012345号-1";
        return new State(
                title,
                Verdict.NON_COMPLIANT,
                report(List.of(), Traffic.of(List.of(), NOW), Map.of(), List.of(problem)),
                Locale.ENGLISH);
    }

    private static State complete(String title, Verdict verdict, Locale locale, AuditViolation... violations) {
        List<Site> sites = List.of(SiteSketch.complete()
                .name("shop")
                .hosts("example.cn", "*.example.com.cn")
                .icp("京ICP备2021012345号")
                .entity("示例科技有限公司")
                .copyright("示例科技有限公司")
                .openedOn("2021-03-05")
                .psbGrantedOn("2021-03-20")
                .licence("京ICP证030173号")
                .site());
        Traffic traffic = Traffic.of(sites, NOW.minusSeconds(7200))
                .page("shop", PageOutcome.injected(), "/", "www.example.cn")
                .at(NOW.minusSeconds(60))
                .page("shop", PageOutcome.injected(), "/", "www.example.cn")
                .page("shop", PageOutcome.present(), "/about", "www.example.cn")
                .page("shop", PageOutcome.skipped("fragment"), "/part?id=7", "www.example.cn")
                .page(null, PageOutcome.skipped("unknown-host"), "/", "10.0.0.7");
        Map<AuditPoint, PageEvidence.Outcome> points = new EnumMap<>(AuditPoint.class);
        for (AuditPoint point : AuditPoint.values()) {
            points.put(point, PageEvidence.Outcome.MET);
        }
        List<PageEvidence.Violation> found = Arrays.stream(violations)
                .map(violation -> new PageEvidence.Violation(violation, ""))
                .toList();
        found.forEach(each -> points.put(each.kind().point(), PageEvidence.Outcome.VIOLATED));
        PageEvidence home = new PageEvidence("/", NOW.minusSeconds(60), true, points, found);
        return new State(title, verdict, report(sites, traffic, Map.of("shop", List.of(home)), List.of()), locale);
    }

    private static StatusReport report(
            List<Site> sites, Traffic traffic, Map<String, List<PageEvidence>> evidence, List<LocalisedText> problems) {
        return report(true, sites, traffic, evidence, problems);
    }

    private static StatusReport report(
            boolean isEnabled,
            List<Site> sites,
            Traffic traffic,
            Map<String, List<PageEvidence>> evidence,
            List<LocalisedText> problems) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        sites.stream()
                .filter(site -> site.icp().number() != null)
                .forEach(site -> fingerprints.put(site.name(), "3f9a1c0d7be2"));
        return StatusReport.of(new StatusFacts(
                NOW,
                "web-7f9c",
                Locale.SIMPLIFIED_CHINESE,
                10,
                isEnabled,
                true,
                sites,
                traffic.snapshot(),
                evidence,
                fingerprints,
                problems,
                List.of()));
    }

    private static JsonSchema schema() throws IOException {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(GeneratedDocument.read("status.schema.json"), config);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateHasItsVerdictAndKeepsTheSchema(State state) throws IOException {
        assertThat(state.report().verdict()).isEqualTo(state.verdict());
        assertThat(schema().validate(JSON.readTree(state.json()))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotAsDescribed() throws IOException {
        State complete = states().stream()
                .filter(state -> state.title().equals(COMPLETE))
                .findFirst()
                .orElseThrow();
        ObjectNode document = (ObjectNode) JSON.readTree(complete.json());
        JsonSchema schema = schema();
        assertThat(schema.validate(document)).isEmpty();
        JsonNode site = document.at("/sites/0");
        for (ObjectNode part : List.of(
                document,
                (ObjectNode) site,
                (ObjectNode) site.get("icp"),
                (ObjectNode) site.get("psb"),
                (ObjectNode) site.get("pages"),
                (ObjectNode) site.at("/evidence/home"))) {
            part.put("surplus", 1);
            assertThat(schema.validate(document)).isNotEmpty();
            part.remove("surplus");
        }
        document.put("status", "FINE");
        assertThat(schema.validate(document)).isNotEmpty();
    }

    @Test
    void allStepsAndVerdictsHaveAnExample() {
        assertThat(states().stream()
                        .flatMap(state -> state.report().sites().stream())
                        .map(site -> site.life().step())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Step.values());
        assertThat(states().stream().map(State::verdict).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Verdict.values());
    }

    @Test
    void theDocumentShowsEveryState() throws IOException {
        StringBuilder document = new StringBuilder();
        for (State state : states()) {
            document.append("\n### ").append(state.title()).append("\n\n```json\n");
            document.append(state.json()).append("\n```\n");
        }
        GeneratedDocument.assertEnds("status.md", document.toString());
    }
}
