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
public record Application(Path folder, Filter filter, Map<String, Servlet> servlets) {}
