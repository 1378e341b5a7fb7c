package dev.beian.audit;

import dev.beian.filing.IcpNumber;
import dev.beian.filing.PsbNumber;
import dev.beian.status.AuditPoint;
import dev.beian.status.AuditViolation;
import dev.beian.status.OfficialLinks;
import dev.beian.status.PageEvidence.Outcome;
import dev.beian.status.PageEvidence.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** One look at one page. Not thread-safe; lives as long as the audit. */
final class Inspection {
    /** What may follow the number at the bottom of a page: other notices, a line of links. */
    private static final int FOLLOWING_AT_BOTTOM = 600;

    private static final int LONGEST_DETAIL = 120;

    /** Longer texts are not a badge's neighbourhood but a part of the page. */
    private static final int LONGEST_NEIGHBOURHOOD = 300;

    private static final Pattern COPYRIGHT =
            Pattern.compile("©|copyright|\\(c\\) *\\d{4}|版权所有", Pattern.CASE_INSENSITIVE);

    private static final Pattern BREAKS = Pattern.compile(String.valueOf(RenderedText.BREAK));

    private static final Pattern SPACE = Pattern.compile("[ \\u0001]+");

    private final Expectation expectation;
    private final RenderedText shown;
    private final RenderedText hidden;
    private final List<ShownNumber> icpNumbers;
    private final List<ShownNumber> psbNumbers;
    private final List<Violation> violations = new ArrayList<>();
    private String copyright = "";
    private final Map<AuditPoint, Boolean> owed = new EnumMap<>(AuditPoint.class);

    Inspection(Document page, Expectation expectation) {
        this.expectation = expectation;
        shown = RenderedText.shown(page);
        hidden = RenderedText.hidden(page);
        icpNumbers = NumberFinder.icp(shown);
        psbNumbers = NumberFinder.psb(shown);
    }

    void icp() {
        IcpNumber expected = expectation.icp();
        Predicate<String> own = number -> expected == null || isNumberOf(expected, number);
        List<ShownNumber> ours = icpNumbers.stream()
                .filter(number -> own.test(number.canonical()))
                .toList();
        boolean judges = expectation.owesIcp() || !icpNumbers.isEmpty();
        owe(judges, AuditPoint.SHOWN_ONCE, AuditPoint.VISIBLE, AuditPoint.LINK, AuditPoint.POSITION);
        if (expectation.owesIcp() && ours.isEmpty()) {
            String concealed = firstOf(NumberFinder.icp(hidden), own);
            report(
                    concealed != null ? AuditViolation.ICP_HIDDEN : AuditViolation.ICP_NOT_SHOWN,
                    expected != null ? expected.canonical() : Objects.requireNonNullElse(concealed, ""));
        }
        if (ours.stream().map(number -> subject(number.canonical())).distinct().count() < ours.size()) {
            report(AuditViolation.ICP_REPEATED, ours.get(0).canonical());
        }
        if (expected != null) {
            icpNumbers.stream()
                    .filter(number -> !own.test(number.canonical()))
                    .forEach(number -> report(AuditViolation.ICP_FOREIGN, number.canonical()));
        }
        reportBest(ours, number -> OfficialLinks.icp(number.address()));
        if (!ours.isEmpty() && ours.stream().noneMatch(this::isAtBottom)) {
            report(AuditViolation.NOT_AT_BOTTOM, ours.get(0).canonical());
        }
    }

    void psb() {
        PsbNumber expected = expectation.psb();
        Predicate<String> own =
                number -> expected == null || expected.canonical().equals(number);
        List<ShownNumber> ours = psbNumbers.stream()
                .filter(number -> own.test(number.canonical()))
                .toList();
        boolean judges = expectation.owesPsb() || !psbNumbers.isEmpty();
        owe(judges, AuditPoint.SHOWN_ONCE, AuditPoint.VISIBLE, AuditPoint.LINK, AuditPoint.BADGE);
        if (expectation.owesPsb() && ours.isEmpty()) {
            String concealed = firstOf(NumberFinder.psb(hidden), own);
            report(
                    concealed != null ? AuditViolation.PSB_HIDDEN : AuditViolation.PSB_NOT_SHOWN,
                    expected != null ? expected.canonical() : Objects.requireNonNullElse(concealed, ""));
        }
        if (ours.stream().map(ShownNumber::canonical).distinct().count() < ours.size()) {
            report(AuditViolation.PSB_REPEATED, ours.get(0).canonical());
        }
        if (expected != null) {
            psbNumbers.stream()
                    .filter(number -> !own.test(number.canonical()))
                    .forEach(number -> report(AuditViolation.PSB_FOREIGN, number.canonical()));
        }
        reportBest(ours, number -> OfficialLinks.psb(number.address()));
        reportBest(
                ours,
                number -> OfficialLinks.code(
                        number.address(), PsbNumber.parse(number.canonical()).code()));
        if (!ours.isEmpty()) {
            badge(ours.get(0));
        }
    }

