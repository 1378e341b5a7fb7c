package dev.beian.it;

/** A started server with one application. */
public interface RunningServer extends AutoCloseable {

    /**
     * The port it listens on.
     *
     * @return the port at the loopback interface
     */
    int port();

    /**
     * Opens a connection.
     *
     * @return a new connection, to be closed
     */
    default RawHttp connect() {
        return RawHttp.connect(port());
    }

    /**
     * Sends one GET over a connection of its own and reads the whole response.
     *
     * @param target the request target, such as {@code /page?x=1}
     * @param fieldLines further field lines without line ends, such as {@code Accept: text/html}
     * @return the response
     */
    default RawResponse get(String target, String... fieldLines) {
        try (RawHttp http = connect()) {
            return http.request("GET", target, fieldLines).receive();
        }
    }

    /**
     * Undeploys the archive and deploys it anew, under a new class loader, while the server runs. Where {@link
     * Capability#WAR} is.
     */
    default void redeploy() {
        throw new UnsupportedOperationException("no archives");
    }

    /** Stops the server and frees its port. */
    @Override
    void close();
}
