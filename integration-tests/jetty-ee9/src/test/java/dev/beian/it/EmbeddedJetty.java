package dev.beian.it;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee9.servlet.DefaultServlet;
import org.eclipse.jetty.ee9.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee9.servlet.FilterHolder;
import org.eclipse.jetty.ee9.servlet.ServletContextHandler;
import org.eclipse.jetty.ee9.servlet.ServletHolder;
import org.eclipse.jetty.ee9.webapp.WebAppContext;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Starts embedded Jetty 12.1 with its ee9 environment. */
public final class EmbeddedJetty implements ServletServer {

    /** For the service loader. */
    public EmbeddedJetty() {}

    @Override
    public String name() {
        return "Jetty " + Server.getVersion() + " ee9";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.WAR,
                Capability.INITIALIZER_DISCOVERY,
                Capability.FIELDS_SURVIVE_ERROR_DISPATCH,
                Capability.FAILURE_BREAKS_CONNECTION,
                Capability.BREAKS_STREAM_ALONE,
                Capability.FILES_NEED_THE_CONTAINERS_STREAM,
                Capability.H2C);
    }

    @Override
    public RunningServer run(App app) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(24, 4);
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost(app.address());
        server.addConnector(connector);
        ServletContextHandler context = describe(app);
        ContextHandlerCollection contexts = new ContextHandlerCollection(); // may change while it runs
        contexts.addHandler(context);
        server.setHandler(app.isCompressing() ? compressing(contexts) : contexts);
        RunningJetty running = new RunningJetty(server, app, contexts, connector);
        try {
            server.start();
            if (!context.isAvailable()) {
                throw new IllegalStateException("the context is unavailable");
            }
            return running;
        } catch (Exception e) {
            running.close();
            throw e;
        }
    }

    @SuppressWarnings("removal") // the one that is in use everywhere; its successor runs with ee11
    private static Handler compressing(Handler contexts) {
        GzipHandler handler = new GzipHandler(contexts);
        handler.setMinGzipSize(32);
        return handler;
    }

    private static ServletContextHandler describe(App app) throws Exception {
        Path war = app.war();
        ServletContextHandler context = war == null ? ofInstances(app) : ofArchive(app, war);
        context.setContextPath(app.contextPath().isEmpty() ? "/" : app.contextPath());
        app.contextParameters().forEach(context::setInitParameter);
        return context;
    }

    private static ServletContextHandler ofArchive(App app, Path war) throws Exception {
        WebAppContext context = new WebAppContext();
        context.getConfigurations(); // loads them, which the archive's class loader, once it is set, could not
        context.setWar(war.toString());
        context.setClassLoader(new WebAppClassLoader(app.parentLoader(), context));
        context.setThrowUnavailableOnStartupException(true);
        return context;
    }

    private static ServletContextHandler ofInstances(App app) {
        ServletContextHandler context = new ServletContextHandler();
        context.setClassLoader(app.parentLoader());
        Path resources = app.resources();
        if (resources != null) {
            context.setBaseResourceAsPath(resources);
            context.setWelcomeFiles(app.welcomeFiles().toArray(String[]::new));
            ServletHolder files = new ServletHolder("default", DefaultServlet.class);
            files.setInitParameter("dirAllowed", "false");
            files.setInitParameter("precompressed", String.valueOf(app.isPrecompressed()));
            files.setAsyncSupported(true);
            context.addServlet(files, "/");
        }
        for (App.ServletPart part : app.servlets()) {
            ServletHolder holder = holder(part.servlet(), part.name());
            part.patterns().forEach(pattern -> context.addServlet(holder, pattern));
        }
        for (App.FilterPart part : app.filters()) {
            FilterHolder holder = new FilterHolder(part.filter());
            holder.setName(part.name());
            holder.setAsyncSupported(part.asyncSupported());
            holder.setInitParameters(part.initParameters());
            part.patterns().forEach(pattern -> context.addFilter(holder, pattern, EnumSet.copyOf(part.dispatchers())));
        }
        if (!app.errorPages().isEmpty()) {
            ErrorPageErrorHandler handler = new ErrorPageErrorHandler();
            for (App.ErrorPagePart part : app.errorPages()) {
                if (part.exceptionType() == null) {
                    handler.addErrorPage(part.status(), part.path());
                } else {
                    handler.addErrorPage(part.exceptionType(), part.path());
                }
            }
            context.setErrorHandler(handler);
        }
        app.initializers().forEach(context::addServletContainerInitializer);
        for (ServletContextListener listener : app.listeners()) {
            context.addEventListener(listener);
        }
        return context;
    }

    private static ServletHolder holder(Servlet servlet, String name) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setName(name);
        holder.setAsyncSupported(true);
        return holder;
    }

    private record RunningJetty(Server server, App app, ContextHandlerCollection contexts, ServerConnector connector)
            implements RunningServer {

        @Override
        public int port() {
            return connector.getLocalPort();
        }

        @Override
        public void redeploy() {
            try {
                for (Handler old : contexts.getHandlers()) {
                    old.stop();
                    contexts.removeHandler(old);
                }
                ServletContextHandler next = describe(app);
                contexts.addHandler(next);
                next.start();
                if (!next.isAvailable()) {
                    throw new IllegalStateException("the context is unavailable");
                }
            } catch (Exception e) {
                throw new IllegalStateException("Jetty did not deploy the archive anew", e);
            }
        }

        @Override
        public void close() {
            try {
                server.stop();
                server.destroy();
            } catch (Exception e) {
                throw new IllegalStateException("Jetty did not stop", e);
            }
        }
    }
}