    void owner() {
        List<String> notices = BREAKS.splitAsStream(shown.text())
                .filter(line -> COPYRIGHT.matcher(line).find())
                .map(String::strip)
                .toList();
        if (notices.isEmpty()) {
            return;
        }
        copyright = shortened(notices.get(0));
        String entity = expectation.entity();
        if (entity != null) {
            owe(true, AuditPoint.OWNER);
            if (notices.stream().noneMatch(notice -> compact(notice).contains(compact(entity)))) {
                report(AuditViolation.OWNER_DIFFERS, notices.get(0));
            }
        }
    }

    private static String compact(String text) {
        return SPACE.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private void badge(ShownNumber number) {
        Element link = number.link();
        TextNode node = shown.nodeAt(number.from());
        Element scope = link != null ? link : node == null || node.parent() == null ? null : (Element) node.parent();
        Element image = scope == null ? null : imageIn(scope);
        Element around = scope == null ? null : scope.parent();
        if (image == null && around != null && around.text().length() <= LONGEST_NEIGHBOURHOOD) {
            image = imageIn(around);
        }
        if (image == null) {
            report(AuditViolation.BADGE_MISSING, number.canonical());
        } else if (OfficialLinks.isOfficial(image.attr("src").strip())) {
            report(AuditViolation.BADGE_HOT_LINK, image.attr("src").strip());
        }
    }

    private static @Nullable Element imageIn(Element scope) {
        return scope.selectFirst("img, svg, picture, [style*='url(']");
    }

    private boolean isAtBottom(ShownNumber number) {
        int following = visibleLength(number.to(), shown.text().length());
        return following <= FOLLOWING_AT_BOTTOM || following <= visibleLength(0, number.from()) / 4;
    }

    private int visibleLength(int from, int to) {
        return SPACE.matcher(shown.text().substring(from, to)).replaceAll("").length();
    }

    /** The page's numbers may stand on it several times: one that is right is enough, else the first one's fault counts. */
    private void reportBest(List<ShownNumber> numbers, Judge judge) {
        if (numbers.isEmpty() || numbers.stream().anyMatch(number -> judge.fault(number) == null)) {
            return;
        }
        ShownNumber first = numbers.get(0);
        AuditViolation fault = judge.fault(first);
        if (fault != null) {
            report(fault, first.address().isEmpty() ? first.canonical() : first.address());
        }
    }

    @FunctionalInterface
    private interface Judge {
        @Nullable AuditViolation fault(ShownNumber number);
    }

    /** With or without its serial, but not with another one. */
    private static boolean isNumberOf(IcpNumber expected, String number) {
        return number.equals(expected.canonical())
                || number.equals(expected.withoutSerial())
                || (expected.canonical().equals(expected.withoutSerial())
                        && subject(number).equals(expected.canonical()));
    }

    private static String subject(String canonical) {
        return IcpNumber.parse(canonical).withoutSerial();
    }

    private static @Nullable String firstOf(List<ShownNumber> numbers, Predicate<String> own) {
        return numbers.stream()
                .map(ShownNumber::canonical)
                .filter(own)
                .findFirst()
                .orElse(null);
    }

    private void owe(boolean isOwed, AuditPoint... points) {
        for (AuditPoint point : points) {
            owed.merge(point, isOwed, Boolean::logicalOr);
        }
    }

    private void report(AuditViolation kind, String detail) {
        Violation violation = new Violation(kind, shortened(detail));
        if (!violations.contains(violation)) {
            violations.add(violation);
        }
    }

    private static String shortened(String detail) {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL - 1) + '…';
    }

    AuditResult result() {
        Map<AuditPoint, Outcome> points = new EnumMap<>(AuditPoint.class);
        for (AuditPoint point : AuditPoint.values()) {
            points.put(point, outcome(point));
        }
        return new AuditResult(
                points,
                violations,
                canonical(icpNumbers),
                canonical(psbNumbers),
                address(icpNumbers),
                address(psbNumbers),
                copyright);
    }

    private Outcome outcome(AuditPoint point) {
        if (violations.stream().anyMatch(violation -> violation.kind().point() == point)) {
            return Outcome.VIOLATED;
        }
        return owed.getOrDefault(point, false) ? Outcome.MET : Outcome.NOT_OWED;
    }

    private static List<String> canonical(List<ShownNumber> numbers) {
        return numbers.stream().map(ShownNumber::canonical).distinct().toList();
    }

    private static String address(List<ShownNumber> numbers) {
        return numbers.isEmpty() ? "" : numbers.get(0).address();
    }
}
