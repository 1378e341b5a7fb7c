package dev.beian.status;

import dev.beian.filing.FilingMessages;
import dev.beian.filing.IcpFiling;
import dev.beian.filing.IcpNumber;
import dev.beian.filing.Licence;
import dev.beian.filing.PsbFiling;
import dev.beian.filing.PsbNumber;
import dev.beian.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns reports into the maps and lists of the one JSON shape. What is null is left out. */
final class ReportDocument {
    private static final List<String> CHECKED = List.of("form", "dates", "display");
    private static final List<String> NOT_CHECKED = List.of("register");

    private final Map<String, Object> members = new LinkedHashMap<>();

    private ReportDocument() {}

    private ReportDocument put(String key, @Nullable Object value) {
        if (value != null) {
            boolean isPlain = value instanceof Map
                    || value instanceof List
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof String;
            members.put(key, isPlain ? value : value.toString()); // dates and moments in their ISO form
        }
        return this;
    }

    static Map<String, Object> report(StatusReport report, Locale locale) {
        return new ReportDocument()
                .put("schema", StatusReport.SCHEMA)
                .put("status", report.verdict())
                .put("generatedAt", report.generatedAt())
                .put("instance", report.instance())
                .put("checked", CHECKED)
                .put("notChecked", NOT_CHECKED)
                .put(
                        "sites",
                        report.sites().stream().map(site -> site(site, locale)).toList())
                .put("findings", findings(report.findings(), locale))
                .put("unknownHosts", unknownHosts(report.traffic()))
                .members;
    }

    static Map<String, Object> site(SiteReport report, Locale locale) {
        Site site = report.site();
        return new ReportDocument()
                .put("name", site.name())
                .put("hosts", site.hosts().stream().map(Object::toString).toList())
                .put("status", report.verdict())
                .put("entity", site.entity())
                .put("openedOn", site.openedOn())
                .put("fingerprint", report.fingerprint())
                .put("life", life(report.life(), locale))
                .put("icp", icp(site.icp(), report.life(), locale))
                .put("psb", psb(site.psb(), report.life(), locale))
                .put("licences", licences(site.licences()))
                .put("findings", findings(report.findings(), locale))
                .put("pages", pages(report.traffic()))
                .put("evidence", evidence(report.evidence()))
                .members;
    }

    private static Map<String, Object> life(FilingLife life, Locale locale) {
        return new ReportDocument()
                .put("step", life.step().id())
                .put("message", life.message(locale))
                .put("expectedOn", life.expectedOn())
                .put("dueOn", life.dueOn())
                .put("daysLeft", life.daysLeft())
                .members;
    }

    private static Map<String, Object> icp(IcpFiling icp, FilingLife life, Locale locale) {
        IcpNumber number = icp.number();
        ReportDocument document = new ReportDocument();
        if (number != null) {
            document.put("number", number.canonical())
                    .put("shown", icp.showsSerial() ? number.canonical() : number.withoutSerial())
                    .put("province", FilingMessages.name(number.province(), locale));
        }
        return document.put("submittedOn", icp.submittedOn())
                .put("acceptedOn", icp.acceptedOn())
                .put("grantedOn", icp.grantedOn())
                .put("expectedOn", life.expectedOn())
                .put("href", icp.href())
                .members;
    }

    private static Map<String, Object> psb(PsbFiling psb, FilingLife life, Locale locale) {
        PsbNumber number = psb.number();
        ReportDocument document = new ReportDocument();
        if (number != null) {
            document.put("number", number.canonical())
                    .put("code", number.code())
                    .put("province", FilingMessages.name(number.province(), locale))
                    .put("href", psb.href().replace("{code}", number.code()));
        }
        return document.put("required", psb.isRequired())
                .put("submittedOn", psb.submittedOn())
                .put("grantedOn", psb.grantedOn())
                .put("dueOn", life.dueOn())
                .put("daysLeft", life.daysLeft())
                .put(
                        "countedFrom",
                        life.countedFrom() == null ? null : life.countedFrom().key())
                .members;
    }

    private static @Nullable List<Map<String, Object>> licences(List<Licence> licences) {
        if (licences.isEmpty()) {
            return null;
        }
        return licences.stream()
                .map(licence -> new ReportDocument()
                        .put("name", licence.name())
                        .put("number", licence.number())
                        .put("href", licence.href())
                        .members)
                .toList();
    }

    private static List<Map<String, Object>> findings(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding -> new ReportDocument()
                        .put("code", finding.code())
                        .put("severity", finding.severity().id())
                        .put("message", finding.message(locale))
                        .put("law", finding.law(locale))
                        .put("article", finding.article(locale))
                        .put("action", finding.action(locale))
                        .put("dueOn", finding.dueOn())
                        .members)
                .toList();
    }

    private static Map<String, Object> pages(SiteTraffic traffic) {
        Map<String, Object> skipped = new LinkedHashMap<>();
        Map<String, Object> examples = new LinkedHashMap<>();
        traffic.skipped().forEach((reason, skip) -> {
            skipped.put(reason, skip.count());
            examples.put(
                    reason,
                    new ReportDocument()
                            .put("path", skip.lastPath())
                            .put("firstAt", skip.firstAt())
                            .put("lastAt", skip.lastAt())
                            .members);
        });
        return new ReportDocument()
                .put("injected", traffic.injected().count())
                .put("alreadyPresent", traffic.present().count())
                .put("skipped", skipped)
                .put("failed", traffic.failed().count())
                .put("firstInjectedAt", traffic.injected().firstAt())
                .put("lastInjectedAt", traffic.injected().lastAt())
                .put("firstPresentAt", traffic.present().firstAt())
                .put("lastPresentAt", traffic.present().lastAt())
                .put("firstFailedAt", traffic.failed().firstAt())
                .put("lastFailedAt", traffic.failed().lastAt())
                .put("skippedExamples", examples.isEmpty() ? null : examples)
                .members;
    }

    private static @Nullable Map<String, Object> unknownHosts(JournalSnapshot journal) {
        SiteTraffic traffic = journal.unknown();
        if (traffic.total() == 0) {
            return null;
        }
        return new ReportDocument()
                .put("pages", traffic.total())
                .put("hosts", journal.unknownHosts())
                .put("onPublicHosts", traffic.onPublicHost().count())
                .put("lastAt", traffic.onPublicHost().lastAt())
                .members;
    }

    private static Map<String, Object> evidence(List<PageEvidence> pages) {
        ReportDocument document = new ReportDocument();
        List<Object> others = new ArrayList<>();
        for (PageEvidence page : pages) {
            if (page.isHomePage() && !document.members.containsKey("home")) {
                document.put("home", page(page));
            } else {
                others.add(page(page));
            }
        }
        return document.put("others", others.isEmpty() ? null : others).members;
    }

    private static Map<String, Object> page(PageEvidence page) {
        Map<String, Object> points = new LinkedHashMap<>();
        page.points().forEach((point, outcome) -> points.put(point.id(), outcome.id()));
        return new ReportDocument()
                .put("path", page.path())
                .put("auditedAt", page.auditedAt())
                .put("points", points)
                .put(
                        "violations",
                        page.violations().stream()
                                .map(violation -> new ReportDocument()
                                        .put("code", violation.kind().code())
                                        .put("detail", violation.detail().isEmpty() ? null : violation.detail())
                                        .members)
                                .toList())
                .members;
    }
}
