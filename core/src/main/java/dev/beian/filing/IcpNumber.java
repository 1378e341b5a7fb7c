package dev.beian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ICP filing number: {@code P ICP备 D 号 [-N[L]]}. Immutable.
 *
 * <p>{@code P} is the province's character, {@code D} eight digits that begin with a year of two (05 to 20, rarely 00), or
 * ten that begin with a year of four (2020 on). Without {@code -N} it is the entity's number (主体备案号), with {@code N}
 * from 1 that of one website or other service of the entity; {@code L} is A for an app, X for a mini program, K for a
 * quick app. Two numbers are equal if they print the same.
 */
public final class IcpNumber implements FilingNumber {
    private static final int SHORT_LENGTH = 8;
    private static final int LONG_LENGTH = 10;
    private static final int MOST_SERIAL_DIGITS = 6;

    /** Characters of registries that parody the filing system; their numbers have no standing. */
    private static final Set<Character> PARODIES = Set.of('萌', '茶', '团');

    private final String written;
    private final Province province;
    private final char character;
    private final String digits;
    /** From 1; 0 for none. */
    private final int serial;

    private final Service service;
    private final String withoutSerial;
    private final String canonical;
    private final List<NumberRemark> remarks;

    /** What kind of service a number was granted for, as its last letter tells. */
    public enum Service {
        /** A website, or the entity as a whole: no letter. */
        WEBSITE(""),
        /** An app. */
        APP("A"),
        /** A mini program. */
        MINI_PROGRAM("X"),
        /** A quick app. */
        QUICK_APP("K");

        private final String letter;

        Service(String letter) {
            this.letter = letter;
        }

        /** The letter at the number's end; empty for a website. */
        public String letter() {
            return letter;
        }

        private static @Nullable Service ofLetter(char letter) {
            for (Service service : values()) {
                if (service.letter.length() == 1 && service.letter.charAt(0) == letter) {
                    return service;
                }
            }
            return null;
        }
    }

    private IcpNumber(String written, Province province, char character, String digits, int serial, Service service) {
        this.written = written;
        this.province = province;
        this.character = character;
        this.digits = digits;
        this.serial = serial;
        this.service = service;
        this.withoutSerial = character + "ICP备" + digits + '号';
        this.canonical = serial == 0 ? withoutSerial : withoutSerial + '-' + serial + service.letter();
        this.remarks = findRemarks();
    }

    /**
     * Reads a number as people write it: with spaces, full-width and lower-case characters, other hyphens, 备案 for 备,
     * without 号, with the serial before 号, in brackets or after a label. A character of a province that is not granted
     * on ICP numbers (川, 贵, 甘) is kept, since changing it would alter a legal statement.
     *
     * @param text the text
     * @return the number
     * @throws MalformedNumberException if the text cannot be one
     */
    public static IcpNumber parse(String text) {
        NumberText in = NumberText.of(text);
        rejectOtherKinds(in);
        in.skipLabel();
        in.skipPunctuation();
        char character = in.peek();
        if (NumberText.isDigit(character) || in.startsWith("ICP")) {
            throw in.malformed("province-missing");
        }
        Province province = expectProvince(in);
        in.skipPunctuation();
        in.expect("ICP");
        in.expect("备");
        in.take("案");
        in.take("号");
        in.skipPunctuation();
        in.take("第");
        String digits = in.expectDigits();
        if (digits.length() != SHORT_LENGTH && digits.length() != LONG_LENGTH) {
            throw in.malformedDigits("icp-length", String.valueOf(digits.length()));
        }
        if (SampleDigits.isZero(digits.substring(digits.length() - 6))) {
            throw in.malformedDigits("all-zero", digits);
        }
        in.skipPunctuation();
        boolean hasMark = in.take("号");
        in.skipPunctuation();
        boolean hasHyphen = in.take("-") || hasMark && (in.take("一") || in.take("ー") || in.take("_"));
        int serial = hasHyphen || NumberText.isDigit(in.peek()) ? serial(in) : 0;
        Service service = serial == 0 ? Service.WEBSITE : service(in);
        in.take("号");
        in.expectEnd();
        return new IcpNumber(text, province, character, digits, serial, service);
    }

