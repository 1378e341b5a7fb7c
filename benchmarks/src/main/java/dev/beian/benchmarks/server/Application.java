package dev.beian.benchmarks.server;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a container is to serve.
 *
 * @param folder with static files, at every path that no servlet has
 * @param filter in front of everything; null for none
 * @param servlets by pattern
 */
public record Application(Path folder, Filter filter, Map<String, Servlet> servlets) {
    /** The media type of files with pages: their encoding is named, for most filters believe nothing else. */
    static final String HTML = "text/html;charset=UTF-8";
}
