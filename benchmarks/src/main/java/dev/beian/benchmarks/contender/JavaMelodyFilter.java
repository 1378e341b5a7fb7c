package dev.beian.benchmarks.contender;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.bull.javamelody.internal.web.HtmlInjection;

/** JavaMelody's injecting response, without its monitoring. */
final class JavaMelodyFilter implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse wrapped =
                HtmlInjection.wrap((HttpServletRequest) request, (HttpServletResponse) response, Footer.MARKUP);
        chain.doFilter(request, wrapped);
        wrapped.flushBuffer(); // as its own filter does
    }
}
