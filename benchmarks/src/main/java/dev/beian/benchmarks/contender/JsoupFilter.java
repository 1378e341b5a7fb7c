package dev.beian.benchmarks.contender;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Buffers the page, parses it, appends the footer to the body, writes the document anew. */
final class JsoupFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedResponse buffered = new BufferedResponse((HttpServletResponse) response);
        chain.doFilter(request, buffered);
        byte[] body = buffered.body();
        if (buffered.isHtml()) {
            Document document = Jsoup.parse(new String(body, buffered.charset()));
            document.outputSettings().prettyPrint(false).charset(buffered.charset());
            document.body().append(Footer.MARKUP);
            body = document.outerHtml().getBytes(buffered.charset());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body, 0, body.length);
    }
}
