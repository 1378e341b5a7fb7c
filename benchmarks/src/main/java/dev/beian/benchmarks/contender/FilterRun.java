package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import dev.beian.benchmarks.stub.StubContext;
import dev.beian.benchmarks.stub.StubRequest;
import dev.beian.benchmarks.stub.StubResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;

/** Requests through a filter to an application, one after the other. Not thread-safe. */
public final class FilterRun {
    private final Filter filter;
    private final PageApplication pages = new PageApplication();
    private final TextApplication texts = new TextApplication();
    private final StubRequest request =
            new StubRequest(StubContext.create(new DecoratorDispatcher(SiteMeshFilters.DECORATOR)));
    private final StubResponse response = new StubResponse();

    /** Requests through a filter. */
    public FilterRun(Filter filter) {
        this.filter = filter;
    }

    /** Sends a page; gives the number of bytes that came out. */
    public long serve(Page page, Sink sink) throws IOException, ServletException {
        pages.show(page);
        return run("/page.html", pages, sink);
    }

    /** Sends a page of a host and a path; gives the number of bytes that came out. */
    public long serve(String host, String path, Page page, Sink sink) throws IOException, ServletException {
        pages.show(page);
        request.recycle(host, path);
        return run(path, pages, sink);
    }

    /** Writes a page's text; gives the number of bytes that came out. */
    public long serve(Text text, Sink sink) throws IOException, ServletException {
        texts.show(text);
        return run("/page.jsp", texts, sink);
    }

    /** Sends whatever an application answers; gives the number of bytes that came out. */
    public long run(String path, FilterChain application, Sink sink) throws IOException, ServletException {
        request.recycle(path);
        response.recycle(sink);
        filter.doFilter(request, response, application);
        response.end();
        return response.sent();
    }

    /** The request, for benchmarks that vary it. */
    public StubRequest request() {
        return request;
    }
}
