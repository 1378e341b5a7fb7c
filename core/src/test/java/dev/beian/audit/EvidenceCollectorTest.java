package dev.beian.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.config.BeianOptions.Evidence;
import dev.beian.config.BeianOptions.EvidencePages;
import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.PsbFiling;
import dev.beian.site.FooterSettings;
import dev.beian.site.PageSelection;
import dev.beian.site.Site;
import dev.beian.status.AuditPoint;
import dev.beian.status.PageEvidence;
import dev.beian.status.PageEvidence.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceCollectorTest {
    private static final String PAGE =
            "<!DOCTYPE html><title>首页</title><body><p>正文</p><a href='https://beian.miit.gov.cn/'>京ICP备2021033841号-2</a>";

    private static final String WITHOUT = "<!DOCTYPE html><title>首页</title><body><p>正文</p>";

    private List<String> home = List.of("/");
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T02:00:00Z"));
    private final AtomicInteger audits = new AtomicInteger();
    private Executor auditor = Runnable::run;
    private EvidenceCollector collector = collecting(EvidencePages.HOME, 1 << 19);

    @Test
    void theHomePageIsAuditedAsItWasServed() {
        serve("/", PAGE);
        PageEvidence evidence = evidence();
        assertThat(evidence.isHomePage()).isTrue();
        assertThat(evidence.path()).isEqualTo("/");
        assertThat(evidence.auditedAt()).isEqualTo(now.get());
        assertThat(evidence.violations()).isEmpty();
        assertThat(evidence.points()).containsEntry(AuditPoint.LINK, Outcome.MET);
    }

    @Test
    void aPageWithoutItsNumberIsEvidenceToo() {
        serve("/", WITHOUT);
        assertThat(evidence().isSevere()).isTrue();
    }

    @Test
    void onlyOnePageIsCopiedWithinAnInterval() {
        assertThat(collector.copyFor("default", "/")).isNotNull();
        assertThat(collector.copyFor("default", "/")).isNull();
        pass(Duration.ofSeconds(59));
        assertThat(collector.copyFor("default", "/")).isNull();
        pass(Duration.ofSeconds(1));
        assertThat(collector.copyFor("default", "/")).isNotNull();
    }

    @Test
    void otherPagesAreCopiedOnlyWhenAskedFor() {
        assertThat(collector.copyFor("default", "/about")).isNull();
        assertThat(collector.copyFor("unknown", "/")).isNull();
        collector = collecting(EvidencePages.SAMPLED, 1 << 19);
        assertThat(collector.copyFor("default", "/about")).isNotNull();
        assertThat(collector.copyFor("default", "/other")).isNull();
        assertThat(collector.copyFor("default", "/"))
                .as("the home page has a turn of its own")
                .isNotNull();
        collector = collecting(EvidencePages.NONE, 1 << 19);
        assertThat(collector.copyFor("default", "/")).isNull();
    }

    @Test
    void severalHomePagesTakeTurnsAndTheWorstOneIsShownFirst() {
        home = List.of("/", "/en/");
        collector = collecting(EvidencePages.HOME, 1 << 19);
        serve("/", PAGE);
        serve("/en/", WITHOUT);
        assertThat(collector.of("default").stream().map(PageEvidence::path)).containsExactly("/en/", "/");
        pass(Duration.ofMinutes(1));
        assertThat(collector.copyFor("default", "/"))
                .as("one copy in an interval, on the average")
                .isNull();
        pass(Duration.ofMinutes(1));
        serve("/", PAGE);
        assertThat(collector.of("default").stream().map(PageEvidence::path))
                .as("the other one's fault is not forgotten")
                .containsExactly("/en/", "/");
    }

    @Test
    void aFaultyPageAmongOthersIsNotForgottenForAGoodOneAfterIt() {
        collector = collecting(EvidencePages.SAMPLED, 1 << 19);
        serve("/without", WITHOUT);
        pass(Duration.ofMinutes(1));
        serve("/with", PAGE);
        assertThat(collector.of("default").stream().map(PageEvidence::path)).containsExactly("/with", "/without");
        pass(Duration.ofMinutes(1));
        serve("/other", WITHOUT);
        assertThat(collector.of("default").stream().map(PageEvidence::path)).containsExactly("/other");
    }

    @Test
    void aPageBeyondTheBoundIsGivenUpInsteadOfLookingCut() {
        collector = collecting(EvidencePages.HOME, 64);
        serve("/", PAGE);
        pass(Duration.ofMinutes(1));
        serve("/", "<p>短</p>");
        assertThat(evidence().auditedAt()).as("the short page's").isEqualTo(now.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "raw deflate"})
    void aPageInAContentCodingIsReadWithoutIt(String coding) throws IOException {
        serve(coded(PAGE.getBytes(UTF_8), coding), coding.endsWith("deflate") ? "deflate" : coding);
        assertThat(evidence().violations()).isEmpty();
    }

    @Test
    void whatIsNotInItsCodingOrTooLargeWithoutItIsNoEvidence() throws IOException {
        serve(PAGE.getBytes(UTF_8), "gzip");
        pass(Duration.ofMinutes(1));
        serve(PAGE.getBytes(UTF_8), "deflate");
        pass(Duration.ofMinutes(1));
        byte[] bomb = coded((WITHOUT + " ".repeat(1 << 19)).getBytes(UTF_8), "gzip");
        assertThat(bomb).hasSizeLessThan(10_000);
        serve(bomb, "gzip");
        assertThat(collector.of("default")).isEmpty();
    }

    private static byte[] coded(byte[] page, String coding) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream encoder = coding.equals("gzip")
                ? new GZIPOutputStream(coded)
                : new DeflaterOutputStream(coded, new Deflater(9, coding.startsWith("raw")))) {
            encoder.write(page);
        }
        return coded.toByteArray();
    }

    private void serve(byte[] page, String coding) {
        PageCopy copy = collector.copyFor("default", "/");
        assertThat(copy).isNotNull();
        copy.write(page, 0, page.length);
        copy.complete("UTF-8", coding);
    }

    @Test
    void whereNobodyTakesTheAuditItIsNotMade() {
        auditor = task -> {
            throw new RejectedExecutionException("too many");
        };
        serve("/", PAGE);
        assertThat(collector.of("default")).isEmpty();
        assertThat(audits).hasValue(0);
    }

    @Test
    void newEvidenceIsTold() {
        serve("/", PAGE);
        assertThat(audits).hasValue(1);
    }

    @Test
    void whatClientsInventIsFitForALog() {
        collector = collecting(EvidencePages.SAMPLED, 1 << 19);
        serve("/a\nb;id=1/" + "x".repeat(1000), PAGE);
        assertThat(evidence().path()).startsWith("/a?b/xxx").hasSizeLessThan(300);
    }

    private void serve(String path, String page) {
        PageCopy copy = collector.copyFor("default", path);
        assertThat(copy).isNotNull();
        byte[] bytes = page.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += 10) {
            copy.write(bytes, from, Math.min(10, bytes.length - from));
        }
        copy.complete("UTF-8", "identity");
    }

    private PageEvidence evidence() {
        assertThat(collector.of("default")).hasSize(1);
        return collector.of("default").get(0);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private EvidenceCollector collecting(EvidencePages pages, int maxSize) {
        InstantSource source = now::get;
        return new EvidenceCollector(
                new Evidence(pages, Duration.ofMinutes(1), maxSize),
                List.of(site()),
                source.withZone(ZoneOffset.UTC),
                task -> auditor.execute(task),
                audits::incrementAndGet,
                fault -> {
                    throw new AssertionError(fault);
                });
    }

    private Site site() {
        return new Site(
                "default",
                List.of(),
                null,
                null,
                new IcpFiling(
                        IcpNumber.parse("京ICP备2021033841号-2"), null, null, null, true, IcpFiling.OFFICIAL_HREF, false),
                new PsbFiling(null, null, null, true, null, PsbFiling.OFFICIAL_HREF, false),
                List.of(),
                null,
                new FooterSettings(true, FooterSettings.Style.AUTO, List.of(), FooterSettings.Existing.LINKED),
                new PageSelection(List.of(), List.of(), home, false));
    }
}
