package dev.beian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.audit.PageCopy;
import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.status.PageOutcome;
import dev.beian.status.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A verdict that changes is logged once, whether somebody asks for the report or pages are served. */
class VerdictChangeTest {
    private static final long PATIENCE_SECONDS = 20; // no part of any assertion
    private static final String WITHOUT = "<!DOCTYPE html><title>首页</title><body><p>正文</p>";
    private static final String WITH = WITHOUT + "<a href='https://beian.miit.gov.cn/'>京ICP备2021033841号-2</a>";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T02:00:00Z"));
    private final Logger logger = Logger.getLogger("dev.beian");
    private final BlockingQueue<LogRecord> log = new LinkedBlockingQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Beian beian = assemble(
            "beian.icp.number", "京ICP备2021033841号-2", "beian.icp.granted-on", "2026-11-11", "beian.locale", "en");

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        assertThat(beian.report().verdict()).isEqualTo(Verdict.COMPLIANT);
        LogRecord first = log.remove();
        assertThat(first.getLevel()).isEqualTo(Level.INFO);
        assertThat(first.getMessage())
                .isEqualTo("beian: site default (京ICP备2021033841号-2) is COMPLIANT: the ICP number is on the site; "
                        + "the PSB filing has to be applied for, due 2026-12-11 (days left: 17).");
    }

    @AfterEach
    void close() {
        logger.removeHandler(handler);
        beian.close();
    }

    @Test
    void aDateThatComesNearIsLoggedWhenAPageIsServed() throws InterruptedException {
        now.set(Instant.parse("2026-12-02T02:00:00Z"));
        beian.pageServed();
        LogRecord entry = next();
        assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
        assertThat(entry.getMessage())
                .contains("site default (京ICP备2021033841号-2) was COMPLIANT and is now ACTION_REQUIRED", "psb-missing");

        now.set(Instant.parse("2026-12-20T02:00:00Z"));
        beian.pageServed();
        assertThat(next().getMessage()).contains("was ACTION_REQUIRED and is now NON_COMPLIANT", "psb-overdue");
    }

    @Test
    void whatStaysAsItIsIsLoggedOnce() throws InterruptedException {
        serveHome(WITHOUT);
        assertThat(next().getMessage()).contains("is now NON_COMPLIANT", "[icp-not-shown] / was served without");
        for (int i = 0; i < 2; i++) { // fewer than may wait
            pass(Duration.ofMinutes(1));
            serveHome(WITHOUT);
            beian.report();
        }
        pass(Duration.ofMinutes(1));
        serveHome(WITH);
        LogRecord entry = next();
        assertThat(entry.getMessage()).contains("was NON_COMPLIANT and is now COMPLIANT");
        assertThat(entry.getLevel()).isEqualTo(Level.INFO);
        assertThat(log).isEmpty();
    }

    @Test
    void whoAsksForTheReportHasItLoggedToo() {
        now.set(Instant.parse("2026-12-20T02:00:00Z"));
        beian.report();
        beian.report();
        assertThat(log).hasSize(1);
        assertThat(log.element().getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void isLookedAtOnceAMinuteHoweverManyPagesAreServed() throws InterruptedException {
        beian.pageServed(); // the first look
        now.set(Instant.parse("2026-11-24T02:00:59.999Z"));
        beian.journal().record("default", PageOutcome.failed(), "/");
        for (int i = 0; i < 1000; i++) {
            beian.pageServed();
        }
        pass(Duration.ofMillis(1));
        beian.pageServed();
        assertThat(next().getMessage()).contains("is now ACTION_REQUIRED", "pages-failed");
        assertThat(log).isEmpty();
    }

    @Test
    void theFirstVerdictIsAWarningIfItIsBad() throws InterruptedException {
        try (Beian late = assemble(
                "beian.icp.number", "京ICP备2021033841号-3", "beian.icp.granted-on", "2026-10-01", "beian.locale", "en")) {
            assertThat(log).isEmpty(); // nobody asked, and no page was served
            late.pageServed();
            LogRecord entry = next();
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .startsWith(
                            "beian: site default (京ICP备2021033841号-3) is NON_COMPLIANT: the ICP number is on the site; "
                                    + "the PSB filing has to be applied for, was due 2026-10-31 (days overdue: 24). [psb-overdue] ");
        }
    }

    @Test
    void orIfPagesMakeItWorseThanTheSettingsSay() throws InterruptedException {
        try (Beian restarted = assemble(
                "beian.icp.number", "京ICP备2021033841号-3", "beian.icp.granted-on", "2026-11-11", "beian.locale", "en")) {
            restarted.runsAs("/shop");
            restarted.journal().record("default", PageOutcome.failed(), "/");
            restarted.pageServed();
            LogRecord entry = next();
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .startsWith("beian: application /shop, site default (京ICP备2021033841号-3) is ACTION_REQUIRED: ")
                    .contains("[pages-failed]");
        }
    }

    @Test
    void whatIsFirstAskedForAfterTheEndIsStillAnsweredButNotLookedAt() {
        Beian ended = assemble("beian.icp.number", "京ICP备2021033841号-4");
        ended.close();
        ended.whenInOperation(() -> log.add(new LogRecord(Level.SEVERE, "done all the same")));
        ended.pageServed();
        assertThat(ended.footerOf(ended.sites().get(0)).isEmpty()).isFalse();
        ended.close(); // waits for what is under way
        assertThat(log).isEmpty();
    }

    @Test
    void nothingIsLookedAtAfterTheEnd() {
        beian.close();
        now.set(Instant.parse("2026-12-20T02:00:00Z"));
        beian.pageServed();
        assertThat(log).isEmpty();
    }

    private LogRecord next() throws InterruptedException {
        LogRecord entry = log.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(entry).isNotNull();
        return entry;
    }

    private void serveHome(String page) {
        PageCopy copy = beian.evidence().copyFor("default", "/");
        assertThat(copy).isNotNull();
        byte[] bytes = page.getBytes(UTF_8);
        copy.write(bytes, 0, bytes.length);
        copy.complete("UTF-8", "identity");
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private Beian assemble(String... keysAndValues) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.add(new Setting(keysAndValues[i], keysAndValues[i + 1], "test", false));
        }
        InstantSource source = now::get;
        return Beian.of(
                new BeianSettings(settings), VerdictChangeTest.class.getClassLoader(), source.withZone(ZoneOffset.UTC));
    }
}
