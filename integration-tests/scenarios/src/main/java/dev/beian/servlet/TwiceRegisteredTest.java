package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two instances of the filter on the way of one response, even from two class loaders, give one footer. */
class TwiceRegisteredTest {
    private static final DispatcherType[] MAPPING = {
        DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC
    };

    private static final UnaryOperator<App> PAGES = app -> app.errorPage(404, "/error")
            .handle("/error", (request, response) -> Pages.write(response))
            .handle("/writer", (request, response) -> Pages.write(response))
            .handle("/stream", (request, response) -> Pages.stream(response))
            .handle("/large", (request, response) -> Pages.stream(response, Pages.large("<p>t</p>")))
            .handle("/flushed", (request, response) -> {
                Pages.write(response, Pages.START);
                response.flushBuffer();
                Pages.write(response, Pages.END);
            })
            .handle("/forward", (request, response) -> {
                request.getRequestDispatcher("/writer").forward(request, response);
            })
            .handle("/reset", (request, response) -> {
                Pages.stream(response, "<!DOCTYPE html><!--");
                response.reset();
                Pages.write(response);
            })
            .handle("/async", (request, response) -> {
                var async = request.startAsync();
                async.start(() -> {
                    Attempt.of(() -> Pages.write((HttpServletResponse) async.getResponse()));
                    async.complete();
                });
            })
            .handle("/dispatch", (request, response) -> request.startAsync().dispatch("/stream"))
            .handle("/sends", (request, response) -> response.sendError(404));

    private static final String[] PATHS = {
        "/writer", "/stream", "/large", "/flushed", "/forward", "/reset", "/async", "/dispatch", "/sends", "/absent"
    };

    @Test
    void inOneClassLoader() {
        TestDesk second = new TestDesk();
        try (Twin twin = Twin.of(app -> PAGES.apply(app.filter("again", new BeianFilter(second), MAPPING)))) {
            assertOneFooter(twin, second);
        }
    }

    @Test
    void inTwoClassLoaders() throws Exception {
        TestDesk second = new TestDesk();
        Filter foreign = foreign(second);
        assertThat(foreign.getClass()).isNotEqualTo(BeianFilter.class);
        try (Twin twin = Twin.of(app -> PAGES.apply(app.filter("again", foreign, MAPPING)))) {
            assertOneFooter(twin, second);
        }
    }

    /** The plain twin has the second filter too, and so one footer; the filtered one may not have another. */
    private static void assertOneFooter(Twin twin, TestDesk second) {
        for (String path : PATHS) {
            second.outcomes.clear();
            twin.desk.outcomes.clear();
            String with = twin.filtered().get(path).text();
            assertThat(second.outcomes.size() + twin.desk.outcomes.size())
                    .as("counted for %s", path)
                    .isEqualTo(1);
            assertThat(Twin.occurrences(with)).as(path).isEqualTo(1);
            assertThat(with).as(path).isEqualTo(twin.plain().get(path).text());
        }
    }

    /** A filter whose class, with all of this library, is loaded by another class loader. */
    private static Filter foreign(TestDesk desk) throws Exception {
        ClassLoader other = new OwnCopy(TwiceRegisteredTest.class.getClassLoader());
        Class<?> deskType = other.loadClass("dev.beian.servlet.PageDesk");
        Constructor<?> constructor =
                other.loadClass(BeianFilter.class.getName()).getDeclaredConstructor(deskType);
        constructor.setAccessible(true);
        Class<?> testDesk = other.loadClass(TestDesk.class.getName());
        Constructor<?> made = testDesk.getDeclaredConstructor();
        made.setAccessible(true);
        Object inner = made.newInstance();
        InvocationHandler relay = (proxy, method, arguments) -> {
            if (method.getName().equals("served")) {
                desk.outcomes.add(String.valueOf(arguments[2]));
                return null;
            }
            method.setAccessible(true);
            return method.invoke(inner, arguments);
        };
        return (Filter) constructor.newInstance(Proxy.newProxyInstance(other, new Class<?>[] {deskType}, relay));
    }

    /** Loads this library anew, and everything else as its parent has it. */
    private static final class OwnCopy extends ClassLoader {
        OwnCopy(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.beian.") || name.startsWith("dev.beian.it.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
