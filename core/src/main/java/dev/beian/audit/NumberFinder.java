package dev.beian.audit;

import dev.beian.filing.IcpNumber;
import dev.beian.filing.MalformedNumberException;
import dev.beian.filing.PsbNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds filing numbers in the text of a page, in all the ways in which people write them. Stateless. */
final class NumberFinder {
    /** One Han character, the letters, digits that may be spaced, and an optional serial. */
    private static final Pattern ICP = Pattern.compile(
            "\\p{IsHan} *ICP *备(?: *案)?(?: *号)?[ :]*(?:\\d *){7,12}(?:号)?(?: *- *\\d+[AXK]?(?![0-9A-Z]))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PSB = Pattern.compile("\\p{IsHan} *公网安备 *(?:\\d *){11,15}号?");

    private NumberFinder() {}

    /** The ICP filing numbers of a text, in order; what cannot be one is passed over. */
    static List<ShownNumber> icp(RenderedText page) {
        return find(page, ICP, text -> IcpNumber.parse(text).canonical());
    }

    /** The PSB filing numbers of a text, in order; what cannot be one is passed over. */
    static List<ShownNumber> psb(RenderedText page) {
        return find(page, PSB, text -> PsbNumber.parse(text).canonical());
    }

    private static List<ShownNumber> find(RenderedText page, Pattern pattern, UnaryOperator<String> canonical) {
        List<ShownNumber> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(page.text());
        while (matcher.find()) {
            int to = matcher.start() + matcher.group().stripTrailing().length();
            try {
                found.add(new ShownNumber(
                        canonical.apply(page.text().substring(matcher.start(), to)),
                        matcher.start(),
                        to,
                        page.linkAround(matcher.start(), to)));
            } catch (MalformedNumberException noNumber) {
                // Something that only looks like one.
            }
        }
        return found;
    }
}
