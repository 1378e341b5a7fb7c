package dev.beian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ten thousand slow pages fit into a small heap, for little is kept of each. */
class HalfSentPagesTest {
    private static final long KILOBYTE = 1024;

    /** Where a few bytes are held back, or a number has begun that may be ours. */
    private static final long MORE = KILOBYTE + 256;

    @Test
    void tenThousandHalfSentPagesFitInto64MegabytesAndHoldAKilobyteEachAtMost() throws Exception {
        TreeMap<String, Long> held = new TreeMap<>();
        for (String line : OwnProcess.run("-Xmx64m", HalfSentPages.class)) {
            int colon = line.indexOf(": ");
            held.put(line.substring(0, colon), Long.valueOf(line.substring(colon + 2)));
        }
        assertThat(held).hasSize(10);
        for (String place : List.of("text", "attribute value", "after the body")) {
            assertThat(held.get("stream, " + place)).as(place).isBetween(1L, KILOBYTE);
        }
        for (String place : List.of("end tag", "number")) {
            assertThat(held.get("stream, " + place)).as(place).isBetween(1L, MORE);
        }
    }
}
