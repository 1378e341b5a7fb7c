package dev.beian.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ServiceLoader;
import java.util.Set;

/** The servlet container of the module that runs; every container module provides one implementation as a service. */
public interface ServletServer {

    /**
     * The container under test.
     *
     * @return the only implementation on the class path
     */
    static ServletServer underTest() {
        return ServiceLoader.load(ServletServer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run the scenarios in one of the container modules"));
    }

    /**
     * Starts an application in the container under test.
     *
     * @param app the application
     * @return the running server, to be closed
     */
    static RunningServer start(App app) {
        try {
            return underTest().run(app);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServerStartException(underTest().name() + " did not start the application", e);
        }
    }

    /**
     * Skips the calling test in containers without a capability.
     *
     * @param capability what the test needs
     */
    static void assume(Capability capability) {
        assumeTrue(has(capability), () -> underTest().name() + " lacks " + capability);
    }

    /**
     * Tells whether the container under test has a capability.
     *
     * @param capability what is asked for
     * @return true if it has it
     */
    static boolean has(Capability capability) {
        return underTest().capabilities().contains(capability);
    }

    /**
     * The container's name for messages.
     *
     * @return name and version line, such as {@code Tomcat 11}
     */
    String name();

    /**
     * What this container can do.
     *
     * @return its capabilities
     */
    Set<Capability> capabilities();

    /**
     * Starts an application on a free port of the loopback interface.
     *
     * @param app the application
     * @return the running server
     * @throws Exception if the server or the application does not start; the server is stopped then
     */
    RunningServer run(App app) throws Exception;

    /** The server or its application did not start. */
    final class ServerStartException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Names the cause.
         *
         * @param message what did not start
         * @param cause why
         */
        public ServerStartException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
