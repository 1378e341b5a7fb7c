package dev.beian.benchmarks.contender;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What developers write by hand: buffer the page, find the last {@code </body>}, put the footer before it. */
final class HabitFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedResponse buffered = new BufferedResponse((HttpServletResponse) response);
        chain.doFilter(request, buffered);
        byte[] body = buffered.body();
        if (buffered.isHtml()) {
            String page = new String(body, buffered.charset());
            int end = page.lastIndexOf("</body>");
            if (end >= 0) {
                body = (page.substring(0, end) + Footer.MARKUP + page.substring(end)).getBytes(buffered.charset());
            }
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body, 0, body.length);
    }
}
