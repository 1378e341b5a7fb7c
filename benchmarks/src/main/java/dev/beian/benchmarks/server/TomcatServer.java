package dev.beian.benchmarks.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Embedded Tomcat as it comes, but for the number of connections. */
record TomcatServer(Connector connector) implements PageServer {
    static final String MOST_CONNECTIONS = "20000";

    static PageServer start(Application application) throws Exception {
        Path base = Files.createTempDirectory("tomcat");
        base.toFile().deleteOnExit();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("maxConnections", MOST_CONNECTIONS);
        connector.setProperty("acceptCount", "1000");
        tomcat.setConnector(connector);
        Context context =
                tomcat.addContext("", application.folder().toAbsolutePath().toString());
        add(context, "default", "/", new DefaultServlet());
        Tomcat.addDefaultMimeTypeMappings(context);
        context.addMimeMapping("html", Application.HTML);
        application.servlets().forEach((pattern, servlet) -> add(context, pattern, pattern, servlet));
        if (application.filter() != null) {
            addFilter(context, application);
        }
        tomcat.start();
        return new TomcatServer(connector);
    }

    private static void add(Context context, String name, String pattern, Servlet servlet) {
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setAsyncSupported(true);
        context.addServletMappingDecoded(pattern, name, false);
    }

    private static void addFilter(Context context, Application application) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("filter");
        definition.setFilter(application.filter());
        definition.setFilterClass(application.filter().getClass().getName());
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName("filter");
        mapping.addURLPattern("/*");
        for (DispatcherType type :
                List.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)) {
            mapping.setDispatcher(type.name());
        }
        context.addFilterMap(mapping);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }
}
