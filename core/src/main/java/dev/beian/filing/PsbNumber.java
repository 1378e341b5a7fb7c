package dev.beian.filing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PSB filing number: {@code P公网安备 D号}. Immutable.
 *
 * <p>{@code D} has fourteen digits: a division code of six, whose first two agree with the province's character
 * {@code P}; 02 for a website; and a serial. Older numbers have eleven to thirteen or fifteen. Only the first two digits
 * are checked against the list of divisions, for the others change with every reform. Two numbers are equal if they print
 * the same.
 */
public final class PsbNumber implements FilingNumber {
    private static final int LENGTH = 14;
    private static final int SHORTEST = 11;
    private static final int LONGEST = 15;

    private final String written;
    private final Province province;
    private final char character;
    private final String code;
    private final String canonical;
    private final List<NumberRemark> remarks;

    private PsbNumber(String written, Province province, char character, String code) {
        this.written = written;
        this.province = province;
        this.character = character;
        this.code = code;
        this.canonical = character + "公网安备" + code + '号';
        this.remarks = findRemarks();
    }

    /**
     * Reads a number as people write it: with spaces, full-width characters, a colon, without 号, in brackets or after a
     * label; also the bare fourteen digits, which name their province themselves.
     *
     * @param text the text
     * @return the number
     * @throws MalformedNumberException if the text cannot be one
     */
    public static PsbNumber parse(String text) {
        NumberText in = NumberText.of(text);
        if (in.find("ICP备") >= 0) {
            throw new MalformedNumberException("icp-number", in.find("ICP备"));
        }
        in.skipLabel();
        in.skipPunctuation();
        if (NumberText.isDigit(in.peek())) {
            return bare(text, in);
        }
        char character = takeProvince(in);
        if (!in.take("公网安备") && !in.take("公安网备")) {
            throw character == 0 ? new MalformedNumberException("not-a-psb-number", -1) : in.unexpected("公网安备");
        }
        in.take("案");
        in.take("号");
        in.skipPunctuation();
        in.take("第");
        String digits = in.expectDigits();
        Province province = province(in, digits, character);
        return finish(text, in, digits, province, character == 0 ? province.psbCharacter() : character);
    }

    /** Reads digits alone. Shorter ones could be anything, a telephone number for instance. */
    private static PsbNumber bare(String text, NumberText in) {
        String digits = in.expectDigits();
        if (digits.length() != LENGTH) {
            throw in.malformedDigits("psb-bare-length", String.valueOf(digits.length()));
        }
        Province province = province(in, digits, (char) 0);
        return finish(text, in, digits, province, province.psbCharacter());
    }

    /** Reads the province's character; 0 if the number begins without one. */
    private static char takeProvince(NumberText in) {
        if (in.isAtEnd() || in.startsWith("公网安备") || in.startsWith("公安网备")) {
            return 0;
        }
        char character = in.peek();
        if (Province.ofCharacter(character) == null) {
            throw in.find("公网安备") < 0 && in.find("公安网备") < 0
                    ? new MalformedNumberException("not-a-psb-number", -1)
                    : in.malformed("unknown-province", in.character());
        }
        return in.next();
    }

    /** The province that the digits name, which must be the character's, if there is one. */
    private static Province province(NumberText in, String digits, char character) {
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            throw in.malformedDigits("psb-length", String.valueOf(digits.length()));
        }
        if (SampleDigits.isZero(digits.substring(digits.length() - 6))) {
            throw in.malformedDigits("all-zero", digits);
        }
        String division = digits.substring(0, 2);
        Province province = Province.ofCode(Integer.parseInt(division));
        if (province == null) {
            throw in.malformedDigits("unknown-division", division);
        }
        Province named = character == 0 ? province : Province.ofCharacter(character);
        if (named != null && province != named) {
            throw in.malformedDigits(
                    "province-mismatch", String.valueOf(character), String.valueOf(named.code()), division);
        }
        return province;
    }

    private static PsbNumber finish(String text, NumberText in, String digits, Province province, char character) {
        in.skipPunctuation();
        in.take("号");
        in.expectEnd();
        return new PsbNumber(text, province, character, digits);
    }

    private List<NumberRemark> findRemarks() {
        List<NumberRemark> found = new ArrayList<>();
        String trimmed = written.strip();
        // Both are in use, with a space before the digits and without.
        if (!trimmed.equals(canonical) && !trimmed.equals(character + "公网安备 " + code + '号')) {
            found.add(NumberRemark.NORMALISED);
        }
        // Guizhou's police use 贵 mostly and 黔 as well.
        if (character != province.psbCharacter() && province != Province.GUIZHOU) {
            found.add(NumberRemark.PROVINCE_CHARACTER);
        }
        if (SampleDigits.isRun(code)) {
            found.add(NumberRemark.SAMPLE);
        }
        if (SampleDigits.isTemplateDefault(canonical)) {
            found.add(NumberRemark.TEMPLATE_DEFAULT);
        }
        if (code.length() != LENGTH) {
            found.add(NumberRemark.LEGACY_LENGTH);
        } else if (!code.startsWith("02", 6)) {
            found.add(NumberRemark.PSB_POSITIONS);
        }
        return List.copyOf(found);
    }

    @Override
    public String canonical() {
        return canonical;
    }

    @Override
    public String written() {
        return written;
    }

    @Override
    public Province province() {
        return province;
    }

    @Override
    public List<NumberRemark> remarks() {
        return remarks;
    }

    /** The province's character as written, or as its police write it if the text had none. */
    public char provinceCharacter() {
        return character;
    }

    /** The digits, which are the code in the link. */
    public String code() {
        return code;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PsbNumber number && number.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
