package dev.beian.benchmarks.startup;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * A web application in Tomcat, of whose jars in {@code WEB-INF/lib} this class knows nothing: they do what they do when a
 * server finds them. The first argument is the folder of the application. Prints {@link #STARTED} and how many filters the
 * application has, and waits.
 */
public final class WebApplication {
    /** Begins the line that tells the end of the start. */
    public static final String STARTED = "started with filters: ";

    private WebApplication() {}

    /** Starts. */
    public static void main(String[] arguments) throws Exception {
        Logger tomcats = Logger.getLogger("org.apache");
        tomcats.setLevel(Level.WARNING);
        Tomcat tomcat = new Tomcat();
        Path base = Files.createTempDirectory("tomcat");
        tomcat.setBaseDir(base.toString());
        tomcat.setAddDefaultWebXmlToWebapp(false);
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        Context context = tomcat.addWebapp("", arguments[0]);
        tomcat.start();
        PrintStream out = System.out;
        out.println(STARTED + context.findFilterDefs().length);
        tomcats.setLevel(Level.INFO); // keeps the logger, and with it its level, from being collected
        base.toFile().deleteOnExit();
        tomcat.getServer().await();
    }
}
