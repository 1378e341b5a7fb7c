package dev.beian.it.spring.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with one unpacked WAR at {@code /app}. */
final class TomcatWarServer {
    private TomcatWarServer() {}

    /** Serves the WAR in the given folder until it is ended. */
    public static void main(String[] args) throws Exception {
        Path base = Files.createTempDirectory("tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setPort(0);
        tomcat.addWebapp("/app", Path.of(args[0]).toAbsolutePath().toString());
        tomcat.start();
        System.out.println("serving on port " + tomcat.getConnector().getLocalPort());
        tomcat.getServer().await();
    }
}
