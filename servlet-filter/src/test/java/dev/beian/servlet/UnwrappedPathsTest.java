package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnwrappedPathsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/javascript",
                "application/javascript;charset=UTF-8",
                "text/css",
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
            })
    void whatMayBeWrittenByAnApplicationIsWrapped(String type) {
        assertThat(UnwrappedPaths.isNoPage(type)).isFalse();
    }
}
