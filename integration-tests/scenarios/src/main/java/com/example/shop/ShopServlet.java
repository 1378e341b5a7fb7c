package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in every way that a servlet has; its path info says how. */
public final class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ShopServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/page" -> page(response);
            case "/json" -> {
                response.setContentType("application/json");
                response.getWriter().write("{\"html\":\"<html><body></body></html>\"}");
            }
            case "/forward" -> request.getRequestDispatcher("/shop/page").forward(request, response);
            case "/forward-to-file" ->
                request.getRequestDispatcher("/static.html").forward(request, response);
            case "/include" -> {
                response.setContentType("text/html;charset=UTF-8");
                response.getWriter().write("<!DOCTYPE html><html><body>");
                request.getRequestDispatcher("/fragment.html").include(request, response);
                response.getWriter().write("</body></html>");
            }
            case "/error" -> response.sendError(418);
            case "/throw" -> throw new ServletException("provoked");
            case "/async" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> {
                    try {
                        page((HttpServletResponse) async.getResponse());
                        async.complete();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            case "/loader" -> {
                try {
                    response.getWriter().write(Loaders.see() ? "own" : "shared");
                } catch (ClassNotFoundException e) {
                    throw new ServletException(e);
                }
            }
            case "/dispatch" -> request.startAsync().dispatch("/shop/page");
            default -> response.sendError(404);
        }
    }

    private static void page(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<!DOCTYPE html><html><head><title>商店</title></head><body><p>你好</p></body></html>");
    }
}
