package com.example.library;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Uses the application's own jsoup and Typesafe Config, and tells which ones they are. */
public final class LibrariesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LibrariesServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Config config = ConfigFactory.load();
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write("<!DOCTYPE html><html><head><title>书店</title></head><body>"
                        + line("jsoup", origin(Jsoup.class))
                        + line("config", origin(Config.class))
                        + line("since", since("org.jsoup.helper.StringUtil", "org.jsoup.internal.StringUtil"))
                        + line("also since", since("com.typesafe.config.ConfigMemorySize"))
                        + line("title", Jsoup.parse("<title>图书</title><p>x").title())
                        + line("shop", config.getString("shop.name"))
                        + line("timeout", String.valueOf(config.getInt("payment.timeout")))
                        + "</body></html>");
    }

    private static String line(String name, String value) {
        return "<p>" + name + ": " + value + "</p>\n";
    }

    /** The jar that a class comes from. */
    private static String origin(Class<?> type) {
        String location =
                type.getProtectionDomain().getCodeSource().getLocation().toString();
        return location.replaceAll(".*/([^/]+\\.jar).*", "$1");
    }

    /** Which of these classes there are; each came with, or went with, a version. */
    private static String since(String... names) {
        return Stream.of(names).filter(LibrariesServlet::isThere).toList().toString();
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, LibrariesServlet.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
