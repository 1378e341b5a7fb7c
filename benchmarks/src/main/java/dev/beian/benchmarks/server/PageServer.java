package dev.beian.benchmarks.server;

/** A running servlet container. */
public interface PageServer {
    /** The containers that there are. */
    enum Container {
        /** Tomcat 10.1. */
        TOMCAT {
            @Override
            PageServer start(Application application) throws Exception {
                return TomcatServer.start(application);
            }
        },
        /** Jetty 12.1. */
        JETTY {
            @Override
            PageServer start(Application application) throws Exception {
                return JettyServer.start(application);
            }
        };

        /** Starts an application on a free port of the loopback interface. */
        abstract PageServer start(Application application) throws Exception;
    }

    /** The port that it listens on. */
    int port();
}
