package com.example.shop;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter that tells, in the field {@code Witness}, how many wrappers of this library lay before it. */
public final class WitnessFilter implements Filter {
    /** For the container. */
    public WitnessFilter() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int wrappers = 0;
        ServletResponse current = response;
        while (current instanceof ServletResponseWrapper wrapper) {
            if (wrapper.getClass().getName().startsWith("dev.beian.")) {
                wrappers++;
            }
            current = wrapper.getResponse();
        }
        ((HttpServletResponse) response).addHeader("Witness", request.getDispatcherType() + " " + wrappers);
        chain.doFilter(request, response);
    }
}
