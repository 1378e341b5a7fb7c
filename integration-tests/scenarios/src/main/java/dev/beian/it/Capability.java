package dev.beian.it;

/** What one servlet container does and another does not; scenarios ask for these instead of for names. */
public enum Capability {
    /** Exploded web application archives can be deployed, with their libraries and initializers. */
    WAR,
    /** {@code ServletContainerInitializer}s of an archive's libraries are found by the container itself. */
    INITIALIZER_DISCOVERY,
    /** The response's fields set by the application are still there when the error page runs. */
    FIELDS_SURVIVE_ERROR_DISPATCH,
    /**
     * After {@code RequestDispatcher.forward} the container unwraps the response and ends it, so that whatever a wrapper
     * writes later is lost.
     */
    FORWARD_ENDS_BASE_RESPONSE,
    /** An exception after the commit breaks the connection, so that the client knows that the body is not complete. */
    FAILURE_BREAKS_CONNECTION,
    /** To a client that will close the connection, a body without a length is not chunked but ends with the connection. */
    ENDS_BODY_BY_CLOSING,
    /** Over HTTP/2 one response can be broken off without its connection. */
    BREAKS_STREAM_ALONE,
    /** A response that is committed when its asynchronous request times out, and that nobody completes, is ended. */
    ENDS_COMMITTED_RESPONSE_ON_TIMEOUT,
    /** The servlet for files tells the length of a large one only if it gets the container's own stream, not a wrapper's. */
    FILES_NEED_THE_CONTAINERS_STREAM,
    /** The container implements Servlet 6.0 or newer. */
    SERVLET_6_0,
    /** The container implements Servlet 6.1 or newer. */
    SERVLET_6_1,
    /** Tests that take long are run in this container too: in one of each kind. */
    LONG_RUNS,
    /** The container speaks HTTP/2 without TLS, upgraded from HTTP/1.1. */
    H2C
}
