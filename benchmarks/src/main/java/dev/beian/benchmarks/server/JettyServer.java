package dev.beian.benchmarks.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Embedded Jetty as it comes. */
record JettyServer(ServerConnector connector) implements PageServer {
    static PageServer start(Application application) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.setBaseResourceAsPath(application.folder());
        context.getMimeTypes().addMimeMapping("html", Application.HTML);
        context.addServlet(holder(new DefaultServlet()), "/");
        application.servlets().forEach((pattern, servlet) -> context.addServlet(holder(servlet), pattern));
        if (application.filter() != null) {
            FilterHolder filter = new FilterHolder(application.filter());
            filter.setAsyncSupported(true);
            context.addFilter(
                    filter,
                    "/*",
                    EnumSet.of(
                            DispatcherType.REQUEST,
                            DispatcherType.FORWARD,
                            DispatcherType.ERROR,
                            DispatcherType.ASYNC));
        }
        server.setHandler(context);
        server.start();
        return new JettyServer(connector);
    }

    private static ServletHolder holder(Servlet servlet) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        return holder;
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }
}
