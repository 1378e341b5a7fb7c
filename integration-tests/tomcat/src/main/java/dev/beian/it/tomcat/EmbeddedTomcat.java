package dev.beian.it.tomcat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.Host;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.ServerInfo;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Starts embedded Tomcat 10.1 or 11, whichever is on the class path. */
public final class EmbeddedTomcat implements ServletServer {

    private static final boolean IS_11 =
            Integer.parseInt(ServerInfo.getServerNumber().split("\\.", 2)[0]) >= 11;

    /** For the service loader. */
    public EmbeddedTomcat() {}

    @Override
    public String name() {
        return ServerInfo.getServerInfo();
    }

    @Override
    public Set<Capability> capabilities() {
        EnumSet<Capability> capabilities = EnumSet.of(
                Capability.WAR,
                Capability.INITIALIZER_DISCOVERY,
                Capability.FIELDS_SURVIVE_ERROR_DISPATCH,
                Capability.FAILURE_BREAKS_CONNECTION,
                Capability.BREAKS_STREAM_ALONE,
                Capability.ENDS_COMMITTED_RESPONSE_ON_TIMEOUT,
                Capability.SERVLET_6_0,
                Capability.H2C);
        if (IS_11) {
            capabilities.add(Capability.FORWARD_ENDS_BASE_RESPONSE);
            capabilities.add(Capability.SERVLET_6_1);
            capabilities.add(Capability.LONG_RUNS);
        }
        return capabilities;
    }

    @Override
    public RunningServer run(App app) throws Exception {
        Path base = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", app.address());
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("minSpareThreads", "2");
        if (app.isCompressing()) {
            connector.setProperty("compression", "on");
            connector.setProperty("compressionMinSize", "32");
        }
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.setConnector(connector);
        Context context = add(tomcat, app);
        RunningTomcat running = new RunningTomcat(tomcat, app, connector, base);
        try {
            tomcat.start();
            if (context.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException("the context is " + context.getStateName());
            }
            return running;
        } catch (Exception e) {
            running.close();
            throw e;
        }
    }

    private static Context add(Tomcat tomcat, App app) {
        Context context = app.war() == null ? ofInstances(tomcat, app) : ofArchive(tomcat, app);
        context.setParentClassLoader(app.parentLoader());
        app.contextParameters().forEach(context::addParameter);
        return context;
    }

    private static Context ofArchive(Tomcat tomcat, App app) {
        return tomcat.addWebapp(app.contextPath(), String.valueOf(app.war()));
    }

    private static Context ofInstances(Tomcat tomcat, App app) {
        Path resources = app.resources();
        String docBase = resources == null ? null : resources.toAbsolutePath().toString();
        StandardContext context = (StandardContext) tomcat.addContext(app.contextPath(), docBase);
        if (docBase != null) {
            Wrapper wrapper = Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet");
            wrapper.setAsyncSupported(true);
            wrapper.addInitParameter("precompressed", String.valueOf(app.isPrecompressed()));
            wrapper.setOverridable(true);
            context.addServletMappingDecoded("/", "default", false);
            Tomcat.addDefaultMimeTypeMappings(context);
            app.welcomeFiles().forEach(context::addWelcomeFile);
        }
        for (App.ServletPart part : app.servlets()) {
            Wrapper wrapper = Tomcat.addServlet(context, part.name(), part.servlet());
            wrapper.setAsyncSupported(true);
            part.patterns().forEach(pattern -> context.addServletMappingDecoded(pattern, part.name(), false));
        }
        for (App.FilterPart part : app.filters()) {
            addFilter(context, part);
        }
        for (App.ErrorPagePart part : app.errorPages()) {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(part.status());
            page.setExceptionType(part.exceptionType());
            page.setLocation(part.path());
            context.addErrorPage(page);
        }
        app.initializers().forEach(initializer -> context.addServletContainerInitializer(initializer, Set.of()));
        if (!app.listeners().isEmpty()) {
            context.addServletContainerInitializer(
                    (classes, servletContext) -> addListeners(app, servletContext), Set.of());
        }
        return context;
    }

    private static void addListeners(App app, ServletContext servletContext) {
        app.listeners().forEach(servletContext::addListener);
    }

    private static void addFilter(Context context, App.FilterPart part) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(part.name());
        definition.setFilter(part.filter());
        definition.setFilterClass(part.filter().getClass().getName());
        definition.setAsyncSupported(String.valueOf(part.asyncSupported()));
        part.initParameters().forEach(definition::addInitParameter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(part.name());
        part.patterns().forEach(mapping::addURLPattern);
        for (DispatcherType type : part.dispatchers()) {
            mapping.setDispatcher(type.name());
        }
        context.addFilterMap(mapping);
    }

    private record RunningTomcat(Tomcat tomcat, App app, Connector connector, Path base) implements RunningServer {

        @Override
        public int port() {
            return connector.getLocalPort();
        }

        @Override
        public void redeploy() {
            Host host = tomcat.getHost();
            host.removeChild(host.findChild(app.contextPath()));
            Context next = add(tomcat, app); // which starts it, for the host runs
            if (next.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException("the context is " + next.getStateName());
            }
        }

        @Override
        public void close() {
            try {
                tomcat.stop();
                tomcat.destroy();
                delete(base.toFile());
            } catch (LifecycleException | IOException e) {
                throw new IllegalStateException("Tomcat did not stop", e);
            }
        }

        private static void delete(File file) throws IOException {
            File[] children = file.listFiles();
            if (children != null) {
                for (File child : children) {
                    delete(child);
                }
            }
            Files.deleteIfExists(file.toPath());
        }
    }
}
