package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedPathsTest {
    private final ServedPaths paths = new ServedPaths();

    @Test
    void aPathIsUnknownUntilItWasServed() {
        assertThat(paths.kindOf("/a")).isEqualTo(ServedPaths.Kind.UNKNOWN);
    }

    @Test
    void aPathIsWhatItServed() {
        paths.learn("/page", true);
        paths.learn("/video", false);

        assertThat(paths.kindOf("/page")).isEqualTo(ServedPaths.Kind.PAGE);
        assertThat(paths.kindOf("/video")).isEqualTo(ServedPaths.Kind.OTHER);
    }

    @Test
    void aPathThatServesBothIsBoth() {
        paths.learn("/one", true);
        paths.learn("/one", false);
        paths.learn("/two", false);
        paths.learn("/two", true);

        assertThat(paths.kindOf("/one")).isEqualTo(ServedPaths.Kind.BOTH);
        assertThat(paths.kindOf("/two")).isEqualTo(ServedPaths.Kind.BOTH);
    }

    @Test
    void manyPathsAreRememberedAndNoneIsTakenForAnother() {
        for (int i = 0; i < 100_000; i++) {
            paths.learn("/path/" + i, true);
        }

        int remembered = 0;
        for (int i = 0; i < 100_000; i++) {
            remembered += paths.kindOf("/path/" + i) == ServedPaths.Kind.PAGE ? 1 : 0;
            assertThat(paths.kindOf("/other/" + i)).isEqualTo(ServedPaths.Kind.UNKNOWN);
        }
        assertThat(remembered).isBetween(6_000, 8_192);
    }
}
