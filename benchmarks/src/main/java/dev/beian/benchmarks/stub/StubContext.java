package dev.beian.benchmarks.stub;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Map;

/** The application's context, of which nearly nothing is asked. */
public final class StubContext {
    private StubContext() {}

    /** A context whose dispatchers all lead to one place. */
    public static ServletContext create(RequestDispatcher dispatcher) {
        return (ServletContext) Proxy.newProxyInstance(
                StubContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    Class<?> type = method.getReturnType();
                    if (method.getName().equals("getMimeType")) {
                        return MediaTypes.of((String) arguments[0]);
                    }
                    if (type == RequestDispatcher.class) {
                        return dispatcher;
                    }
                    if (type == Map.class) {
                        return Map.of();
                    }
                    if (type == String.class) {
                        return "";
                    }
                    return type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
                });
    }

    private static final class MediaTypes {
        static String of(String path) {
            if (path.endsWith(".html")) {
                return "text/html";
            }
            return path.endsWith(".json") ? "application/json" : path.endsWith(".png") ? "image/png" : null;
        }
    }
}
