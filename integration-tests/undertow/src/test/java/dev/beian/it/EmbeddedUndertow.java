package dev.beian.it;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** Starts embedded Undertow, which knows no archives and discovers nothing: everything goes through its API. */
public final class EmbeddedUndertow implements ServletServer {

    /** For the service loader. */
    public EmbeddedUndertow() {}

    @Override
    public String name() {
        return "Undertow";
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.ENDS_BODY_BY_CLOSING,
                Capability.ENDS_COMMITTED_RESPONSE_ON_TIMEOUT,
                Capability.SERVLET_6_0,
                Capability.H2C);
    }

    @Override
    public RunningServer run(App app) throws Exception {
        if (app.war() != null) {
            throw new UnsupportedOperationException("Undertow has no deployer for archives");
        }
        DeploymentManager deployment = Servlets.newContainer().addDeployment(describe(app));
        deployment.deploy();
        try {
            PathHandler paths = new PathHandler();
            paths.addPrefixPath(app.contextPath().isEmpty() ? "/" : app.contextPath(), deployment.start());
            Undertow server = Undertow.builder()
                    .addHttpListener(0, app.address())
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                    .setIoThreads(2)
                    .setWorkerThreads(16)
                    .setHandler(app.isCompressing() ? compressing(paths) : paths)
                    .build();
            server.start();
            return new RunningUndertow(server, deployment);
        } catch (Exception e) {
            deployment.undeploy();
            throw e;
        }
    }

    private static HttpHandler compressing(HttpHandler handler) {
        ContentEncodingRepository codings = new ContentEncodingRepository();
        codings.addEncodingHandler("gzip", new GzipEncodingProvider(), 50);
        return new EncodingHandler(handler, codings);
    }

    private static DeploymentInfo describe(App app) {
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(app.parentLoader())
                .setContextPath(app.contextPath().isEmpty() ? "/" : app.contextPath())
                .setDeploymentName("app");
        app.contextParameters().forEach(info::addInitParameter);
        Path resources = app.resources();
        if (resources != null) {
            info.setResourceManager(new PathResourceManager(resources));
            info.addWelcomePages(app.welcomeFiles());
            if (app.isPrecompressed()) {
                info.addPreCompressedResourceEncoding("gzip", ".gz");
            }
        }
        for (App.ServletPart part : app.servlets()) {
            ServletInfo servlet = new ServletInfo(
                    part.name(), part.servlet().getClass(), new ImmediateInstanceFactory<>(part.servlet()));
            servlet.setAsyncSupported(true);
            info.addServlet(servlet.addMappings(part.patterns()));
        }
        for (App.FilterPart part : app.filters()) {
            FilterInfo filter = new FilterInfo(
                    part.name(), part.filter().getClass(), new ImmediateInstanceFactory<>(part.filter()));
            filter.setAsyncSupported(part.asyncSupported());
            part.initParameters().forEach(filter::addInitParam);
            info.addFilter(filter);
            for (String pattern : part.patterns()) {
                for (DispatcherType type : part.dispatchers()) {
                    info.addFilterUrlMapping(part.name(), pattern, type);
                }
            }
        }
        app.errorPages().forEach(part -> info.addErrorPage(errorPage(part)));
        app.initializers()
                .forEach(initializer -> info.addServletContainerInitializer(new ServletContainerInitializerInfo(
                        initializer.getClass(), new ImmediateInstanceFactory<>(initializer), Set.of())));
        app.listeners()
                .forEach(listener -> info.addListener(
                        new ListenerInfo(listener.getClass(), new ImmediateInstanceFactory<>(listener))));
        return info;
    }

    private static ErrorPage errorPage(App.ErrorPagePart part) {
        if (part.exceptionType() == null) {
            return new ErrorPage(part.path(), part.status());
        }
        try {
            return new ErrorPage(
                    part.path(), Class.forName(part.exceptionType()).asSubclass(Throwable.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private record RunningUndertow(Undertow server, DeploymentManager deployment) implements RunningServer {

        @Override
        public int port() {
            return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }

        @Override
        public void close() {
            try {
                deployment.stop();
                deployment.undeploy();
            } catch (ServletException e) {
                throw new IllegalStateException("Undertow did not stop", e);
            } finally {
                server.stop();
            }
        }
    }
}
