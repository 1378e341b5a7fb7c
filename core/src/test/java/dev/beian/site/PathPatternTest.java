package dev.beian.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which paths a pattern is about. */
class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/about, /about",
        "/admin/*, /admin/users",
        "/admin/*, /admin/",
        "/admin/**, /admin",
        "/admin/**, /admin/",
        "/admin/**, /admin/a/b/c.html",
        "admin/**, /admin/a",
        "/**, /",
        "/**, /a/b",
        "**, /a/b",
        "/**/print, /print",
        "/**/print, /a/b/print",
        "/a/**/z, /a/z",
        "/a/**/z, /a/b/z",
        "/a/**/z, /a/z/b/z",
        "/a/**/b/**/c, /a/x/b/y/b/c",
        "/a/**/b/*/c, /a/b/b/x/c",
        "/**/*.html, /index.html",
        "/**/*.html, /a/b/c.html",
        "/*/edit, /42/edit",
        "/user-*, /user-",
        "/user-*/x, /user-42/x",
        "/a*c*e, /abcde",
        "/a*c*e, /ace",
        "*.jsp, /index.jsp",
        "*.jsp, /a/b/index.jsp",
        "*.jsp, /.jsp",
        "print*, /a/printed",
        "index.html, /a/index.html",
        "*, /a/b",
        "*, /",
        "/新闻/*, /新闻/一",
        "/100%, /100%",
    })
    void whatAPatternMatches(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/, /a",
        "/about, /about/",
        "/about, /about/us",
        "/about, /About",
        "/admin/*, /admin",
        "/admin/*, /admin/a/b",
        "/admin/*, /admin/a/",
        "/admin/**, /administrator",
        "/admin/**, /x/admin/a",
        "/**/print, /a/printed",
        "/**/print, /print/a",
        "/a/**/z, /a/z/b",
        "/a/**/z, /b/z",
        "/*/edit, /edit",
        "/*/edit, /a/b/edit",
        "/a*c*e, /abcd",
        "/a*c*e, /ac/e",
        "*.jsp, /a.jsp/b",
        "*.jsp, /a.jspx",
        "*.jsp, /a.jsp/",
        "*.jsp, /a.JSP",
        "index.html, /a/index.html/b",
        "/a, /",
        "/a/b, /a",
    })
    void whatAPatternDoesNotMatch(String pattern, String path) {
        assertThat(PathPattern.parse(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', path-empty",
        "https://example.cn/a, path-is-url",
        "/a?b=c, path-character",
        "/a#b, path-character",
        "/a;v=1, path-character",
        "'\\a', path-character",
        "/a%2Fb, path-encoded",
        "/%E6%96%B0, path-encoded",
        "//a, path-not-normal",
        "/a//b, path-not-normal",
        "/a/../b, path-not-normal",
        "/./a, path-not-normal",
        "/a/**b, path-double-star",
        "**.jsp, path-double-star",
        "/a/***, path-double-star",
    })
    void whatCanMatchNothingIsRefused(String pattern, String code) {
        assertThatThrownBy(() -> PathPattern.parse(pattern))
                .isInstanceOfSatisfying(
                        MalformedPatternException.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void manyStarsCostNoMoreThanTheLengthsMultiplied() {
        PathPattern pattern = PathPattern.parse("/**/" + "a*".repeat(30) + "b/**/" + "a*".repeat(30) + "b");

        assertThat(pattern.matches("/" + ("a".repeat(60) + "/").repeat(60))).isFalse();
    }

    @Test
    void excludeBeatsInclude() {
        PageSelection selection = new PageSelection(
                List.of(PathPattern.parse("/shop/**")), List.of(PathPattern.parse("*.json")), List.of("/shop/"), false);

        assertThat(selection.selects("/shop/a")).isTrue();
        assertThat(selection.selects("/shop/a.json")).isFalse();
        assertThat(selection.selects("/blog")).isFalse();
        assertThat(selection.isHome("/shop/")).isTrue();
        assertThat(selection.isHome("/")).isFalse();
    }
}
