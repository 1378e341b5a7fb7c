package dev.beian.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;

/**
 * Where the supported containers differ in ways that the Servlet specification leaves open.
 *
 * @param suspendsAfterForward Tomcat from 11 on: after a forward the container's own response takes no byte any more, and
 *     our stream is not closed through the wrapper, so that a page has to be finished inside the forward
 * @param ignoresNull Tomcat before 11: a field set to null keeps its value
 * @param forgetsTakenOnForward Jetty: after a forward has begun, the target may take the writer although the forwarding
 *     servlet took the stream, or the other way round
 * @param printsInCharset Jetty: {@code ServletOutputStream.print(String)} encodes in the response's character encoding
 *     instead of refusing what ISO-8859-1 lacks
 * @param formatsInResponseLocale Jetty: {@code PrintWriter.format} without a locale takes that of the response
 * @param replacesByChar Jetty: in ISO-8859-1 each half of a surrogate pair has a replacement of its own
 * @param restatesCharset Undertow: once the writer is taken, a new content type goes out without the parameters that it
 *     was given and with the writer's charset in a notation of the container's own
 * @param flushesAfterForward Undertow: when a forward is over, it flushes the stream or writer of a wrapped response before it
 *     closes it, whereby it no longer knows the body's length when it has to send the fields
 * @param addsErrorPageToCommitted Tomcat: what fails after its commit is broken off behind the error page that is mapped,
 *     and ended as if it were whole if that page cannot be written since the other one of stream and writer is taken
 * @param breaksConnectionWithStream Undertow: over HTTP/2 a body that the filter refuses to have ended takes the connection
 *     with it, and so all other requests on it
 * @param lineSeparator what {@code PrintWriter.println} writes: Undertow's own is that of HTTP
 */
record ContainerTraits(
        boolean suspendsAfterForward,
        boolean ignoresNull,
        boolean forgetsTakenOnForward,
        boolean printsInCharset,
        boolean formatsInResponseLocale,
        boolean replacesByChar,
        boolean restatesCharset,
        boolean flushesAfterForward,
        boolean addsErrorPageToCommitted,
        boolean breaksConnectionWithStream,
        String lineSeparator) {

    /** Whether the container of an application {@linkplain #suspendsAfterForward() suspends} responses after a forward. */
    static boolean suspendsAfterForward(ServletContext context) {
        return LaterServlet.HAS_6_1 && context.getClass().getName().startsWith("org.apache.catalina.");
    }

    /** Judges a container by its own response class, for the server's name can be configured away. */
    static ContainerTraits of(ServletResponse response) {
        ServletResponse own = response;
        while (own instanceof ServletResponseWrapper wrapper) {
            own = wrapper.getResponse();
        }
        String name = own.getClass().getName();
        boolean tomcat = name.startsWith("org.apache.catalina.");
        boolean jetty = name.startsWith("org.eclipse.jetty.");
        boolean undertow = name.startsWith("io.undertow.");
        boolean newest = LaterServlet.HAS_6_1;
        return new ContainerTraits(
                tomcat && newest,
                tomcat && !newest,
                jetty,
                jetty,
                jetty,
                jetty,
                undertow,
                undertow,
                tomcat,
                undertow,
                undertow ? "\r\n" : System.lineSeparator());
    }
}
