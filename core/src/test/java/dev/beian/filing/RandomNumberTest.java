package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What holds for any number and any text; a failure names the seed to try again with. */
class RandomNumberTest {
    private static final int ROUNDS = 20_000;
    private static final String ALPHABET =
            "京沪川蜀贵甘云萌ICPicpＩＣ备案號号公网安第0123456789０９-－—一()（）：: \u00A0\u200B&nbsp;XxAK*\u202E\uD83D\uDE00\uFFFD?é";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void aPrintedIcpNumberReadsAsItself() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = icp();
            IcpNumber number = IcpNumber.parse(text);
            assertThat(number.canonical()).as("seed %d", seed).isEqualTo(text);
            assertStable(number, IcpNumber.parse(number.canonical()));
            assertThat(IcpNumber.parse(number.withoutSerial()).canonical()).isEqualTo(number.withoutSerial());
        }
    }

    @Test
    void aPrintedPsbNumberReadsAsItself() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = psb();
            PsbNumber number = PsbNumber.parse(text);
            assertThat(number.canonical()).as("seed %d", seed).isEqualTo(text);
            assertStable(number, PsbNumber.parse(number.canonical()));
        }
    }

    @Test
    void carelessWritingChangesNothingButTheRemark() {
        for (int i = 0; i < ROUNDS; i++) {
            String icp = icp();
            assertThat(IcpNumber.parse(careless(icp)).canonical())
                    .as("seed %d", seed)
                    .isEqualTo(icp);
            String psb = psb();
            assertThat(PsbNumber.parse(careless(psb)).canonical())
                    .as("seed %d", seed)
                    .isEqualTo(psb);
        }
    }

    @RepeatedTest(3)
    void anyTextIsReadOrRefusedWithAPlaceInsideIt() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = random.nextInt(4) == 0 ? mutated(icp()) : random.nextInt(3) == 0 ? mutated(psb()) : noise();
            try {
                IcpNumber number = IcpNumber.parse(text);
                assertStable(number, IcpNumber.parse(number.canonical()));
            } catch (MalformedNumberException refused) {
                assertPlaced(refused, text);
            }
            try {
                PsbNumber number = PsbNumber.parse(text);
                assertStable(number, PsbNumber.parse(number.canonical()));
            } catch (MalformedNumberException refused) {
                assertPlaced(refused, text);
            }
            try {
                Licence licence = Licence.parse(null, text, null);
                assertThat(Licence.parse(null, licence.number(), null).number()).isEqualTo(licence.number());
            } catch (MalformedNumberException refused) {
                assertPlaced(refused, text);
            } catch (RuntimeException e) {
                fail("seed " + seed + ", text " + text, e);
            }
        }
    }

    private void assertPlaced(MalformedNumberException refused, String text) {
        assertThat(refused.position()).as("seed %d, text %s", seed, text).isBetween(-1, text.length());
        assertThat(refused.getMessage()).isNotBlank();
    }

    private void assertStable(FilingNumber first, FilingNumber second) {
        assertThat(second).as("seed %d", seed).isEqualTo(first).hasToString(first.canonical());
        assertThat(second.remarks()).as("seed %d", seed).doesNotContain(NumberRemark.NORMALISED);
        assertThat(second.province()).isEqualTo(first.province());
    }

    private String icp() {
        Province province = Province.values()[random.nextInt(Province.values().length)];
        char character = random.nextBoolean() ? province.icpCharacter() : province.psbCharacter();
        String digits = random.nextBoolean()
                ? "%02d%06d".formatted(random.nextInt(100), 1 + random.nextInt(999_999))
                : "%04d%06d".formatted(random.nextInt(10_000), 1 + random.nextInt(999_999));
        String serial = random.nextBoolean()
                ? ""
                : "-" + (1 + random.nextInt(999_999)) + new String[] {"", "A", "X", "K"}[random.nextInt(4)];
        return character + "ICP备" + digits + "号" + serial;
    }

    private String psb() {
        Province province = Province.values()[random.nextInt(Province.values().length)];
        char character = random.nextBoolean() ? province.icpCharacter() : province.psbCharacter();
        StringBuilder digits = new StringBuilder().append(province.code());
        int length = 11 + random.nextInt(5);
        while (digits.length() < length - 1) {
            digits.append(random.nextInt(10));
        }
        return character + "公网安备" + digits.append(1 + random.nextInt(9)) + "号";
    }

    private String careless(String number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            switch (random.nextInt(6)) {
                case 0 -> text.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : c);
                case 1 -> text.append(' ').append(c);
                case 2 -> text.append(c).append("&nbsp;");
                case 3 -> text.append(Character.toLowerCase(c));
                default -> text.append(c == '备' && random.nextBoolean() ? "备案" : String.valueOf(c));
            }
        }
        return text.toString();
    }

    private String mutated(String number) {
        StringBuilder text = new StringBuilder(number);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at);
            }
            if (text.isEmpty()) {
                return "";
            }
        }
        return text.toString();
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
