package dev.beian.it;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of an application, which the harness of each container carries out.
 *
 * <p>Either an application made of instances ({@link #of()}) or an exploded archive ({@link #war}). All servlets and
 * filters support asynchronous processing. Filters run in the order in which they are added.
 *
 * @see ServletServer#start
 */
public final class App {

    /** A servlet with its paths. */
    public record ServletPart(String name, Servlet servlet, List<String> patterns) {}

    /** A filter with its mapping to paths. */
    public record FilterPart(
            String name,
            Filter filter,
            Map<String, String> initParameters,
            Set<DispatcherType> dispatchers,
            List<String> patterns,
            boolean asyncSupported) {}

    /** A page for a status, or for an exception type by its name. */
    public record ErrorPagePart(int status, @Nullable String exceptionType, String path) {}

    /** What a lambda servlet does. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers one request of any method.
         *
         * @param request the request
         * @param response the response
         * @throws ServletException as a servlet may
         * @throws IOException as a servlet may
         */
        void handle(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;
    }

    private final List<ServletPart> servlets = new ArrayList<>();
    private final List<FilterPart> filters = new ArrayList<>();
    private final List<ErrorPagePart> errorPages = new ArrayList<>();
    private final List<ServletContextListener> listeners = new ArrayList<>();
    private final List<ServletContainerInitializer> initializers = new ArrayList<>();
    private final Map<String, String> contextParameters = new LinkedHashMap<>();
    private final List<Path> sharedLibraries = new ArrayList<>();
    private final List<String> welcomeFiles = new ArrayList<>();
    private String contextPath = "";
    private String address = "127.0.0.1";
    private boolean compressing;
    private boolean precompressed;
    private @Nullable Path resources;
    private @Nullable Path war;
    private @Nullable ClassLoader classLoader;

    private App() {}

    /**
     * Starts the description of an application made of instances.
     *
     * @return an empty application at the root context
     */
    public static App of() {
        return new App();
    }

    /**
     * Starts the description of an exploded archive. Its class loader sees the container's classes and
     * {@linkplain #sharedLibraries shared libraries}, but neither this library nor its dependencies from the test's class
     * path: what the archive is to have it brings in {@code WEB-INF}.
     *
     * @param directory the directory with {@code WEB-INF}
     * @return the application at the root context
     */
    public static App war(Path directory) {
        App app = new App();
        app.war = directory;
        return app;
    }

    /**
     * Sets the context path; the root without it.
     *
     * @param path empty, or with a leading and without a final slash
     * @return this
     */
    public App contextPath(String path) {
        contextPath = path;
        return this;
    }

    /**
     * Has the server listen on another address than {@code 127.0.0.1}.
     *
     * @param literal the address, such as {@code ::}
     * @return this
     */
    public App listenOn(String literal) {
        address = literal;
        return this;
    }

    /**
     * Sets a context init parameter.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public App contextParameter(String name, String value) {
        contextParameters.put(name, value);
        return this;
    }

    /**
     * Adds a servlet.
     *
     * @param servlet the instance
     * @param patterns its URL patterns
     * @return this
     */
    public App servlet(Servlet servlet, String... patterns) {
        servlets.add(new ServletPart("servlet" + servlets.size(), servlet, List.of(patterns)));
        return this;
    }

    /**
     * Adds a servlet that answers every method with a lambda.
     *
     * @param pattern its URL pattern
     * @param handler what it does
     * @return this
     */
    public App handle(String pattern, Handler handler) {
        return servlet(new HandlerServlet(handler), pattern);
    }

    /**
     * Adds a filter on every path.
     *
     * @param name its name
     * @param filter the instance
     * @param dispatchers the dispatcher types it is mapped to
     * @return this
     */
    public App filter(String name, Filter filter, DispatcherType... dispatchers) {
        return filter(name, filter, Map.of(), Set.of(dispatchers), "/*");
    }

    /**
     * Adds a filter on every path, for every dispatch but includes.
     *
     * @param name its name
     * @param filter the instance
     * @param initParameters its init parameters
     * @return this
     */
    public App filter(String name, Filter filter, Map<String, String> initParameters) {
        Set<DispatcherType> dispatchers = EnumSet.complementOf(EnumSet.of(DispatcherType.INCLUDE));
        return filter(name, filter, initParameters, dispatchers, "/*");
    }

    /**
     * Adds a filter.
     *
     * @param name its name
     * @param filter the instance
     * @param initParameters its init parameters
     * @param dispatchers the dispatcher types it is mapped to; empty is REQUEST
     * @param patterns its URL patterns
     * @return this
     */
    public App filter(
            String name,
            Filter filter,
            Map<String, String> initParameters,
            Set<DispatcherType> dispatchers,
            String... patterns) {
        Set<DispatcherType> types =
                dispatchers.isEmpty() ? EnumSet.of(DispatcherType.REQUEST) : EnumSet.copyOf(dispatchers);
        filters.add(new FilterPart(name, filter, Map.copyOf(initParameters), types, List.of(patterns), true));
        return this;
    }

    /**
     * Adds an error page for a status.
     *
     * @param status the status
     * @param path the page's path in the context
     * @return this
     */
    public App errorPage(int status, String path) {
        errorPages.add(new ErrorPagePart(status, null, path));
        return this;
    }

    /**
     * Adds an error page for an exception.
     *
     * @param type the exception's type
     * @param path the page's path in the context
     * @return this
     */
    public App errorPage(Class<? extends Throwable> type, String path) {
        errorPages.add(new ErrorPagePart(0, type.getName(), path));
        return this;
    }

    /**
     * Adds a context listener.
     *
     * @param listener the instance
     * @return this
     */
    public App listener(ServletContextListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds a container initializer, as the container would have found it.
     *
     * @param initializer the instance
     * @return this
     */
    public App initializer(ServletContainerInitializer initializer) {
        initializers.add(initializer);
        return this;
    }

    /**
     * Serves a folder's files at every path that no servlet has, through the container's default servlet.
     *
     * @param folder the folder
     * @param welcome the names of welcome files
     * @return this
     */
    public App resources(Path folder, String... welcome) {
        resources = folder;
        welcomeFiles.addAll(Arrays.asList(welcome));
        return this;
    }

    /**
     * Has the default servlet answer with {@code page.html.gz} for {@code page.html} where the client accepts gzip.
     *
     * @return this
     */
    public App precompressed() {
        precompressed = true;
        return this;
    }

    /**
     * Has the server itself, outside of all filters, compress what is not compressed yet, as its own means do: Tomcat's
     * connector, a handler around the contexts of Jetty and Undertow.
     *
     * @return this
     */
    public App compressing() {
        compressing = true;
        return this;
    }

    /**
     * Sets the parent of the context's class loader; the test's own without it. Applications of instances only.
     *
     * @param loader the loader
     * @return this
     */
    public App classLoader(ClassLoader loader) {
        classLoader = loader;
        return this;
    }

    /**
     * Puts jars into the server's shared library folder, so to speak. Archives only.
     *
     * @param jars the jars
     * @return this
     */
    public App sharedLibraries(Path... jars) {
        sharedLibraries.addAll(Arrays.asList(jars));
        return this;
    }

    /** {@return the context path} */
    public String contextPath() {
        return contextPath;
    }

    /** {@return the address that the server listens on} */
    public String address() {
        return address;
    }

    /** {@return the context init parameters} */
    public Map<String, String> contextParameters() {
        return contextParameters;
    }

    /** {@return the servlets in order} */
    public List<ServletPart> servlets() {
        return servlets;
    }

    /** {@return the filters in order} */
    public List<FilterPart> filters() {
        return filters;
    }

    /** {@return the error pages} */
    public List<ErrorPagePart> errorPages() {
        return errorPages;
    }

    /** {@return the context listeners} */
    public List<ServletContextListener> listeners() {
        return listeners;
    }

    /** {@return the container initializers} */
    public List<ServletContainerInitializer> initializers() {
        return initializers;
    }

    /** {@return the folder with static files, or null} */
    public @Nullable Path resources() {
        return resources;
    }

    /** {@return whether precompressed files are served} */
    public boolean isPrecompressed() {
        return precompressed;
    }

    /** {@return whether the server compresses} */
    public boolean isCompressing() {
        return compressing;
    }

    /** {@return the names of welcome files} */
    public List<String> welcomeFiles() {
        return welcomeFiles;
    }

    /** {@return the exploded archive, or null for an application of instances} */
    public @Nullable Path war() {
        return war;
    }

    /** {@return the jars shared by all archives} */
    public List<Path> sharedLibraries() {
        return sharedLibraries;
    }

    /** {@return the parent of the context's class loader; for an archive one that hides this library} */
    public ClassLoader parentLoader() {
        ClassLoader own = App.class.getClassLoader();
        if (war != null) {
            return ServerClassLoader.over(own, sharedLibraries);
        }
        return classLoader != null ? classLoader : own;
    }

    private static final class HandlerServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Handler handler;

        HandlerServlet(Handler handler) {
            this.handler = handler;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            handler.handle(request, response);
        }
    }
}
