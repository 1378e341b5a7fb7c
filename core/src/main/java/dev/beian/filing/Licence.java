package dev.beian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A further licence that a site shows, such as an ICP licence or a culture licence. Immutable.
 *
 * @param name what kind of licence it is, as shown; null if the number says it all
 * @param number its number, canonical where the kind is known, else as given
 * @param href where it links to; null for no link
 * @param written the number as it was given
 * @param remarks what is noteworthy about the number; mostly nothing
 */
public record Licence(
        @Nullable String name, String number, @Nullable String href, String written, List<NumberRemark> remarks) {
    /** Three in a row: one alone may be part of a number. */
    private static final Pattern MASK = Pattern.compile("[X*?#\u00D7]{3}");

    private static final Pattern DIGITS = Pattern.compile("\\d{6,}");

    /** Copies the list. */
    public Licence {
        remarks = List.copyOf(remarks);
    }

    /** A licence whose number is shown as it is. */
    public Licence(@Nullable String name, String number, @Nullable String href) {
        this(name, number, href, number, List.of());
    }

    /**
     * Reads a licence. A number of a known kind is printed canonically and gets its name and link where none is given;
     * any other is kept as it is.
     *
     * @param name its name; null for that of its kind
     * @param number its number as people write it
     * @param href where it links to; null for its kind's register
     * @throws MalformedNumberException if the text is no number at all: empty, masked or with control characters
     */
    public static Licence parse(@Nullable String name, String number, @Nullable String href) {
        NumberText in = NumberText.of(number);
        String plain = in.plain();
        rejectUnprintable(number);
        if (MASK.matcher(plain).find()) {
            throw new MalformedNumberException("masked", -1, "X");
        }
        LicenceKind kind = LicenceKind.of(plain);
        if (kind == null) {
            return new Licence(name, number.strip(), href, number, List.of());
        }
        Matcher match = kind.match(plain);
        String canonical = match == null ? number.strip() : kind.canonical(match);
        List<NumberRemark> remarks = new ArrayList<>();
        if (!number.strip().equals(canonical)) {
            remarks.add(NumberRemark.NORMALISED);
        }
        Matcher digits = DIGITS.matcher(canonical);
        if (digits.find() && SampleDigits.isRun(digits.group())) {
            remarks.add(NumberRemark.SAMPLE);
        }
        if (kind == LicenceKind.TELECOM && match != null && match.group("p") == null) {
            remarks.add(NumberRemark.ISSUER_MISSING);
        }
        // A number that names its kind itself needs no name before it.
        String ownName =
                canonical.contains(kind.displayName()) || canonical.contains("许可证") ? null : kind.displayName();
        return new Licence(
                name == null ? ownName : name, canonical, href == null ? kind.href() : href, number, remarks);
    }

    private static void rejectUnprintable(String number) {
        String stripped = number.strip();
        int offset = number.indexOf(stripped);
        for (int i = 0; i < stripped.length(); i++) {
            int c = stripped.codePointAt(i);
            if (!NumberText.printable(c).equals(Character.toString(c))) {
                throw new MalformedNumberException("control-character", offset + i, NumberText.printable(c));
            }
            i += Character.charCount(c) - 1;
        }
    }
}
