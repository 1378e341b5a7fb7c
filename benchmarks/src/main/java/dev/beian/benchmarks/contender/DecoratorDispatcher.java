package dev.beian.benchmarks.contender;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** Leads to the decorator that SiteMesh asks for. */
record DecoratorDispatcher(String decorator) implements RequestDispatcher {
    @Override
    public void forward(ServletRequest request, ServletResponse response) throws IOException {
        include(request, response);
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws IOException {
        response.getWriter().write(decorator);
    }
}
