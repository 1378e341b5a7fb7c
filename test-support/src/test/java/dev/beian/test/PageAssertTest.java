package dev.beian.test;

import static dev.beian.test.BeianAssertions.assertThatPage;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PageAssertTest {
    private static final String PAGE = "<!DOCTYPE html><title>首页</title><body><p>正文</p><div data-beian-footer>"
            + "<a href='https://beian.miit.gov.cn/'>京ICP备2021033841号-2</a></div>";

    @Test
    void aPageThatShowsItsNumberPasses() {
        assertThatPage(PAGE).showsIcpNumber("京ICP备2021033841号-2").hasOneFooter();
    }

    @Test
    void aPageWithoutItsNumberFailsWithAnInspectorsWords() {
        assertThatThrownBy(() -> assertThatPage("<p>正文").showsIcpNumber("京ICP备2021033841号-2"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("The ICP filing number 京ICP备2021033841号-2 is not shown on the page.");
        assertThatThrownBy(() -> assertThatPage(PAGE).showsPsbNumber("京公网安备11010502041847号"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("京公网安备11010502041847号");
    }

    @Test
    void footersAreCounted() {
        assertThatPage("<p>正文").hasNoFooter();
        assertThatThrownBy(() ->
                        assertThatPage(PAGE + "<div data-beian-footer></div>").hasOneFooter())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected 1 footers on the page, but there are 2.");
        assertThatThrownBy(() -> assertThatPage(null).hasOneFooter()).isInstanceOf(AssertionError.class);
    }
}
