package dev.beian.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Calls of methods that came after Servlet 5.0, against which we compile.
 *
 * <p>The handles are looked up once; where the running API lacks the method, nobody can call ours either, except by
 * name, and gets the answer that an unknown method deserves.
 */
final class LaterServlet {
    private static final @Nullable MethodHandle SEND_REDIRECT = find(
            HttpServletResponse.class,
            "sendRedirect",
            MethodType.methodType(void.class, String.class, int.class, boolean.class));

    private static final @Nullable MethodHandle WRITE_BUFFER =
            find(ServletOutputStream.class, "write", MethodType.methodType(void.class, ByteBuffer.class));

    /** Whether the running API is that of Servlet 6.1 or later. */
    static final boolean HAS_6_1 = WRITE_BUFFER != null;

    private LaterServlet() {}

    /** {@code response.sendRedirect(location, status, clearBuffer)} of Servlet 6.1. */
    static void sendRedirect(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        invoke(SEND_REDIRECT, response, location, status, clearBuffer);
    }

    /** {@code stream.write(buffer)} of Servlet 6.1. */
    static void write(ServletOutputStream stream, ByteBuffer buffer) throws IOException {
        invoke(WRITE_BUFFER, stream, buffer);
    }

    private static void invoke(@Nullable MethodHandle method, Object... arguments) throws IOException {
        if (method == null) {
            throw new UnsupportedOperationException("this container's Servlet API has no such method");
        }
        try {
            method.invokeWithArguments(arguments);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static @Nullable MethodHandle find(Class<?> type, String name, MethodType signature) {
        try {
            return MethodHandles.publicLookup().findVirtual(type, name, signature);
        } catch (NoSuchMethodException | IllegalAccessException absent) {
            return null;
        }
    }
}
