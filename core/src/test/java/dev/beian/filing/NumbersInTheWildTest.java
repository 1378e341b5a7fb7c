package dev.beian.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of {@code filing-numbers.tsv} gets the verdict of its row. */
class NumbersInTheWildTest {
    /**
     * Placeholders by where they were found (a theme's settings, a generated page): their form is that of a real number,
     * which its rightful owner must be able to use.
     */
    private static final Set<String> WELL_FORMED_PLACEHOLDERS =
            Set.of("黔ICP备11010000号", "桂公网安备 45010302000123号", "黑公网安备23010202010001号");

    /** What may be said about a number that the data calls canonical: it is true of its form all the same. */
    private static final Set<NumberRemark> SAID_OF_CANONICAL_ONES =
            Set.of(NumberRemark.PROVINCE_CHARACTER, NumberRemark.NOT_A_WEBSITE_NUMBER);

    record Row(String kind, String text, String status, String canonical, String subtype) {
        @Override
        public String toString() {
            return status + ' ' + text;
        }
    }

    static Stream<Row> rows() throws IOException {
        return lines("filing-numbers.tsv").skip(1).map(line -> {
            String[] cells = line.split("\t", -1);
            return new Row(cells[0], cells[1], cells[3], cells[5], cells[6]);
        });
    }

    static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = NumbersInTheWildTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    /** What a number of any kind turns out to be. */
    record Reading(String canonical, List<NumberRemark> remarks) {}

    private static Reading read(Row row) {
        return switch (row.kind()) {
            case "icp" -> {
                IcpNumber number = IcpNumber.parse(row.text());
                yield new Reading(number.canonical(), number.remarks());
            }
            case "psb" -> {
                PsbNumber number = PsbNumber.parse(row.text());
                yield new Reading(number.canonical(), number.remarks());
            }
            case "licence" -> {
                Licence licence = Licence.parse(null, row.text(), null);
                assertThat(licence.name()).as("a known kind has its name").isNotNull();
                assertThat(licence.href()).as("a known kind has its link").isNotNull();
                yield new Reading(licence.number(), licence.remarks());
            }
            default -> fail("kind " + row.kind());
        };
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyNumberGetsTheVerdictOfItsRow(Row row) {
        switch (row.status()) {
            case "ok" -> {
                Reading reading = read(row);
                assertThat(reading.canonical()).isEqualTo(row.canonical());
                assertThat(SAID_OF_CANONICAL_ONES).containsAll(reading.remarks());
            }
            case "sloppy" -> {
                Reading reading = read(row);
                if (!row.canonical().isEmpty()) {
                    assertThat(reading.canonical()).isEqualTo(row.canonical());
                }
                assertThat(reading.remarks())
                        .isNotEmpty()
                        .isSubsetOf(NumberRemark.NORMALISED, NumberRemark.ISSUER_MISSING);
            }
            case "legacy" -> assertThat(read(row).remarks()).contains(NumberRemark.LEGACY_LENGTH);
            case "malformed" -> assertThatThrownBy(() -> read(row)).isInstanceOf(MalformedNumberException.class);
            case "placeholder" -> assertThat(isSuspect(row)).isEqualTo(!WELL_FORMED_PLACEHOLDERS.contains(row.text()));
            default -> fail("status " + row.status());
        }
    }

    private static boolean isSuspect(Row row) {
        try {
            return read(row).remarks().stream().anyMatch(NumberRemark::isSilencedByConfirmation);
        } catch (MalformedNumberException refused) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aServiceNumberTellsItsKind(Row row) {
        if (!row.kind().equals("icp") || !row.status().equals("ok")) {
            return;
        }
        IcpNumber number = IcpNumber.parse(row.text());
        String subtype = switch (number.service()) {
            case WEBSITE -> number.hasSerial() ? "site" : "subject";
            case APP -> "app";
            case MINI_PROGRAM -> "mini-program";
            case QUICK_APP -> "quick-app";
        };
        assertThat(subtype).isEqualTo(row.subtype());
        assertThat(number.has(NumberRemark.NOT_A_WEBSITE_NUMBER))
                .isEqualTo(number.service() != IcpNumber.Service.WEBSITE);
    }

    @Test
    void thePlaceholdersThatRestOnTheirPlaceAreInTheData() throws IOException {
        assertThat(rows().map(Row::text)).containsAll(WELL_FORMED_PLACEHOLDERS);
    }

    @Test
    void theProvincesAreThoseOfTheData() throws IOException {
        List<String> expected = lines("provinces.tsv")
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> String.join(" ", cells[0], cells[2], cells[3]))
                .toList();
        assertThat(Stream.of(Province.values())
                        .map(each -> each.code() + " " + each.icpCharacter() + ' ' + each.psbCharacter()))
                .containsExactlyElementsOf(expected)
                .hasSize(31);
    }

    @Test
    void theProvincesNamesBeginTheOfficialOnes() throws IOException {
        List<String> official = lines("provinces.tsv")
                .skip(1)
                .map(line -> line.split("\t", -1)[1])
                .toList();
        for (Province province : Province.values()) {
            assertThat(official.get(province.ordinal())).startsWith(province.chineseName());
        }
    }
}
