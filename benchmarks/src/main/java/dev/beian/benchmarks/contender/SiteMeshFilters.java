package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.stub.StubContext;
import dev.beian.benchmarks.stub.StubFilterConfig;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.sitemesh.builder.SiteMeshFilterBuilder;

/** SiteMesh with one decorator for all pages. */
public final class SiteMeshFilters {
    /** Where the decorator is to be found. */
    public static final String DECORATOR_PATH = "/decorator.html";

    /** The decorator: all of the page, and the footer at the end. */
    public static final String DECORATOR =
            "<!DOCTYPE html>\n<html><head><title><sitemesh:write property='title'/></title>"
                    + "<sitemesh:write property='head'/></head><body><sitemesh:write property='body'/>"
                    + Footer.MARKUP
                    + "</body></html>";

    private SiteMeshFilters() {}

    static Filter create() {
        Filter filter = new SiteMeshFilterBuilder()
                .addDecoratorPath("/*", DECORATOR_PATH)
                .create();
        try {
            filter.init(new StubFilterConfig(StubContext.create(new DecoratorDispatcher(DECORATOR))));
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        return filter;
    }
}