    /** Tells other kinds of numbers by name: a number in the wrong place is a likelier mistake than a wrong number. */
    private static void rejectOtherKinds(NumberText in) {
        if (in.find("公网安备") >= 0) {
            throw new MalformedNumberException("psb-number", in.find("公网安备"));
        }
        if (in.find("ICP证") >= 0) {
            throw new MalformedNumberException("licence-number", in.find("ICP证"));
        }
        if (!isOwnKind(in.plain()) && LicenceKind.of(in.plain()) != null) {
            throw new MalformedNumberException("licence-number", -1);
        }
        if (in.find("ICP") < 0) {
            throw new MalformedNumberException("not-an-icp-number", -1);
        }
    }

    /** Whether a text is so plainly of this kind that the others need not be asked, which takes some time at start-up. */
    private static boolean isOwnKind(String plain) {
        for (int i = 5; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!NumberText.isDigit(c) && c != '号' && c != '-') {
                return false;
            }
        }
        return plain.startsWith("ICP备", 1);
    }

    private static Province expectProvince(NumberText in) {
        char character = in.peek();
        if (PARODIES.contains(character)) {
            throw in.malformed("parody-registry", String.valueOf(character));
        }
        Province province = Province.ofCharacter(character);
        if (province == null) {
            throw in.isAtEnd() ? in.malformed("province-missing") : in.malformed("unknown-province", in.character());
        }
        in.next();
        return province;
    }

    private static int serial(NumberText in) {
        if (in.isAtMask()) {
            throw in.malformed("masked", in.character());
        }
        String digits = in.takeDigits();
        if (digits.isEmpty()) {
            throw in.malformed("serial-missing");
        }
        if (SampleDigits.isZero(digits)) {
            throw in.malformedDigits("serial-zero");
        }
        if (digits.length() > MOST_SERIAL_DIGITS) {
            throw in.malformedDigits("serial-length", String.valueOf(MOST_SERIAL_DIGITS));
        }
        return Integer.parseInt(digits);
    }

    private static Service service(NumberText in) {
        char letter = in.peek();
        if (letter < 'A' || letter > 'Z') {
            return Service.WEBSITE;
        }
        Service service = Service.ofLetter(letter);
        if (service == null) {
            throw in.malformed("unknown-letter", in.character());
        }
        in.next();
        return service;
    }

    private List<NumberRemark> findRemarks() {
        List<NumberRemark> found = new ArrayList<>();
        if (!written.strip().equals(canonical)) {
            found.add(NumberRemark.NORMALISED);
        }
        if (character != province.icpCharacter()) {
            found.add(NumberRemark.PROVINCE_CHARACTER);
        }
        int year = year();
        boolean isKnownYear =
                digits.length() == LONG_LENGTH ? year >= 2020 : year == 2000 || year >= 2005 && year <= 2020;
        if (!isKnownYear) {
            found.add(NumberRemark.YEAR);
        }
        if (SampleDigits.isRun(digits)) {
            found.add(NumberRemark.SAMPLE);
        }
        if (SampleDigits.isTemplateDefault(withoutSerial)) {
            found.add(NumberRemark.TEMPLATE_DEFAULT);
        }
        if (service != Service.WEBSITE) {
            found.add(NumberRemark.NOT_A_WEBSITE_NUMBER);
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

    /** The province's character as written. */
    public char provinceCharacter() {
        return character;
    }

    /** The eight or ten digits before 号. */
    public String digits() {
        return digits;
    }

    /** The year that the digits begin with; 2000 is added to one of two digits. */
    public int year() {
        return digits.length() == LONG_LENGTH
                ? Integer.parseInt(digits.substring(0, 4))
                : 2000 + Integer.parseInt(digits.substring(0, 2));
    }

    /** Whether it is the number of one website or other service, {@code -N}, and not of the entity. */
    public boolean hasSerial() {
        return serial > 0;
    }

    /** The serial {@code N}, from 1; 0 for the entity's number. */
    public int serial() {
        return serial;
    }

    /** What kind of service it was granted for. */
    public Service service() {
        return service;
    }

    /** The entity's number: the canonical form without {@code -N}. */
    public String withoutSerial() {
        return withoutSerial;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IcpNumber number && number.canonical.equals(canonical);
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
