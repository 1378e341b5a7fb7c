package dev.beian.it.spring.server;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/** Jetty with one unpacked WAR at {@code /app}. */
final class JettyWarServer {
    private JettyWarServer() {}

    /** Serves the WAR in the given folder until it is ended. */
    public static void main(String[] args) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        ContextHandler webApp = webApp();
        webApp.setContextPath("/app");
        webApp.setBaseResourceAsPath(Path.of(args[0]));
        server.setHandler(webApp);
        server.start();
        System.out.println("serving on port " + connector.getLocalPort());
        server.join();
    }

    /** A web application context of whichever Jakarta EE version this Jetty has. */
    private static ContextHandler webApp() throws ReflectiveOperationException {
        for (String version : new String[] {"ee11", "ee10"}) {
            try {
                Class<?> type = Class.forName("org.eclipse.jetty." + version + ".webapp.WebAppContext");
                Object webApp = type.getConstructor().newInstance();
                type.getMethod("setThrowUnavailableOnStartupException", boolean.class)
                        .invoke(webApp, true);
                return (ContextHandler) webApp;
            } catch (ClassNotFoundException otherVersion) {
                continue;
            }
        }
        throw new IllegalStateException("no web application context");
    }
}
