package dev.beian.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|/",
                "/news/today.html|/news/today.html",
                "/news/|/news/",
                "''|/",
                "*|/*",
                "/page;jsessionid=1|/page",
                "/admin;x=/secret|/admin/secret",
                "/a;b;c=d/e;f|/a/e",
                "/;x/page|/page",
                "//page|/page",
                "/a//b///c|/a/b/c",
                "/a/./b|/a/b",
                "/a/../b|/b",
                "/a/..|/",
                "/a/b/..|/a/",
                "/../../a|/a",
                "/a/..;x=y/b|/b",
                "/a/%2e%2e/b|/b",
                "/a/%2E./b|/b",
                "/%61dmin|/admin",
                "/a%2Fb|/a/b",
                "/a%2f..%2fb|/b",
                "/a%3Bb/c|/a;b/c",
                "/%e4%b8%bb%E9%A1%B5|/主页",
                "/%252e%252e/a|/%2e%2e/a",
                "/100%|/100%",
                "/%zz%4|/%zz%4",
                "/.hidden|/.hidden",
                "/a/...|/a/...",
                "/a.b/c..d|/a.b/c..d"
            })
    void everySpellingHasTheOneForm(String sent, String path) {
        assertThat(RequestPath.within(sent, "")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/shop|/shop|/",
                "/shop/|/shop|/",
                "/shop/cart|/shop|/cart",
                "/shop;x=y/cart|/shop|/cart",
                "//shop/cart|/shop|/cart",
                "/%73hop/cart|/shop|/cart",
                "/my%20shop/cart|/my%20shop|/cart",
                "/my%20shop/cart|/my shop|/cart",
                "/a/b/cart|/a/b|/cart",
                "/shopping|/shop|/shopping"
            })
    void theContextIsNoPartOfIt(String sent, String context, String path) {
        assertThat(RequestPath.within(sent, context)).isEqualTo(path);
    }

    @Test
    void whatIsNormalIsNotCopied() {
        String path = "/news/2026/today.html";

        assertThat(RequestPath.within(path, "")).isSameAs(path);
    }
}
