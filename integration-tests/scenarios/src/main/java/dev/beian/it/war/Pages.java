package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.RawResponse;
import dev.beian.it.War;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The application that is dropped into, and what is asserted of its pages. */
final class Pages {
    static final String NUMBER = "京ICP备2021012345号-1";
    static final String CONF = "beian.icp.number = \"" + NUMBER + "\"\n";
    static final String STATIC_PAGE =
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>主页</title></head>\n<body><h1>主页</h1></body></html>\n";
    static final String SHOP = """
            <servlet>
              <servlet-name>shop</servlet-name>
              <servlet-class>com.example.shop.ShopServlet</servlet-class>
              <async-supported>true</async-supported>
            </servlet>
            <servlet-mapping><servlet-name>shop</servlet-name><url-pattern>/shop/*</url-pattern></servlet-mapping>
            <error-page><error-code>404</error-code><location>/error.html</location></error-page>
            <error-page><error-code>418</error-code><location>/error.html</location></error-page>
            <error-page><exception-type>java.lang.Throwable</exception-type><location>/error.html</location></error-page>
            """;
    /** The filter as somebody writes it who registers it by hand. */
    static final String FILTER = """
            <filter>
              <filter-name>beianFilter</filter-name>
              <filter-class>dev.beian.servlet.BeianFilter</filter-class>
              <async-supported>true</async-supported>
            </filter>
            <filter-mapping>
              <filter-name>beianFilter</filter-name>
              <url-pattern>/*</url-pattern>
              <dispatcher>REQUEST</dispatcher>
              <dispatcher>FORWARD</dispatcher>
              <dispatcher>ERROR</dispatcher>
              <dispatcher>ASYNC</dispatcher>
            </filter-mapping>
            """;

    static final String WITNESS = """
            <filter>
              <filter-name>witness</filter-name>
              <filter-class>com.example.shop.WitnessFilter</filter-class>
              <async-supported>true</async-supported>
            </filter>
            <filter-mapping><filter-name>witness</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            """;

    private Pages() {}

    /** An application of files alone, without our jars. */
    static War files(Path folder) {
        return War.in(folder)
                .file("static.html", STATIC_PAGE)
                .file("index.html", STATIC_PAGE)
                .file("error.html", "<!DOCTYPE html><html><body><p>出错了</p></body></html>")
                .file("fragment.html", "<p>片段</p>")
                .file("style.css", "body { color: black }\n")
                .file("data.json", "{\"page\":\"<html><body></body></html>\"}");
    }

    /** Asserts that a response is a page with one footer that shows the number, and gives the footer. */
    static Element assertFooter(RawResponse response) {
        return assertFooter("", response);
    }

    /** Likewise, and names the path in a complaint. */
    static Element assertFooter(String path, RawResponse response) {
        assertThat(response.field("Content-Type")).startsWith("text/html");
        Document document = Jsoup.parse(response.text());
        assertThat(document.select("[data-beian-footer]"))
                .as("footers of %s in %s", path, response)
                .hasSize(1);
        Element footer = document.select("body > [data-beian-footer]").first();
        assertThat(footer).as("footer as a child of body").isNotNull();
        assertThat(document.body().children().last()).isSameAs(footer);
        Element link = footer.select("a[data-beian=icp]").first();
        assertThat(link).as("link in %s", footer).isNotNull();
        assertThat(link.text()).isEqualTo(NUMBER);
        assertThat(link.attr("href")).isEqualTo("https://beian.miit.gov.cn/");
        return footer;
    }

    static void assertNoFooter(RawResponse response) {
        assertThat(response.text()).doesNotContain("data-beian");
    }
}
