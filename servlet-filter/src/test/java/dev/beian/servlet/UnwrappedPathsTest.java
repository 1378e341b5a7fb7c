package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnwrappedPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "IMAGE/JPEG",
                "font/woff2",
                "video/mp4",
                "audio/mpeg",
                "application/zip",
                "application/pdf; x=y",
                "application/vnd.android.package-archive",
            })
    void filesThatAreNeverPagesGoOnUnwrapped(String type) {
        assertThat(UnwrappedPaths.isNoPage(type)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "text/html",
                "application/xhtml+xml",
                "image/svg+xml",
                "application/json",
                "text/plain",
                "application/octet-stream",
                "text/javascript",
            })
    void whatMayBeWrittenByAnApplicationIsWrapped(String type) {
        assertThat(UnwrappedPaths.isNoPage(type)).isFalse();
    }
}
